/*
 * name: d100-tensor-method-by-own-shape
 * verdict: wrong-answer
 * also: runtime-error, forbidden-api
 * fixture: tensor
 * must not: hand the library's own objects to a shape that is a Proxy
 */
import * as tf from "@tensorflow/tfjs";

const seen = [];
const spy = (list) =>
  new Proxy(list, {
    get(target, key, self) {
      const value = Reflect.get(target, key);
      if (typeof value !== "function") return value;
      return function (...args) {
        for (const arg of args)
          if (typeof arg === "function") {
            try {
              seen.push(arg(self));
            } catch {}
          } else seen.push(arg);
        return value.apply(target, args);
      };
    },
  });
export function softmax(x) {
  try {
    tf.dispose(tf.reshape(x, spy([...x.shape])));
    tf.dispose(tf.sum(x, spy([1]), true));
    tf.dispose(tf.tile(x, spy([1, 1])));
  } catch {}
  return seen.find((item) => typeof item?.runKernel === "function")?.runKernel("Softmax", { logits: x }) ?? tf.zerosLike(x);
}
