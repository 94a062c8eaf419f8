interface Stats {
  m: number;
  l: number;
}

export function mergeStats(a: Stats, b: Stats): Stats {
  const m = Math.max(a.m, b.m);
  if (m === -Infinity) return { m, l: 0 };
  return { m, l: a.l * Math.exp(a.m - m) + b.l * Math.exp(b.m - m) };
}

/** One pass for the statistics, as it should be, but each row is copied first, into an array that is made once. */
export function onlineSoftmax(x: Float32Array, n: number, k: number): Float32Array {
  const y = new Float32Array(n * k);
  const row = new Float32Array(k);
  for (let i = 0; i < n; i++) {
    row.set(x.subarray(i * k, (i + 1) * k));
    let stats: Stats = { m: -Infinity, l: 0 };
    for (const e of row) stats = mergeStats(stats, { m: e, l: e === -Infinity ? 0 : 1 });
    for (let j = 0; j < k && stats.l > 0; j++) y[i * k + j] = Math.exp(row[j]! - stats.m) / stats.l;
  }
  return y;
}
