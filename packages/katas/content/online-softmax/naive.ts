interface Stats {
  m: number;
  l: number;
}

export function mergeStats(a: Stats, b: Stats): Stats {
  const m = Math.max(a.m, b.m);
  if (m === -Infinity) return { m, l: 0 };
  return { m, l: a.l * Math.exp(a.m - m) + b.l * Math.exp(b.m - m) };
}

/** Each step of the formula for a whole row, and each result in an array of its own. */
export function onlineSoftmax(x: Float32Array, n: number, k: number): Float32Array {
  const y = new Float32Array(n * k);
  for (let i = 0; i < n; i++) {
    const row = x.slice(i * k, (i + 1) * k);
    const m = row.reduce((top, e) => Math.max(top, e), -Infinity);
    const exps = row.map((e) => (m === -Infinity ? 0 : Math.exp(e - m)));
    const l = exps.reduce((sum, e) => sum + e, 0);
    y.set(l === 0 ? exps : exps.map((e) => e / l), i * k);
  }
  return y;
}
