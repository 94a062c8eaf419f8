export interface Stats {
  m: number;
  l: number;
}

const EMPTY: Stats = { m: -Infinity, l: 0 };

export function mergeStats(a: Stats, b: Stats): Stats {
  const m = Math.max(a.m, b.m);
  // Nothing finite on either side: -Infinity - -Infinity would be NaN.
  if (m === -Infinity) return EMPTY;
  return { m, l: a.l * Math.exp(a.m - m) + b.l * Math.exp(b.m - m) };
}

export function onlineSoftmax(x: Float32Array, n: number, k: number, block = 1): Float32Array {
  const y = new Float32Array(n * k);
  for (let row = 0; row < n * k; row += k) {
    const rowEnd = row + k;

    // Pass 1: fold the blocks of the row into (m, l).
    let all = EMPTY;
    for (let start = row; start < rowEnd; start += block) {
      const end = Math.min(start + block, rowEnd);
      all = mergeStats(all, blockStats(x, start, end));
    }

    // Pass 2: write. A row of -Infinity only has l = 0 and stays zero.
    if (all.l === 0) continue;
    for (let j = row; j < rowEnd; j++) y[j] = Math.exp(x[j]! - all.m) / all.l;
  }
  return y;
}

/** A block is small enough to stay in registers: its maximum first, then its sum. */
function blockStats(x: Float32Array, start: number, end: number): Stats {
  let m = -Infinity;
  for (let j = start; j < end; j++) m = Math.max(m, x[j]!);
  if (m === -Infinity) return EMPTY;
  let l = 0;
  for (let j = start; j < end; j++) l += Math.exp(x[j]! - m);
  return { m, l };
}
