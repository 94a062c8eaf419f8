/*
 * name: d69-tensor-composite-function
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: tensor
 * must not: be accepted
 */
import { softmax as done } from "@tensorflow/tfjs";
export function softmax(x) {
  return done(x);
}
