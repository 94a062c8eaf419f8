/*
 * name: d96-tensor-engine-by-inherited-getter
 * verdict: wrong-answer
 * also: runtime-error, forbidden-api
 * fixture: tensor
 * must not: let a getter that every object inherits be called on the library's engine
 */
import * as tf from "@tensorflow/tfjs";

let engine;
Reflect.defineProperty(Object.prototype, "pendingBackendInit", {
  configurable: true,
  get() {
    if (typeof this?.runKernel === "function") engine = this;
  },
});
export function softmax(x) {
  const ones = tf.onesLike(x);
  if (engine === undefined) return ones;
  ones.dispose();
  return engine.runKernel("Softmax", { logits: x }, { dim: 1 });
}
