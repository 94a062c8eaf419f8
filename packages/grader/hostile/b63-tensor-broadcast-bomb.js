/*
 * name: b63-tensor-broadcast-bomb
 * verdict: memory-limit
 * also: runtime-error, time-limit
 * fixture: tensor
 * must not: let a small program make a large result
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  let big = tf.ones([1, 1]);
  for (let i = 0; i < 20; i++) big = tf.tile(big, [4, 4]);
  return big;
}
