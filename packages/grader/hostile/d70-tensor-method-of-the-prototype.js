/*
 * name: d70-tensor-method-of-the-prototype
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: tensor
 * must not: give a method by another way
 */
export function softmax(x) {
  const proto = Object.getPrototypeOf(x);
  return Reflect.apply(Reflect.get(proto, "logSoftmax"), x, []).exp();
}
