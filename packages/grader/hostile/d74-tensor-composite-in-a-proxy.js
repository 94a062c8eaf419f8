/*
 * name: d74-tensor-composite-in-a-proxy
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: tensor
 * must not: take a proxy's trap for the library's own code
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  let answer;
  const shape = new Proxy([...x.shape], {
    get(target, key) {
      answer ??= x.softmax();
      return target[key];
    },
  });
  tf.reshape(x, shape);
  return answer;
}
