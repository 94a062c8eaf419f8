import * as tf from "@tensorflow/tfjs";

export interface LoRAOptions {
  alpha: number;
  bias?: tf.Tensor1D;
}

/** A frozen linear layer with a trainable update of rank r beside it. */
export class LoRALinear {
  /**
   * @param W frozen weight `[in, out]`
   * @param A `[in, r]`, becomes a variable
   * @param B `[r, out]`, becomes a variable
   * @param o `alpha`: the update is scaled by alpha / r; `bias`: `[out]`
   * @throws {RangeError} when the shapes disagree
   */
  constructor(W: tf.Tensor2D, A: tf.Tensor2D, B: tf.Tensor2D, o: LoRAOptions) {
    throw new Error("TODO: implement LoRALinear");
  }

  /** `[..., in] -> [..., out]` */
  forward(x: tf.Tensor): tf.Tensor {
    throw new Error("TODO: implement forward");
  }

  /** Adds the update to the weight, once. */
  merge(): void {
    throw new Error("TODO: implement merge");
  }

  /** Takes it out again. */
  unmerge(): void {
    throw new Error("TODO: implement unmerge");
  }

  /** What `forward` multiplies x with, without the branch: `[in, out]`. */
  weight(): tf.Tensor2D {
    throw new Error("TODO: implement weight");
  }

  /** `[A, B]` */
  trainable(): tf.Variable[] {
    throw new Error("TODO: implement trainable");
  }
}

/**
 * @param normal the next draw from a standard normal distribution
 * @returns A `[din, r]`, filled row by row with normal() / sqrt(r), and B `[r, dout]`, zeros
 */
export function initLora(
  din: number,
  dout: number,
  r: number,
  normal: () => number,
): { A: tf.Tensor2D; B: tf.Tensor2D } {
  throw new Error("TODO: implement initLora");
}
