/*
 * name: g76-tensor-zeros
 * verdict: wrong-answer
 * fixture: tensor
 * must not: be accepted
 */
import * as tf from "@tensorflow/tfjs";
export const softmax = (x) => tf.zerosLike(x);
