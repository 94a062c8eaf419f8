/*
 * name: d78-tensor-load-model
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: tensor
 * must not: read a file or a socket through the library
 */
import * as tf from "@tensorflow/tfjs";
export async function softmax(x) {
  const model = await tf.loadGraphModel("file:///etc/passwd");
  return model.predict(x);
}
