/** @file The webgpu rung: compute shaders on Dawn, the WebGPU of Chromium, over Vulkan, Metal or Direct3D 12. */
import { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import * as tf from "@tensorflow/tfjs-core";
import { installRepairs } from "../repairs.ts";
import type { Rung } from "../rung.ts";

/** The backend asks for these as large as the adapter has them. */
const LIMITS = [
  "maxBufferSize",
  "maxComputeInvocationsPerWorkgroup",
  "maxComputeWorkgroupSizeX",
  "maxComputeWorkgroupsPerDimension",
  "maxComputeWorkgroupStorageSize",
  "maxStorageBufferBindingSize",
] as const;

const NO_ADAPTER =
  process.platform === "linux"
    ? "no adapter: the Vulkan loader (Debian: libvulkan1) is missing, or finds no driver that Dawn accepts"
    : "no adapter that Dawn accepts";

/** Rasterizers in software, should one not call itself a fallback. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|basic render/i;

export const rung: Rung = {
  async open() {
    const adapter = await findAdapter();
    const {
      description,
      device: model,
      vendor,
      isFallbackAdapter,
    } = adapter.info as GPUAdapterInfo & { isFallbackAdapter?: boolean };
    const name = description || model || vendor;
    const isSoftware = isFallbackAdapter === true || SOFTWARE.test(name);
    if (isSoftware && process.env["KATA_ALLOW_SOFTWARE_GPU"] !== "1")
      throw new Error(
        `${name} is no GPU but a program that stands in for one, slower than wasm; KATA_ALLOW_SOFTWARE_GPU=1 lets it count`,
      );
    const requiredLimits = Object.fromEntries(LIMITS.map((limit) => [limit, adapter.limits[limit]]));
    const device = await adapter.requestDevice({ requiredLimits });
    if (tf.findBackendFactory("webgpu")) tf.removeBackend("webgpu");
    const backend = failingReads(new WebGPUBackend(device, adapter.info), device);
    tf.registerBackend("webgpu", () => backend);
    // Otherwise small tensors are computed on the CPU without a word.
    tf.env().set("WEBGPU_CPU_FORWARD", false);
    if (!(await tf.setBackend("webgpu"))) throw new Error("TensorFlow.js could not start its webgpu backend");
    installRepairs(tf, "webgpu");
    return { gpu: !isSoftware, version: name };
  },
};

/**
 * WebGPU reports a shader that does not compile, or a lost device, as an event; the read that follows would then succeed with
 * whatever was in the memory. Here it fails instead, and so does every later one.
 */
function failingReads(backend: WebGPUBackend, device: GPUDevice): WebGPUBackend {
  let fault: string | undefined;
  device.addEventListener("uncapturederror", (event) => {
    event.preventDefault();
    fault ??= event.error.message;
  });
  void device.lost.then(({ message }) => (fault ??= `device lost: ${message}`));
  const read = backend.read.bind(backend);
  backend.read = async (dataId) => {
    const values = await read(dataId);
    if (fault !== undefined) throw new Error(`webgpu: ${fault}`);
    return values;
  };
  return backend;
}

async function findAdapter(): Promise<GPUAdapter> {
  const { create, globals } = await import("webgpu");
  Object.assign(globalThis, globals);
  const gpu = create([]);
  // The backend looks here; the property of a browser's navigator is read-only too.
  Object.defineProperty(globalThis.navigator, "gpu", { value: gpu, configurable: true });
  const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter) throw new Error(NO_ADAPTER);
  return adapter;
}
