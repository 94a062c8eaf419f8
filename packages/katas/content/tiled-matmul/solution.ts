export interface Shape {
  m: number;
  k: number;
  n: number;
}

interface Operands {
  a: Float32Array;
  b: Float32Array;
  c: Float32Array;
  k: number;
  n: number;
}

/** Steps along k in a block: four columns of 128 rows of b touch 128 cache lines, 8 KiB, and stay in the L1 cache. */
const KC = 128;
/** Rows of a in a block: 64 x 128 numbers are 32 KiB, and stay in the L2 cache. */
const MC = 64;
/** Rows and columns of c that are summed up in registers at a time. */
const R = 4;

export function matmul(
  a: Float32Array,
  b: Float32Array,
  { m, k, n }: Shape,
  c: Float32Array = new Float32Array(m * n),
): Float32Array {
  if (overlaps(c, a) || overlaps(c, b)) throw new RangeError("matmul: c shares no memory with a or b");
  const operands = { a, b, c, k, n };

  for (let p0 = 0; p0 < k; p0 += KC) {
    const p1 = Math.min(p0 + KC, k);
    for (let i0 = 0; i0 < m; i0 += MC) {
      const i1 = Math.min(i0 + MC, m);
      // Four columns of b serve all rows of the block before the next four come.
      for (let j = 0; j < n; j += R) {
        for (let i = i0; i < i1; i += R) {
          if (i + R <= i1 && j + R <= n) addTile(operands, i, j, p0, p1);
          else addEdge(operands, i, Math.min(i + R, i1), j, Math.min(j + R, n), p0, p1);
        }
      }
    }
  }
  return c;
}

/** Four rows times four columns: per step 8 numbers are read for 16 products, and c is touched once per block. */
// prettier-ignore
function addTile({ a, b, c, k, n }: Operands, i: number, j: number, p0: number, p1: number): void {
  let c00 = 0, c01 = 0, c02 = 0, c03 = 0;
  let c10 = 0, c11 = 0, c12 = 0, c13 = 0;
  let c20 = 0, c21 = 0, c22 = 0, c23 = 0;
  let c30 = 0, c31 = 0, c32 = 0, c33 = 0;
  for (let p = p0; p < p1; p++) {
    const row = p * n + j;
    const b0 = b[row]!, b1 = b[row + 1]!, b2 = b[row + 2]!, b3 = b[row + 3]!;
    const a0 = a[i * k + p]!, a1 = a[(i + 1) * k + p]!, a2 = a[(i + 2) * k + p]!, a3 = a[(i + 3) * k + p]!;
    c00 += a0 * b0; c01 += a0 * b1; c02 += a0 * b2; c03 += a0 * b3;
    c10 += a1 * b0; c11 += a1 * b1; c12 += a1 * b2; c13 += a1 * b3;
    c20 += a2 * b0; c21 += a2 * b1; c22 += a2 * b2; c23 += a2 * b3;
    c30 += a3 * b0; c31 += a3 * b1; c32 += a3 * b2; c33 += a3 * b3;
  }
  addRow(c, i * n + j, c00, c01, c02, c03);
  addRow(c, (i + 1) * n + j, c10, c11, c12, c13);
  addRow(c, (i + 2) * n + j, c20, c21, c22, c23);
  addRow(c, (i + 3) * n + j, c30, c31, c32, c33);
}

function addRow(c: Float32Array, at: number, x0: number, x1: number, x2: number, x3: number): void {
  c[at]! += x0;
  c[at + 1]! += x1;
  c[at + 2]! += x2;
  c[at + 3]! += x3;
}

/** Less than four rows or columns, at the border of a block: one element at a time. */
function addEdge(
  { a, b, c, k, n }: Operands,
  i0: number,
  i1: number,
  j0: number,
  j1: number,
  p0: number,
  p1: number,
): void {
  for (let i = i0; i < i1; i++) {
    for (let j = j0; j < j1; j++) {
      let sum = 0;
      for (let p = p0; p < p1; p++) sum += a[i * k + p]! * b[p * n + j]!;
      c[i * n + j]! += sum;
    }
  }
}

function overlaps(x: Float32Array, y: Float32Array): boolean {
  const isBefore = (x: Float32Array, y: Float32Array) => x.byteOffset + x.byteLength <= y.byteOffset;
  return x.buffer === y.buffer && !isBefore(x, y) && !isBefore(y, x);
}
