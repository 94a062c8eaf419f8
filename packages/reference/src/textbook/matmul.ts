/**
 * @file The product of two matrices.
 *
 * Letters: m = rows of a and c, k = columns of a and rows of b, n = columns of b and c.
 */
import * as tf from "@tensorflow/tfjs-core";

export interface MatmulShape {
  readonly m: number;
  readonly k: number;
  readonly n: number;
}

/**
 * The product of two row-major matrices, added to `c` where that is given.
 *
 * `c_ij += sum over p of a_ip b_pj`
 *
 * Nothing is left out: 0 times NaN or Infinity is NaN. With k = 0 the product is zeros.
 *
 * @param a `[m, k]`
 * @param b `[k, n]`; may be `a`
 * @param s the sizes, each an integer from 0
 * @param c `[m, n]`, updated in place
 * @returns `[m, n]`: `c` where given, else a new array
 * @throws {RangeError} when `c` shares memory with `a` or `b`
 */
export async function matmul(
  a: Float32Array,
  b: Float32Array,
  s: MatmulShape,
  c?: Float32Array,
): Promise<Float32Array> {
  const { m, k, n } = s;
  if (c !== undefined && [a, b].some((x) => sharesMemory(x, c)))
    throw new RangeError("matmul: c shares no memory with a or b");
  const product = tf.tidy(() => tf.matMul(tf.tensor2d(a, [m, k]), tf.tensor2d(b, [k, n])));
  const values = Float32Array.from(await product.data());
  product.dispose();
  if (c === undefined) return values;
  for (let i = 0; i < values.length; i++) c[i]! += values[i]!;
  return c;
}

function sharesMemory(x: Float32Array, y: Float32Array): boolean {
  const start = Math.max(x.byteOffset, y.byteOffset);
  const end = Math.min(x.byteOffset + x.byteLength, y.byteOffset + y.byteLength);
  return x.buffer === y.buffer && start < end;
}
