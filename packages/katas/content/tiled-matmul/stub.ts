export interface Shape {
  /** rows of a and of c */
  m: number;
  /** columns of a, rows of b */
  k: number;
  /** columns of b and of c */
  n: number;
}

/**
 * The product of two matrices, worked through in tiles that stay in the cache.
 *
 * @param a `[m, k]`, row-major
 * @param b `[k, n]`, row-major
 * @param c `[m, n]`; when given, the product is added to it in place
 * @returns `[m, n]`: `c` itself when given, else a new array
 * @throws RangeError when `c` shares memory with `a` or `b`
 */
export function matmul(a: Float32Array, b: Float32Array, s: Shape, c?: Float32Array): Float32Array {
  throw new Error("TODO: implement matmul");
}
