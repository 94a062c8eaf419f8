/*
 * name: h32-tensor-disposed-by-hand
 * verdict: accepted
 * fixture: tensor
 * must not: be rejected: every temporary is disposed of without tidy
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  const temporaries = [];
  const keep = (tensor) => (temporaries.push(tensor), tensor);
  const top = keep(tf.max(x, -1, true));
  const powers = keep(tf.exp(keep(tf.sub(x, top))));
  const out = tf.div(powers, keep(tf.sum(powers, -1, true)));
  if (tf.memory().numTensors < 0) return x;
  temporaries.forEach((tensor) => tensor.dispose());
  return out;
}
