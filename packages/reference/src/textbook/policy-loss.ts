/**
 * @file Losses of policy optimisation on groups of responses.
 *
 * Letters: G = responses of a group, T = positions, o_i = tokens of response i, rho = probability ratio new to old,
 * A = advantage of a response, k3 = the unbiased estimate of the KL divergence that is never negative.
 */
import * as tf from "@tensorflow/tfjs-core";

/**
 * GRPO's clipped surrogate with a KL penalty, averaged over each response's tokens, then over responses.
 *
 * `loss = -(1/G) sum_i (1/|o_i|) sum_t [min(rho A, clamp(rho, 1 - clip, 1 + clip) A) - beta k3]`,
 * `rho = exp(lp - old)`, `k3 = exp(ref - lp) - (ref - lp) - 1`
 *
 * A response without tokens adds nothing and still counts in G. Positions that are masked out may hold NaN or
 * infinities: neither the loss nor its gradient depends on them. A clipped token has no gradient, whatever its ratio;
 * exactly on the clip's boundary the gradient is that of the ratio. `clip` lies below e^80 - 1.
 *
 * @param lp `[G, T]` log-probabilities of the policy, nats; the gradient flows here
 * @param old `[G, T]` of the policy that sampled, a constant
 * @param ref `[G, T]` of the reference policy, a constant
 * @param adv `[G]`
 * @param mask `[G, T]`, 1 = token of the response
 * @param o.clip half-width of the interval in which the ratio earns a gradient
 * @param o.beta weight of the penalty
 * @returns scalars: the loss, and kl, the same average of k3 without beta
 * @see arXiv 2402.03300 section 4.1.1, equations 3 and 4
 */
export function grpoLoss(
  lp: tf.Tensor2D,
  old: tf.Tensor2D,
  ref: tf.Tensor2D,
  adv: tf.Tensor1D,
  mask: tf.Tensor2D,
  o: { clip: number; beta: number },
): { loss: tf.Scalar; kl: tf.Scalar } {
  return tf.tidy(() => {
    const isToken = tf.notEqual(mask, 0);
    // Made finite before any arithmetic: the gradient of exp at a hidden infinity would be 0 * Infinity.
    // Scalars and rows are spread by adding: on some backends a tile takes a hundred times as long.
    const zeros = tf.zeros(lp.shape);
    const only = (x: tf.Tensor) => tf.where(isToken, x, zeros);
    const policy = only(lp);
    const advantage = only(tf.add(zeros, tf.expandDims(adv, 1))); // [G, T]
    // A gain is clipped long before exp leaves float32, where its gradient would be 0 * Infinity.
    const ceiling = tf.where(tf.greater(advantage, 0), tf.fill(lp.shape, MAX_LOG_RATIO), tf.fill(lp.shape, NO_CEILING));
    const ratio = tf.exp(tf.minimum(tf.sub(policy, constant(only(old))), ceiling));
    const clipped = tf.clipByValue(ratio, 1 - o.clip, 1 + o.clip);
    const surrogate = tf.minimum(tf.mul(ratio, advantage), tf.mul(clipped, advantage));
    const gap = tf.sub(constant(only(ref)), policy);
    const k3 = tf.sub(tf.expm1(gap), gap);

    const weights = tf.cast(isToken, "float32");
    const lengths = tf.maximum(tf.sum(weights, 1, true), 1); // [G, 1]
    const average = (x: tf.Tensor) => tf.div(tf.sum(tf.div(tf.mul(x, weights), lengths)), lp.shape[0]) as tf.Scalar;
    const kl = average(k3);
    return { loss: tf.sub(tf.mul(kl, o.beta), average(surrogate)) as tf.Scalar, kl };
  });
}

/** e^80 is 5.5e34: beyond any clip, and a float32 also when it is multiplied with an advantage. */
const MAX_LOG_RATIO = 80;
/** Above every logarithm, and finite: a shader may assume that infinities do not occur. */
const NO_CEILING = 1e38;

/** The same values with a gradient of zero, also where `old` or `ref` is the very tensor that is differentiated. */
const constant = tf.customGrad((x) => ({
  value: tf.clone(x as tf.Tensor),
  gradFunc: () => tf.zerosLike(x as tf.Tensor),
}));
