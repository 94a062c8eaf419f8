/*
 * name: g83-tensor-another-dtype
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: tensor
 * must not: compare values without their type
 */
import * as tf from "@tensorflow/tfjs";
export const softmax = (x) => tf.zeros(x.shape, "int32");
