/** @file The tfjs-node-gpu rung: TensorFlow's library on CUDA. It counts only where TensorFlow says that it uses a GPU. */
import { openNative } from "../native.ts";
import type { Rung } from "../rung.ts";

export const rung: Rung = {
  async open() {
    const { isUsingGpuDevice, version } = await openNative();
    if (!isUsingGpuDevice) throw new Error(`TensorFlow ${version} is loaded, but finds no CUDA device`);
    return { gpu: true, version: `TensorFlow ${version}` };
  },
};
