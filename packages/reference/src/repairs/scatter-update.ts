/** @file tensorScatterUpdate that leaves its input alone: the cpu backend of TensorFlow.js 4.22 writes into it. */
import type { KernelConfig } from "@tensorflow/tfjs-core";
import type { Core, Memory } from "./core.ts";

export function copyingScatterUpdate(tf: Core): KernelConfig {
  const original = tf.getKernel("TensorScatterUpdate", "cpu");
  return {
    ...original,
    kernelFunc: ({ inputs, attrs, backend }) => {
      const memory = backend as Memory;
      const { shape, dtype, dataId } = inputs["tensor"]!;
      const copy = { shape, dtype, dataId: memory.write(memory.readSync(dataId).slice(), shape, dtype) };
      const out = original.kernelFunc({ inputs: { ...inputs, tensor: copy }, attrs: attrs ?? {}, backend });
      memory.disposeData(copy.dataId);
      return out;
    },
  };
}
