/*
 * name: d94-sim-library-in-another-kata
 * verdict: forbidden-api
 * also: compile-error
 * fixture: sim
 * must not: give the tensor library to a kata without tensors
 */
import * as tf from "@tensorflow/tfjs";
export function simulate(requests, service) {
  return { finish: new Map(), order: [], busy: tf.scalar(1) };
}
