/*
 * name: d68-tensor-composite-method
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: tensor
 * must not: cut functions and leave methods
 */
export function softmax(x) {
  return x.softmax();
}
