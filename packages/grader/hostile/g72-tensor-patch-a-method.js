/*
 * name: g72-tensor-patch-a-method
 * verdict: runtime-error
 * also: wrong-answer, forbidden-api
 * fixture: tensor
 * must not: let a method of tensors be changed
 */
const proto = Object.getPrototypeOf(Object.getPrototypeOf({}) ?? {});
export function softmax(x) {
  Object.getPrototypeOf(x).dataSync = () => [1];
  return x;
}
