interface Shape {
  m: number;
  k: number;
  n: number;
}

/** Two rows by two columns at a time, in local sums, as it should be, but down whole columns of b: without tiles. */
export function matmul(
  a: Float32Array,
  b: Float32Array,
  { m, k, n }: Shape,
  c: Float32Array = new Float32Array(m * n),
): Float32Array {
  for (const x of [a, b]) {
    const end = Math.min(x.byteOffset + x.byteLength, c.byteOffset + c.byteLength);
    if (x.buffer === c.buffer && Math.max(x.byteOffset, c.byteOffset) < end) {
      throw new RangeError("matmul: c shares no memory with a or b");
    }
  }
  for (let i = 0; i < m; i += 2) {
    for (let j = 0; j < n; j += 2) {
      // At the edge a row or a column is its own neighbour, and is written once.
      const i1 = Math.min(i + 1, m - 1);
      const j1 = Math.min(j + 1, n - 1);
      let [s00, s01, s10, s11] = [0, 0, 0, 0];
      for (let p = 0; p < k; p++) {
        const a0 = a[i * k + p]!;
        const a1 = a[i1 * k + p]!;
        const b0 = b[p * n + j]!;
        const b1 = b[p * n + j1]!;
        s00 += a0 * b0;
        s01 += a0 * b1;
        s10 += a1 * b0;
        s11 += a1 * b1;
      }
      c[i * n + j]! += s00;
      if (j1 > j) c[i * n + j1]! += s01;
      if (i1 > i) c[i1 * n + j]! += s10;
      if (i1 > i && j1 > j) c[i1 * n + j1]! += s11;
    }
  }
  return c;
}
