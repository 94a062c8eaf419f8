/** What is known of a row, or of a part of it: `m` its maximum, `l` the sum of exp(x - m). */
export interface Stats {
  m: number;
  l: number;
}

/** The statistics of two parts together. `{ m: -Infinity, l: 0 }` is the empty part. */
export function mergeStats(a: Stats, b: Stats): Stats {
  throw new Error("TODO: implement mergeStats");
}

/**
 * Softmax of every row; the row's maximum and sum come from one pass over it.
 *
 * @param x logits `[n, k]`, not written to
 * @param block how many elements are merged at a time
 * @returns `[n, k]`
 */
export function onlineSoftmax(x: Float32Array, n: number, k: number, block = 1): Float32Array {
  throw new Error("TODO: implement onlineSoftmax");
}
