/**
 * @file A linear layer with a low-rank adapter.
 *
 * Letters: W = frozen weight, A, B = factors of its change, r = rank of the change, alpha = its strength.
 */
import * as tf from "@tensorflow/tfjs-core";

/**
 * `y = x W + (alpha / r) * ((x A) B) + bias`, where only A and B are trained.
 *
 * Merged, the layer multiplies by `W + (alpha / r) A B` alone.
 *
 * @see arXiv 2106.09685 section 4.1
 */
export class LoRALinear {
  readonly #base: tf.Tensor2D;
  readonly #a: tf.Variable<tf.Rank.R2>;
  readonly #b: tf.Variable<tf.Rank.R2>;
  readonly #strength: number;
  readonly #bias: tf.Tensor1D | undefined;
  #merged: tf.Tensor2D | undefined;

  /**
   * @param W `[in, out]`
   * @param A `[in, r]`, becomes a variable
   * @param B `[r, out]`, becomes a variable
   * @param o.alpha strength; the branch is scaled by `alpha / r`
   * @param o.bias `[out]`
   * @throws {RangeError} when the shapes disagree
   */
  constructor(W: tf.Tensor2D, A: tf.Tensor2D, B: tf.Tensor2D, o: { alpha: number; bias?: tf.Tensor1D }) {
    const [din, dout] = W.shape;
    const r = A.shape[1];
    const isConsistent = A.shape[0] === din && B.shape[0] === r && B.shape[1] === dout;
    if (!isConsistent || (o.bias && o.bias.size !== dout)) {
      const shapes = [W, A, B, ...(o.bias ? [o.bias] : [])].map((x) => `[${x.shape.join(", ")}]`);
      throw new RangeError(
        `LoRALinear: W is [in, out], A [in, r], B [r, out] and bias [out]; got ${shapes.join(", ")}`,
      );
    }
    this.#base = W;
    this.#a = tf.variable(A);
    this.#b = tf.variable(B);
    this.#strength = o.alpha / r;
    this.#bias = o.bias;
  }

  /**
   * The layer's output; the branch costs O(r) per element, since A B is never formed.
   *
   * @param x `[..., in]`
   * @returns `[..., out]`
   * @throws {RangeError} when the last axis of `x` is not `in`
   */
  forward(x: tf.Tensor): tf.Tensor {
    const [din, dout] = this.#base.shape;
    if (x.shape.at(-1) !== din)
      throw new RangeError(`LoRALinear.forward: x is [..., ${din}]; got [${x.shape.join(", ")}]`);
    return tf.tidy(() => {
      const rows = tf.reshape(x, [-1, din]) as tf.Tensor2D;
      const base = tf.matMul(rows, this.#merged ?? this.#base);
      const y = this.#merged
        ? base
        : tf.add(base, tf.mul(tf.matMul(tf.matMul(rows, this.#a), this.#b), this.#strength));
      return tf.reshape(this.#bias ? tf.add(y, this.#bias) : y, [...x.shape.slice(0, -1), dout]);
    });
  }

  /** Adds the change to the weight. Once merged, nothing more is added. */
  merge(): void {
    this.#merged ??= tf.tidy(() =>
      tf.keep(tf.add(this.#base, tf.mul(tf.matMul(this.#a, this.#b), this.#strength)) as tf.Tensor2D),
    );
  }

  /** Takes the change out again: the weight is the frozen one, to the last bit. */
  unmerge(): void {
    this.#merged?.dispose();
    this.#merged = undefined;
  }

  /** @returns `[in, out]`, what `forward` multiplies x with, without the branch */
  weight(): tf.Tensor2D {
    return tf.clone(this.#merged ?? this.#base);
  }

  /** @returns `[A, B]`, merged or not */
  trainable(): tf.Variable[] {
    return [this.#a, this.#b];
  }
}

/**
 * Starting factors whose product is zero: `A_ij = normal() / sqrt(r)`, `B = 0`.
 *
 * @param din rows of A
 * @param dout columns of B
 * @param r rank
 * @param normal draws a standard normal; called `din * r` times, row by row
 * @returns `A [din, r]`, `B [r, dout]`
 * @see arXiv 2106.09685 section 4.1
 */
export function initLora(
  din: number,
  dout: number,
  r: number,
  normal: () => number,
): { A: tf.Tensor2D; B: tf.Tensor2D } {
  const draws = Float32Array.from({ length: din * r }, () => normal() / Math.sqrt(r));
  return { A: tf.tensor2d(draws, [din, r]), B: tf.zeros([r, dout]) };
}
