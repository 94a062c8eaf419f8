interface Shape {
  m: number;
  k: number;
  n: number;
}

/** Row times row: b is read as it lies in memory, but each element of c is loaded and stored once for every product. */
export function matmul(
  a: Float32Array,
  b: Float32Array,
  { m, k, n }: Shape,
  c: Float32Array = new Float32Array(m * n),
): Float32Array {
  for (let i = 0; i < m; i++) {
    for (let p = 0; p < k; p++) {
      const x = a[i * k + p]!;
      for (let j = 0; j < n; j++) c[i * n + j]! += x * b[p * n + j]!;
    }
  }
  return c;
}
