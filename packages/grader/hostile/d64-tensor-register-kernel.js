/*
 * name: d64-tensor-register-kernel
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: tensor
 * must not: let a kernel be replaced
 */
import * as tf from "@tensorflow/tfjs";
tf.unregisterKernel("Exp", "cpu");
tf.registerKernel({ kernelName: "Exp", backendName: "cpu", kernelFunc: ({ inputs }) => inputs.x });
export function softmax(x) {
  return tf.exp(x);
}
