/**
 * @file Kernels that the webgpu backend of TensorFlow.js 4.22 gets wrong, put right.
 *
 * Nothing here runs on the CPU: this backend can only be read asynchronously, and a kernel cannot wait.
 */
import type { DataType, KernelConfig, KernelFunc, TypedArray } from "@tensorflow/tfjs-core";
import type { Core, Memory } from "../core.ts";
import { chain, WEBGPU } from "./chain.ts";
import { ELEMENTARY, type ElementaryFunction } from "./functions.ts";
import { conversion, elementary, type Gpu, transposition } from "./programs.ts";

type Wrap = (original: KernelConfig, tf: Core) => KernelFunc;

/** What the reduction of nothing is on the cpu backend. */
const OF_NOTHING = { Sum: 0, Mean: NaN, Prod: 1, Max: NaN, Min: NaN, All: 1, Any: 0 } as const;

const WRAPS: readonly (readonly [kernelName: string, wrap: Wrap])[] = [
  ...Object.entries(OF_NOTHING).map(([name, value]) => [name, reduceNothing(value)] as const),
  ...Object.entries(ELEMENTARY).map(([name, value]) => [name, exactly(value)] as const),
  ["Softmax", softmax],
  ["Cast", cast],
  ["Transpose", transpose],
  ["Cumsum", scan],
  ["Cumprod", scan],
  ["Max", boolAsInt],
  ["Min", boolAsInt],
  ["ScatterNd", boolAsInt],
];

/** In the order in which they are to be registered: a later one may wrap an earlier. */
export function webgpuRepairs(tf: Core): readonly (() => KernelConfig)[] {
  return WRAPS.map(([name, wrap]) => () => {
    const original = tf.getKernel(name, WEBGPU);
    return { ...original, kernelFunc: wrap(original, tf) };
  });
}

/** The library's cast to a wider type renames the integers in memory, and the next shader takes them for what they are called. */
function cast(original: KernelConfig, tf: Core): KernelFunc {
  return (args) => {
    const x = args.inputs["x"]!;
    const dtype = args.attrs!["dtype"] as DataType;
    const isRenamed = x.dtype !== dtype && !tf.util.hasEncodingLoss(x.dtype, dtype) && dtype !== "complex64";
    if (!isRenamed) return original.kernelFunc(args);
    return (args.backend as Gpu).runWebGPUProgram(conversion(x, dtype), [x], dtype);
  };
}

function exactly(elementaryFunction: ElementaryFunction): Wrap {
  return (original) => (args) => {
    const x = args.inputs["x"]!;
    if (x.dtype !== "float32") return original.kernelFunc(args);
    const program = elementary(x, original.kernelName, elementaryFunction);
    return (args.backend as Gpu).runWebGPUProgram(program, [x], "float32");
  };
}

/** In single steps: the library's one shader loses NaN. */
function softmax(_original: KernelConfig, tf: Core): KernelFunc {
  return ({ inputs, attrs, backend }) =>
    chain(tf, backend, (run) => {
      const axis = attrs!["dim"] as number;
      const logits = run("Cast", { x: inputs["logits"]! }, { dtype: "float32" });
      const shifted = run(
        "Sub",
        { a: logits, b: run("Max", { x: logits }, { reductionIndices: axis, keepDims: true }) },
        {},
      );
      const weights = run("Exp", { x: shifted }, {});
      return run("RealDiv", { a: weights, b: run("Sum", { x: weights }, { axis, keepDims: true }) }, {});
    });
}

/** The library's shader for more than a matrix moves floats only. */
function transpose(original: KernelConfig): KernelFunc {
  return (args) => {
    const x = args.inputs["x"]!;
    if (x.dtype === "float32" || x.shape.length < 2) return original.kernelFunc(args);
    return (args.backend as Gpu).runWebGPUProgram(transposition(x, args.attrs!["perm"] as number[]), [x], x.dtype);
  };
}

/**
 * A scan over the last of two axes, forwards. The library's own stops at rank 4, and its reversed shader keeps the length of the
 * axis that it was first compiled for.
 */
function scan(original: KernelConfig, tf: Core): KernelFunc {
  return ({ inputs, attrs, backend }) => {
    const { axis, exclusive, reverse } = attrs as { axis: number; exclusive: boolean; reverse: boolean };
    const x = inputs["x"]!;
    if (x.shape.includes(0)) return original.kernelFunc({ inputs, attrs: { ...attrs, reverse: false }, backend });
    const order = [...x.shape.keys()].filter((i) => i !== axis).concat(axis);
    const back = order.map((_, i) => order.indexOf(i));
    return chain(tf, backend, (run) => {
      const moved = x.shape.length > 1 ? run("Transpose", { x }, { perm: order }) : x;
      const rows = run("Reshape", { x: moved }, { shape: [-1, x.shape[axis]!] });
      const forwards = reverse ? run("Reverse", { x: rows }, { dims: [1] }) : rows;
      const scanned = run(original, { x: forwards }, { axis: 1, exclusive, reverse: false });
      const turned = reverse ? run("Reverse", { x: scanned }, { dims: [1] }) : scanned;
      const whole = run("Reshape", { x: turned }, { shape: moved.shape });
      return x.shape.length > 1 ? run("Transpose", { x: whole }, { perm: back }) : whole;
    });
  };
}

/** Bools are integers in memory; these kernels have no shader for them, or forget what they were. */
function boolAsInt(original: KernelConfig, tf: Core): KernelFunc {
  return (args) => {
    const named = Object.entries(args.inputs);
    if (named.every(([, info]) => info?.dtype !== "bool")) return original.kernelFunc(args);
    return chain(tf, args.backend, (run) => {
      const inputs = named.map(
        ([name, info]) => [name, info?.dtype === "bool" ? run("Cast", { x: info }, { dtype: "int32" }) : info] as const,
      );
      return run("Cast", { x: run(original, Object.fromEntries(inputs), args.attrs ?? {}) }, { dtype: "bool" });
    });
  };
}

/** The library divides the number of elements by the length of the axis to find the rows. */
function reduceNothing(value: number): Wrap {
  return (original, tf) => (args) => {
    const x = args.inputs["x"]!;
    if (!x.shape.includes(0)) return original.kernelFunc(args);
    const { keepDims, ...over } = args.attrs as { keepDims: boolean; axis: number[]; reductionIndices: number[] };
    const axes = tf.util.parseAxisParam(over[original.kernelName === "Max" ? "reductionIndices" : "axis"], x.shape);
    const kept = x.shape.map((dim, i) => (axes.includes(i) ? 1 : dim));
    const shape = keepDims ? kept : kept.filter((_, i) => !axes.includes(i));
    const dtype =
      original.kernelName === "Mean" ? "float32" : original.kernelName === "Sum" ? tf.sumOutType(x.dtype) : x.dtype;
    const values = tf.util.getTypedArrayFromDType(dtype as "float32", tf.util.sizeFromShape(shape)) as TypedArray;
    return { dataId: (args.backend as Memory).write(values.fill(value), shape, dtype), shape, dtype };
  };
}
