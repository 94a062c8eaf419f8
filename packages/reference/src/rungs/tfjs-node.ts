/** @file The tfjs-node rung: TensorFlow's library on the CPU. */
import { openNative } from "../native.ts";
import type { Rung } from "../rung.ts";

export const rung: Rung = {
  async open() {
    // The library may be one that could use a GPU: whoever asks for this rung is told about the CPU.
    process.env["CUDA_VISIBLE_DEVICES"] = "-1";
    const { isUsingGpuDevice, version } = await openNative();
    return { gpu: isUsingGpuDevice, version: `TensorFlow ${version}` };
  },
};
