/*
 * name: d67-tensor-read-later
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: tensor
 * must not: read values on the host
 */
import * as tf from "@tensorflow/tfjs";
export async function softmax(x) {
  const rows = await x.array();
  return tf.tensor2d(rows.map((row) => row.map(Math.exp)));
}
