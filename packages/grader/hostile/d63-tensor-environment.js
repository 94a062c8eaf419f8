/*
 * name: d63-tensor-environment
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: tensor
 * must not: let a flag be set
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  tf.env().set("DEBUG", true);
  return x;
}
