interface Shape {
  m: number;
  k: number;
  n: number;
}

/** Each element on its own: the inner loop walks down a column of b, n numbers at a step. */
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
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = c[i * n + j]!;
      for (let p = 0; p < k; p++) sum += a[i * k + p]! * b[p * n + j]!;
      c[i * n + j] = sum;
    }
  }
  return c;
}
