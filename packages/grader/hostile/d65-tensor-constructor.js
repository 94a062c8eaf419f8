/*
 * name: d65-tensor-constructor
 * verdict: runtime-error
 * also: forbidden-api
 * fixture: tensor
 * must not: give the class of tensors
 */
export function softmax(x) {
  return x.constructor.constructor("return process")();
}
