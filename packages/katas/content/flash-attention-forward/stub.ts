export interface Options {
  /** sequences */
  B: number;
  /** heads */
  H: number;
  /** queries */
  Tq: number;
  /** keys and values */
  Tk: number;
  /** width of a head */
  d: number;
  /** queries in a block */
  br: number;
  /** keys in a block */
  bc: number;
  /** key j only for queries i with j <= i + Tk - Tq */
  causal: boolean;
}

/**
 * Attention block by block: br queries stay, bc keys and values at a time pass by.
 *
 * @param q `[B, H, Tq, d]`
 * @param k `[B, H, Tk, d]`
 * @param v `[B, H, Tk, d]`
 * @returns `o` `[B, H, Tq, d]` and `lse` `[B, H, Tq]`, the log of the sum of exp(score); 0 and -Infinity where no key is seen
 */
export function flashForward(
  q: Float32Array,
  k: Float32Array,
  v: Float32Array,
  o: Options,
): { o: Float32Array; lse: Float32Array } {
  throw new Error("TODO: implement flashForward");
}
