/** @file Where `pnpm gpu:setup` puts TensorFlow's library: outside node_modules, which every install makes anew. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The N-API binding, and under `lib/` the libraries that it loads. */
export const NATIVE_FOLDER = fileURLToPath(new URL("../native", import.meta.url));
export const BINDING = join(NATIVE_FOLDER, "tfjs_binding.node");

export function isNativeReady(): boolean {
  return existsSync(BINDING);
}
