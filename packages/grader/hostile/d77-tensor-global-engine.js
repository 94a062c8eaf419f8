/*
 * name: d77-tensor-global-engine
 * verdict: runtime-error
 * also: forbidden-api, wrong-answer
 * fixture: tensor
 * must not: leave the engine in the global object
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  const engine = globalThis._tfengine ?? globalThis._tfGlobals?.get("_tfengine");
  engine.startScope();
  return tf.zerosLike(x);
}
