/**
 * @file Kernels that the wasm backend lacks or gets wrong, run by the cpu backend instead.
 *
 * The inputs are copied out of wasm memory and the outputs back into it, so such a kernel is right but not fast.
 */
import type { KernelConfig, KernelFunc, NamedTensorInfoMap, TensorInfo, TypedArray } from "@tensorflow/tfjs-core";
import type { Core, Memory } from "./core.ts";

interface WasmMemory extends Memory {
  /** What the tensor holds, not a copy. */
  typedArrayFromHeap(info: TensorInfo): TypedArray;
}

/** Kernels of complex numbers and strings have other memory, and no kata uses them. */
const OUT_OF_SCOPE = /Complex|FFT|^Real$|^Imag$|String|Ragged|Regex|Draw/;

/** The kernels to register for `backendName`: those that only the cpu has, and guarded versions of the wrong ones. */
export function missingKernels(tf: Core, backendName: string): KernelConfig[] {
  const present = new Set(tf.getKernelsForBackend(backendName).map((kernel) => kernel.kernelName));
  return tf
    .getKernelsForBackend("cpu")
    .filter(({ kernelName }) => !present.has(kernelName) && !OUT_OF_SCOPE.test(kernelName))
    .map(({ kernelName, kernelFunc }) => ({ kernelName, backendName, kernelFunc: onCpu(tf, kernelFunc) }));
}

/**
 * Kernels that the wasm backend computes rightly for every dtype. The others ignore the dtype and read or leave foreign memory
 * when it is not float32.
 */
const DTYPE_SAFE = new Set(
  `All Any Cast Concat Equal ExpandDims GatherNd GatherV2 Greater GreaterEqual Identity Less LessEqual LogicalAnd LogicalNot
   LogicalOr LogicalXor MirrorPad NotEqual OneHot OnesLike Pack PadV2 Reshape ScatterNd Select Slice SplitV Tile Transpose Unpack
   ZerosLike`.split(/\s+/),
);

/** Comparisons with NaN are false, so these keep the other operand. */
const losesNaN = ({ inputs, backend }: Parameters<KernelFunc>[0]) =>
  all(inputs).some((info) => holdsNaN((backend as WasmMemory).typedArrayFromHeap(info)));

/** A plain loop: it runs over every element before the kernel does. */
function holdsNaN(values: ArrayLike<number>): boolean {
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) return true;
  return false;
}

const isNothing = ({ inputs }: Parameters<KernelFunc>[0]) => all(inputs).some(({ shape }) => shape.includes(0));

/** Wrong for some attributes, shapes or values, whatever the dtype. */
const WRONG: { readonly [kernelName: string]: (args: Parameters<KernelFunc>[0]) => boolean } = {
  Cast: ({ inputs, attrs }) => attrs?.["dtype"] === "bool" && inputs["x"]?.dtype !== "bool", // keeps 2 as 2
  GatherV2: ({ attrs }) => Number(attrs?.["batchDims"] ?? 0) > 0, // reads foreign memory
  ClipByValue: losesNaN,
  Log1p: () => true, // log(1 + x), which is 19 % off at 1e-7
  Max: isNothing, // reads foreign memory, as do Min and Prod
  Maximum: losesNaN,
  Min: isNothing,
  Minimum: losesNaN,
  Prod: isNothing,
  Prelu: ({ inputs }) => inputs["x"]?.shape.join() !== inputs["alpha"]?.shape.join(), // does not broadcast
  Select: ({ inputs }) => inputs["t"]?.dtype === "bool", // copies a part
};

/** Every kernel of `backendName` that cannot always be trusted, guarded: where it is wrong, the cpu backend runs. */
export function guardedKernels(tf: Core, backendName: string): KernelConfig[] {
  return tf.getKernelsForBackend(backendName).flatMap((own) => {
    const cpu = tf.getKernel(own.kernelName, "cpu");
    const isDtypeSafe = DTYPE_SAFE.has(own.kernelName);
    const isWrong = WRONG[own.kernelName];
    if (!cpu || (isDtypeSafe && !isWrong)) return [];
    const fallback = onCpu(tf, cpu.kernelFunc);
    const kernelFunc: KernelFunc = (args) => {
      const isFloat = isDtypeSafe || all(args.inputs).every(({ dtype }) => dtype === "float32");
      return isFloat && !isWrong?.(args) ? own.kernelFunc(args) : fallback(args);
    };
    return [{ ...own, kernelFunc }];
  });
}

function onCpu(tf: Core, kernelFunc: KernelFunc): KernelFunc {
  return ({ inputs, attrs, backend }) => {
    const here = backend as Memory;
    const cpu = tf.findBackend("cpu") as Memory;
    const lent = move(inputs, here, cpu);
    const result = kernelFunc({ inputs: lent, attrs: attrs ?? {}, backend: cpu });
    const results = Array.isArray(result) ? result : [result];
    const back = results.map((info) => copy(info, cpu, here));
    for (const info of [...all(lent), ...results]) cpu.disposeData(info.dataId);
    return Array.isArray(result) ? back : back[0]!;
  };
}

function copy(info: TensorInfo, from: Memory, to: Memory): TensorInfo {
  const { shape, dtype } = info;
  return { dataId: to.write(from.readSync(info.dataId), shape, dtype), shape, dtype };
}

/** Inputs are a record of tensors, or (einsum) a list of them. */
function move(inputs: NamedTensorInfoMap, from: Memory, to: Memory): NamedTensorInfoMap {
  const entries = Object.entries(inputs).map(([name, info]) => [name, info && copy(info, from, to)] as const);
  if (Array.isArray(inputs)) return entries.map(([, info]) => info) as unknown as NamedTensorInfoMap;
  return Object.fromEntries(entries);
}

function all(inputs: NamedTensorInfoMap): TensorInfo[] {
  return Object.values(inputs).filter((info) => info !== undefined && info !== null);
}
