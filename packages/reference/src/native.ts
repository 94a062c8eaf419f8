/**
 * @file TensorFlow's own library as a backend of TensorFlow.js.
 *
 * The npm package brings the JavaScript; its installer, which would fetch the library, is never run.
 */
import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs-core";
import { BINDING, isNativeReady } from "./native-folder.ts";
import { installRepairs } from "./repairs.ts";

const PACKAGE = "@tensorflow/tfjs-node-gpu";
/** As the backend calls itself in TensorFlow.js. */
const NAME = "tensorflow";

export interface Native {
  readonly isUsingGpuDevice: boolean;
  /** Of TensorFlow. */
  readonly version: string;
}

interface NativeBackend extends tf.KernelBackend {
  readonly isUsingGpuDevice: boolean;
  readonly binding: { readonly TF_Version: string };
}

/** Makes the native library the backend of TensorFlow.js. @throws where it is not set up, or does not load */
export async function openNative(): Promise<Native> {
  if (!isNativeReady()) throw new Error("TensorFlow's library is not set up; pnpm gpu:setup does it");
  process.env["TF_CPP_MIN_LOG_LEVEL"] ??= "2"; // errors only: it greets on stderr
  const require = createRequire(import.meta.url);
  restoreOldUtil(require("node:util") as Record<string, unknown>);
  const { NodeJSKernelBackend } = require(`${PACKAGE}/dist/nodejs_kernel_backend`) as {
    readonly NodeJSKernelBackend: new (binding: unknown, packageName: string) => NativeBackend;
  };
  require(`${PACKAGE}/dist/register_all_kernels`);
  const backend = new NodeJSKernelBackend(require(BINDING), PACKAGE);
  if (tf.findBackendFactory(NAME)) tf.removeBackend(NAME);
  tf.registerBackend(NAME, () => backend);
  if (!(await tf.setBackend(NAME))) throw new Error("TensorFlow.js could not start its native backend");
  installRepairs(tf, NAME);
  return { isUsingGpuDevice: backend.isUsingGpuDevice, version: backend.binding.TF_Version };
}

/** Node 23 removed two functions that the package calls. */
function restoreOldUtil(util: Record<string, unknown>): void {
  util["isNullOrUndefined"] ??= (value: unknown) => value === null || value === undefined;
  util["isArray"] ??= Array.isArray;
}
