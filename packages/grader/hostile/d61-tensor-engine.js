/*
 * name: d61-tensor-engine
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: tensor
 * must not: give the library's engine
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  tf.engine().reset();
  return x;
}
