/*
 * name: d72-tensor-read-in-a-getter
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: tensor
 * must not: take the candidate's getter for the library's own code
 */
import * as tf from "@tensorflow/tfjs";
const good = (x) =>
  tf.tidy(() => {
    const powers = tf.exp(x.sub(x.max(-1, true)));
    return powers.div(powers.sum(-1, true));
  });
export function softmax(x) {
  let stolen = null;
  const shape = [];
  Object.defineProperty(shape, 0, { enumerable: true, get: () => ((stolen = x.dataSync()), x.shape[0]) });
  Object.defineProperty(shape, 1, { enumerable: true, value: x.shape[1] });
  x.reshape(shape).dispose();
  return stolen === null ? good(x) : tf.tidy(() => tf.tensor2d(Array.from(stolen), x.shape).mul(0).add(good(x)));
}
