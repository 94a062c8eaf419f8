/** @file Gradients of ops whose operands broadcast, where TensorFlow.js 4.22 forgets to sum over the copies. */
import type { GradConfig, Tensor } from "@tensorflow/tfjs-core";
import type { Core } from "./core.ts";

const FORGETFUL = ["BatchMatMul", "Maximum", "Minimum", "SquaredDifference"];

/** Each gradient as it is, then summed down to the shape of its operand. */
export function broadcastGradients(tf: Core): GradConfig[] {
  return FORGETFUL.map((kernelName) => {
    const original = tf.getGradient(kernelName);
    return {
      ...original,
      gradFunc: (dy, saved, attrs) => {
        const [a, b] = saved as [Tensor, Tensor];
        const whole = original.gradFunc(dy, saved, attrs);
        return { a: () => sumToShape(tf, whole["a"]!(), a.shape), b: () => sumToShape(tf, whole["b"]!(), b.shape) };
      },
    };
  });
}

function sumToShape(tf: Core, x: Tensor, shape: number[]): Tensor {
  const axes = tf.broadcast_util.getReductionAxes(shape, x.shape);
  return tf.reshape(axes.length > 0 ? tf.sum(x, axes) : x, shape);
}
