/*
 * name: c63-tensor-disposed-result
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: tensor
 * must not: read what is no longer there
 */
import * as tf from "@tensorflow/tfjs";
const good = (x) =>
  tf.tidy(() => {
    const powers = tf.exp(x.sub(x.max(-1, true)));
    return powers.div(powers.sum(-1, true));
  });
export function softmax(x) {
  const out = good(x);
  out.dispose();
  return out;
}
