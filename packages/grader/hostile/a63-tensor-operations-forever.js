/*
 * name: a63-tensor-operations-forever
 * verdict: time-limit
 * also: memory-limit, runtime-error
 * fixture: tensor
 * must not: count the time of the library as the grader's
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  for (;;) tf.tidy(() => x.mul(x).sum());
}
