/*
 * name: c61-tensor-proxy-result-throws
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: tensor
 * must not: let a trap's error out into the child, or classify by its words
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  const boom = () => {
    throw new Error("out of memory: heap limit, allocation failed");
  };
  return new Proxy({}, { ownKeys: boom, getPrototypeOf: boom, getOwnPropertyDescriptor: boom, get: boom });
}
