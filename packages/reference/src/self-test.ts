/** @file Four small computations whose results are known, to find a backend that starts but computes wrongly. */
import * as tf from "@tensorflow/tfjs-core";

/** softmax([1, 2, 3]) */
const SOFTMAX = [0.09003057, 0.24472847, 0.66524096];
/** d/dx sum(softmax(x) * [1, 2, 4]) = p_i * (w_i - sum_j p_j * w_j), at x = [1, 2, 3] */
const GRADIENT = [-0.20170913, -0.30357378, 0.50528291];
/** Single precision leaves 1e-7; half precision, which is not enough, leaves 1e-4. */
const TOLERANCE = 1e-5;

/** Throws when the current backend gives a wrong number. */
export async function selfTest(): Promise<void> {
  const x = tf.tensor1d([1, 2, 3]);
  const weights = tf.tensor1d([1, 2, 4]);
  const results = {
    matMul: [tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2])), [19, 22, 43, 50]],
    // The second operand has one head for two of the first, as in grouped-query attention.
    broadcast: [
      tf.matMul(tf.tensor4d([1, 2, 3, 4], [2, 2, 1, 1]), tf.tensor4d([10, 100], [2, 1, 1, 1])),
      [10, 20, 300, 400],
    ],
    softmax: [tf.softmax(x), SOFTMAX],
    gradient: [tf.grad((y) => tf.sum(tf.mul(tf.softmax(y), weights)))(x), GRADIENT],
  } as const;
  for (const [name, [result, expected]] of Object.entries(results)) {
    const got = await result.data();
    result.dispose();
    if (!expected.every((value, i) => Math.abs(got[i]! - value) <= TOLERANCE))
      throw new Error(`selfTest: ${name} is [${expected.join(", ")}]; got [${got.join(", ")}]`);
  }
  tf.dispose([x, weights]);
}
