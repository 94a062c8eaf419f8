/*
 * name: d97-tensor-values-by-inherited-getter
 * verdict: wrong-answer
 * also: runtime-error, forbidden-api
 * fixture: tensor
 * must not: let the values of a tensor be seen through an inherited getter
 */
import * as tf from "@tensorflow/tfjs";

let values;
Reflect.defineProperty(Object.prototype, "complexTensorInfos", {
  configurable: true,
  get() {
    values ??= this.values;
  },
});
export function softmax(x) {
  const [n, width] = x.shape;
  tf.dispose(tf.add(x, 0));
  if (values === undefined) return tf.ones([n, width]);
  const out = new Float32Array(n * width);
  for (let i = 0; i < n; i++) {
    const row = values.subarray(i * width, (i + 1) * width);
    const top = Math.max(...row);
    const total = row.reduce((sum, value) => sum + Math.exp(value - top), 0);
    row.forEach((value, k) => (out[i * width + k] = Math.exp(value - top) / total));
  }
  return tf.tensor(out, [n, width]);
}
