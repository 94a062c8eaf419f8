/*
 * name: d62-tensor-backend
 * verdict: forbidden-api
 * also: runtime-error, wrong-answer
 * fixture: tensor
 * must not: let the backend be changed
 */
import * as tf from "@tensorflow/tfjs";
export async function softmax(x) {
  await tf.setBackend("cpu");
  return tf.backend().read(x.dataId);
}
