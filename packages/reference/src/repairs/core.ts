/**
 * @file Names for the parts of TensorFlow.js that the repairs use.
 *
 * The library itself is always handed in, since the sandbox has one of its own.
 */
import type * as tfjs from "@tensorflow/tfjs-core";

/** The public API of `@tensorflow/tfjs-core`. */
export type Core = typeof tfjs;

/** What every backend of TensorFlow.js can do with the memory behind a tensor. */
export interface Memory {
  readSync(dataId: object): tfjs.BackendValues;
  write(values: tfjs.BackendValues, shape: number[], dtype: tfjs.DataType): object;
  disposeData(dataId: object): boolean;
}

/** Frees what a kernel made. The kernels of the native backend make whole tensors, which the engine counts. */
export function release(memory: Memory, info: tfjs.TensorInfo): void {
  if ("dispose" in info) (info as tfjs.Tensor).dispose();
  else memory.disposeData(info.dataId);
}
