/*
 * name: d71-tensor-import-the-inside
 * verdict: forbidden-api
 * also: compile-error
 * fixture: tensor
 * must not: load another part of the library
 */
import { ENGINE } from "@tensorflow/tfjs-core/dist/engine";
export function softmax(x) {
  ENGINE.reset();
  return x;
}
