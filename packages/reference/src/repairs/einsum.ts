/**
 * @file The gradient of einsum, for one or two operands.
 *
 * The gradient of an operand is the einsum of dy with the other operand, over the operand's own labels;
 * a label that occurs nowhere else was summed alone, so its gradient is the same at every index.
 */
import type { GradConfig, Tensor } from "@tensorflow/tfjs-core";
import type { Core } from "./core.ts";

export function einsumGradient(tf: Core): GradConfig {
  return {
    kernelName: "Einsum",
    saveAllInputs: true,
    gradFunc: (dy, saved, attrs) => {
      const [left, output] = String(attrs["equation"]).replace(/\s/g, "").split("->") as [string, string];
      const operands = left.split(",");
      return Object.fromEntries(
        saved.map((x, i) => [
          String(i),
          () => gradientOf(tf, x, operands[i]!, dy as Tensor, output, saved[1 - i], operands[1 - i]),
        ]),
      );
    },
  };
}

function gradientOf(
  tf: Core,
  x: Tensor,
  labels: string,
  dy: Tensor,
  output: string,
  other?: Tensor,
  otherLabels = "",
): Tensor {
  const known = [...labels].filter((label) => output.includes(label) || otherLabels.includes(label)).join("");
  const product = contract(tf, dy, output, other, otherLabels, known);
  const withOnes = [...labels].map((label, axis) => (known.includes(label) ? x.shape[axis]! : 1));
  return tf.broadcastTo(tf.reshape(product, withOnes), x.shape);
}

/** `einsum("output,other->wanted")`; TensorFlow.js has no einsum of a scalar. */
function contract(
  tf: Core,
  dy: Tensor,
  output: string,
  other: Tensor | undefined,
  otherLabels: string,
  wanted: string,
): Tensor {
  if (other === undefined) return output === wanted ? dy : tf.einsum(`${output}->${wanted}`, dy);
  if (output !== "") return tf.einsum(`${output},${otherLabels}->${wanted}`, dy, other);
  const scaled = tf.mul(other, dy);
  return otherLabels === wanted ? scaled : tf.einsum(`${otherLabels}->${wanted}`, scaled);
}
