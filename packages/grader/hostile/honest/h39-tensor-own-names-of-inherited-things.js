/*
 * name: h39-tensor-own-names-of-inherited-things
 * verdict: accepted
 * fixture: tensor
 * must not: be rejected: an object may have a toString, a valueOf or a constructor of its own
 */
import * as tf from "@tensorflow/tfjs";
const axis = {};
axis.toString = () => "-1";
axis.valueOf = () => -1;
axis.constructor = Number;
axis.hasOwnProperty = () => false;
function Rows() {}
Rows.prototype.toString = function () {
  return `rows of ${this.width}`;
};
Rows.prototype.constructor = Rows;
class ShapeError extends Error {
  constructor(message) {
    super(message);
    this.name = "ShapeError";
  }
}
export function softmax(x) {
  const rows = new Rows();
  rows.width = x.shape.at(-1);
  if (String(rows) !== `rows of ${rows.width}` || !Object.hasOwn(axis, "toString")) throw new ShapeError("rows");
  const seen = [];
  for (const key in { ...axis }) seen.push(key);
  if (seen.join() !== "toString,valueOf,constructor,hasOwnProperty") throw new ShapeError(seen.join());
  if ({}.constructor !== Object || `${{}}` !== "[object Object]") throw new ShapeError("plain");
  return tf.tidy(() => {
    const powers = tf.exp(tf.sub(x, tf.max(x, +axis, true)));
    return tf.div(powers, tf.sum(powers, +axis, true));
  });
}
