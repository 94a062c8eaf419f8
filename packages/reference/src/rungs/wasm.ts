/** @file The wasm rung: WebAssembly kernels with SIMD, on one thread. What they lack runs on the cpu backend. */
import { createRequire } from "node:module";
import { dirname, sep } from "node:path";
import "@tensorflow/tfjs-backend-cpu";
import { setWasmPaths, version_wasm } from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { installRepairs } from "../repairs.ts";
import type { Rung } from "../rung.ts";

export const rung: Rung = {
  async open() {
    const script = createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm");
    setWasmPaths(dirname(script) + sep);
    if (!(await keepingErrorHandlers(() => tf.setBackend("wasm"))))
      throw new Error("TensorFlow.js could not start its wasm backend");
    installRepairs(tf, "wasm");
    return { gpu: false, version: version_wasm };
  },
};

/** The wasm loader installs process-wide handlers that rethrow what nobody caught; they hide where an error came from. */
async function keepingErrorHandlers<T>(start: () => Promise<T>): Promise<T> {
  const events = ["uncaughtException", "unhandledRejection"];
  const before = events.map((event) => process.listeners(event as NodeJS.Signals));
  const result = await start();
  events.forEach((event, i) => {
    for (const listener of process.listeners(event as NodeJS.Signals))
      if (!before[i]!.includes(listener)) process.removeListener(event, listener);
  });
  return result;
}
