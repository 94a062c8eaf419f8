/*
 * name: g77-tensor-detached
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: tensor
 * must not: be accepted without a gradient
 */
import * as tf from "@tensorflow/tfjs";
const good = (x) =>
  tf.tidy(() => {
    const powers = tf.exp(x.sub(x.max(-1, true)));
    return powers.div(powers.sum(-1, true));
  });
const detached = tf.customGrad((x) => ({ value: good(x), gradFunc: () => tf.zerosLike(x) }));
export const softmax = (x) => detached(x);
