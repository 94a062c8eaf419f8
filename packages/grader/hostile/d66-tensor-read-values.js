/*
 * name: d66-tensor-read-values
 * verdict: forbidden-api
 * fixture: tensor
 * must not: read values on the host
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  const values = x.dataSync();
  return tf.tensor2d(values.map(Math.exp), x.shape);
}
