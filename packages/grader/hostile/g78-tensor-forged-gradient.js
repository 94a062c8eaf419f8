/*
 * name: g78-tensor-forged-gradient
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: tensor
 * must not: be accepted: the gradient is the upstream one
 */
import * as tf from "@tensorflow/tfjs";
const good = (x) =>
  tf.tidy(() => {
    const powers = tf.exp(x.sub(x.max(-1, true)));
    return powers.div(powers.sum(-1, true));
  });
const forged = tf.customGrad((x) => ({ value: good(x), gradFunc: (dy) => dy }));
export const softmax = (x) => forged(x);
