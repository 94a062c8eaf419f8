/*
 * name: b78-tensor-variables-without-end
 * verdict: memory-limit
 * also: time-limit
 * fixture: tensor
 * must not: let named variables fill the machine
 */
import * as tf from "@tensorflow/tfjs";

export function softmax(x) {
  for (let i = 0; ; i++) tf.variable(tf.fill([512, 512], i), true, String(i));
}
