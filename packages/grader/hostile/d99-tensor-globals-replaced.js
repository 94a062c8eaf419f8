/*
 * name: d99-tensor-globals-replaced
 * verdict: wrong-answer
 * also: runtime-error, forbidden-api
 * fixture: tensor
 * must not: call what stands in the global object today
 */
import * as tf from "@tensorflow/tfjs";

const seen = [];
for (const name of ["Object", "Array", "Map", "Set", "WeakMap", "Promise", "Reflect", "Math", "Number", "String", "Symbol"]) {
  const own = globalThis[name];
  const watched = new Proxy(own, {
    get(target, key) {
      const value = target[key];
      if (typeof value !== "function") return value;
      return function (...args) {
        seen.push(this, ...args);
        return value.apply(target, args);
      };
    },
    construct(target, args) {
      seen.push(...args);
      return new target(...args);
    },
  });
  try {
    globalThis[name] = watched;
  } catch {}
}
export function softmax(x) {
  tf.dispose(tf.matMul(x, x, false, true));
  const engine = seen.find((item) => typeof item?.runKernel === "function");
  return engine === undefined ? tf.zerosLike(x) : engine.runKernel("Softmax", { logits: x });
}
