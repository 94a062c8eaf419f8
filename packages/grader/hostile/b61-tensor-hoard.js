/*
 * name: b61-tensor-hoard
 * verdict: memory-limit
 * also: time-limit, runtime-error
 * fixture: tensor
 * must not: miss what the library holds
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  const kept = [];
  for (;;) kept.push(tf.keep(tf.ones([512, 512])));
}
