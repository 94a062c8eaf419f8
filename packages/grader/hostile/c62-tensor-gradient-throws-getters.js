/*
 * name: c62-tensor-gradient-throws-getters
 * verdict: runtime-error
 * also: wrong-answer, time-limit
 * fixture: tensor
 * must not: let a getter's error out into the child
 */
import * as tf from "@tensorflow/tfjs";
const good = (x) =>
  tf.tidy(() => {
    const powers = tf.exp(x.sub(x.max(-1, true)));
    return powers.div(powers.sum(-1, true));
  });
const softmaxWithGradient = tf.customGrad((x) => ({
  value: good(x),
  gradFunc: () => {
    throw {
      get message() {
        throw new Error("heap limit");
      },
    };
  },
}));
export function softmax(x) {
  return softmaxWithGradient(x);
}
