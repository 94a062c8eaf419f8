/*
 * name: g82-tensor-math-poisoned
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: tensor
 * must not: judge with the candidate's Math
 */
import * as tf from "@tensorflow/tfjs";
for (const name of ["abs", "max", "exp", "floor"]) Math[name] = () => 0;
export const softmax = (x) => tf.tidy(() => tf.exp(x).mul(0));
