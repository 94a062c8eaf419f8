/**
 * @file einsum of one or two operands, as sums, transpositions and one matMul, with its gradient.
 *
 * TensorFlow.js 4.22 gives wrong values without an error as soon as a label is summed in one operand alone, and has no gradient.
 * Letters: a label is a batch label (in both operands and the output), contracted (in both, not in the output), or free.
 */
import type {
  GradConfig,
  KernelConfig,
  NamedAttrMap,
  NamedTensorInfoMap,
  Tensor,
  TensorInfo,
} from "@tensorflow/tfjs-core";
import { release, type Core, type Memory } from "./core.ts";

interface Operand {
  readonly labels: string;
  readonly info: TensorInfo;
}

export function einsumKernel(tf: Core, backendName: string): KernelConfig {
  const kernelFunc: KernelConfig["kernelFunc"] = ({ inputs, attrs, backend }) => {
    const operands = Object.values(inputs) as TensorInfo[];
    const equation = String(attrs!["equation"]).replace(/\s/g, "");
    const { allDims, idDims } = tf.backend_util.decodeEinsumEquation(equation, operands.length);
    tf.backend_util.checkEinsumDimSizes(allDims.length, idDims, operands as Tensor[]);

    const made: TensorInfo[] = [];
    const run = (name: string, tensors: NamedTensorInfoMap, settings: NamedAttrMap): TensorInfo => {
      const kernel = tf.getKernel(name, backendName);
      const info = kernel.kernelFunc({ inputs: tensors, attrs: settings, backend }) as TensorInfo;
      made.push(info);
      return info;
    };
    const result = contract(run, equation, operands);
    for (const info of made.slice(0, -1)) release(backend as Memory, info);
    return result;
  };
  return { kernelName: "Einsum", backendName, kernelFunc };
}

type Run = (name: string, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) => TensorInfo;

function contract(run: Run, equation: string, infos: readonly TensorInfo[]): TensorInfo {
  const [left, output] = equation.split("->") as [string, string];
  const all = left.split(",").map((labels, i): Operand => ({ labels, info: infos[i]! }));
  const others = (i: number) => output + all.filter((_, j) => j !== i).map(({ labels }) => labels).join(""); // prettier-ignore
  const [a, b] = all.map((operand, i) => sumLone(run, operand, others(i))) as [Operand, Operand?];
  if (!b) return transpose(run, a, output).info;

  const shared = [...a.labels].filter((label) => b.labels.includes(label));
  const batch = shared.filter((label) => output.includes(label));
  const contracted = shared.filter((label) => !output.includes(label));
  const freeA = [...a.labels].filter((label) => !shared.includes(label));
  const freeB = [...b.labels].filter((label) => !shared.includes(label));
  const dims = new Map([a, b].flatMap(({ labels, info }) => [...labels].map((label, i) => [label, info.shape[i]!])));
  const matrix = (operand: Operand, ...groups: string[][]) => {
    const { info } = transpose(run, operand, groups.flat().join(""));
    const shape = groups.map((labels) => labels.reduce((product, label) => product * dims.get(label)!, 1));
    return run("Reshape", { x: info }, { shape });
  };
  const product = run(
    "BatchMatMul",
    { a: matrix(a, batch, freeA, contracted), b: matrix(b, batch, contracted, freeB) },
    { transposeA: false, transposeB: false },
  );
  const labels = [...batch, ...freeA, ...freeB];
  const info = run("Reshape", { x: product }, { shape: labels.map((label) => dims.get(label)!) });
  return transpose(run, { labels: labels.join(""), info }, output).info;
}

/** Sums the labels that occur nowhere else. */
function sumLone(run: Run, { labels, info }: Operand, elsewhere: string): Operand {
  const axis = [...labels].flatMap((label, i) => (elsewhere.includes(label) ? [] : [i]));
  if (axis.length === 0) return { labels, info };
  const kept = [...labels].filter((label) => elsewhere.includes(label)).join("");
  return { labels: kept, info: run("Sum", { x: info }, { axis, keepDims: false }) };
}

/** A transposed copy, also where the order is right already: the result is never an input itself. */
function transpose(run: Run, { labels, info }: Operand, wanted: string): Operand {
  if (wanted.length < 2) return { labels: wanted, info: run("Identity", { x: info }, {}) }; // the webgpu kernel wants two axes
  const perm = [...wanted].map((label) => labels.indexOf(label));
  return { labels: wanted, info: run("Transpose", { x: info }, { perm }) };
}

/**
 * The gradient of an operand is the einsum of dy with the other operand, over the operand's own labels;
 * a label that was summed alone has the same gradient at every index.
 */
export function einsumGradient(tf: Core): GradConfig {
  return {
    kernelName: "Einsum",
    saveAllInputs: true,
    gradFunc: (dy, saved, attrs) => {
      const [left, output] = String(attrs["equation"]).replace(/\s/g, "").split("->") as [string, string];
      const operands = left.split(",");
      const gradient = (x: Tensor, i: number) => {
        const [other, otherLabels] = [saved[1 - i], operands[1 - i]];
        const known = [...operands[i]!].filter((label) => output.includes(label) || otherLabels?.includes(label));
        const product = other
          ? tf.einsum(`${output},${otherLabels}->${known.join("")}`, dy as Tensor, other)
          : tf.einsum(`${output}->${known.join("")}`, dy as Tensor);
        const withOnes = [...operands[i]!].map((label, axis) => (known.includes(label) ? x.shape[axis]! : 1));
        return tf.broadcastTo(tf.reshape(product, withOnes), x.shape);
      };
      return Object.fromEntries(saved.map((x, i) => [String(i), () => gradient(x, i)]));
    },
  };
}
