/** @file Kernels of the webgpu backend run one after the other, as one kernel. */
import type { KernelConfig, NamedAttrMap, NamedTensorInfoMap, TensorInfo } from "@tensorflow/tfjs-core";
import type { Core, Memory } from "../core.ts";

export const WEBGPU = "webgpu";

export type Run = (kernel: string | KernelConfig, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) => TensorInfo;

/** Frees what lies between; the result is what `steps` ran last. */
export function chain(tf: Core, backend: object, steps: (run: Run) => TensorInfo): TensorInfo {
  const made: TensorInfo[] = [];
  const result = steps((kernel, inputs, attrs) => {
    const { kernelFunc } = typeof kernel === "string" ? tf.getKernel(kernel, WEBGPU) : kernel;
    const info = kernelFunc({ inputs, attrs, backend }) as TensorInfo;
    made.push(info);
    return info;
  });
  for (const info of made.slice(0, -1)) (backend as Memory).disposeData(info.dataId);
  return result;
}
