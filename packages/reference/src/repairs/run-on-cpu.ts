/**
 * @file Kernels that the wasm backend lacks or gets wrong, run by the cpu backend instead.
 *
 * The inputs are copied out of wasm memory and the outputs back into it, so such a kernel is right but not fast.
 */
import type { KernelConfig, KernelFunc, NamedTensorInfoMap, TensorInfo } from "@tensorflow/tfjs-core";
import type { Core, Memory } from "./core.ts";

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

/** gather with batch dimensions reads foreign memory, and a cast to bool keeps values other than 0 and 1. */
export function wrongKernels(tf: Core, backendName: string): KernelConfig[] {
  const guard = (kernelName: string, isWrong: (args: Parameters<KernelFunc>[0]) => boolean): KernelConfig => {
    const own = tf.getKernel(kernelName, backendName);
    const cpu = onCpu(tf, tf.getKernel(kernelName, "cpu").kernelFunc);
    return { ...own, kernelFunc: (args) => (isWrong(args) ? cpu(args) : own.kernelFunc(args)) };
  };
  return [
    guard("GatherV2", ({ attrs }) => Number(attrs?.["batchDims"] ?? 0) > 0),
    guard("Cast", ({ inputs, attrs }) => attrs?.["dtype"] === "bool" && inputs["x"]?.dtype !== "bool"),
  ];
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
