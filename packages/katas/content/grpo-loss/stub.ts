import * as tf from "@tensorflow/tfjs";

export interface GrpoOptions {
  clip: number;
  beta: number;
}

/**
 * The GRPO loss of one group of answers, with the k3 estimate of the KL divergence.
 *
 * @param lp log-probabilities of the tokens under the policy `[G, T]`
 * @param old the same under the policy that sampled them `[G, T]`
 * @param ref the same under the reference model `[G, T]`
 * @param adv one advantage per answer `[G]`
 * @param mask 1 = response token `[G, T]`
 * @param o `clip`: half width of the clip range; `beta`: weight of the KL term
 * @returns `loss`, differentiable by `lp`, and `kl` before the factor `beta`; both scalars
 */
export function grpoLoss(
  lp: tf.Tensor2D,
  old: tf.Tensor2D,
  ref: tf.Tensor2D,
  adv: tf.Tensor1D,
  mask: tf.Tensor2D,
  o: GrpoOptions,
): { loss: tf.Scalar; kl: tf.Scalar } {
  throw new Error("TODO: implement grpoLoss");
}
