/**
 * @file What TensorFlow.js 4.22 computes wrongly or not at all, put right in its own registries.
 *
 * Loaded by the reference and, bundled, by the sandbox, so that `tf.matMul` and `tf.grad` mean the same in both.
 * Knows only the public API of the library that is handed in.
 */
import { broadcastGradients } from "./repairs/broadcast.ts";
import type { Core } from "./repairs/core.ts";
import { einsumKernel } from "./repairs/einsum.ts";
import { missingGradients } from "./repairs/gradients.ts";
import { broadcastingMatMul } from "./repairs/mat-mul.ts";
import { missingKernels, guardedKernels } from "./repairs/run-on-cpu.ts";
import { copyingScatterUpdate } from "./repairs/scatter-update.ts";
import { comparingTopK } from "./repairs/top-k.ts";
import { webgpuRepairs } from "./repairs/webgpu/kernels.ts";

/** The backends whose kernels were repaired, per library. */
const repairedBackends = new WeakMap<object, Set<string>>();

/** Repairs the kernels of one backend and the gradients of all. A second call changes nothing. */
export function installRepairs(tf: Core, backendName: string): void {
  const repaired = repairedBackends.get(tf.engine()) ?? new Set();
  repairedBackends.set(tf.engine(), repaired);
  if (repaired.size === 0) repairGradients(tf);
  if (repaired.has(backendName)) return;
  if (backendName === "cpu")
    for (const kernel of [copyingScatterUpdate(tf), comparingTopK(tf)]) replaceKernel(tf, kernel);
  if (backendName === "wasm")
    for (const kernel of [...missingKernels(tf, "wasm"), ...guardedKernels(tf, "wasm")]) replaceKernel(tf, kernel);
  if (backendName === "webgpu") for (const repair of webgpuRepairs(tf)) replaceKernel(tf, repair());
  replaceKernel(tf, broadcastingMatMul(tf, tf.getKernel("BatchMatMul", backendName)));
  replaceKernel(tf, einsumKernel(tf, backendName));
  repaired.add(backendName);
}

function repairGradients(tf: Core): void {
  for (const gradient of [...missingGradients(tf), ...broadcastGradients(tf)]) {
    if (tf.getGradient(gradient.kernelName)) tf.unregisterGradient(gradient.kernelName);
    tf.registerGradient(gradient);
  }
}

function replaceKernel(tf: Core, kernel: Parameters<Core["registerKernel"]>[0]): void {
  if (tf.getKernel(kernel.kernelName, kernel.backendName)) tf.unregisterKernel(kernel.kernelName, kernel.backendName);
  tf.registerKernel(kernel);
}
