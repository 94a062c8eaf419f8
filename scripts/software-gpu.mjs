/**
 * @file The software GPU that the tests compute on: SwiftShader, which comes with Chromium, through the system's Vulkan loader.
 *
 * Only Linux needs it: elsewhere Dawn uses Metal or Direct3D, which are always there.
 */
import { existsSync, readdirSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

const DRIVER = "vk_swiftshader_icd.json";
const CHROMIUM_FOLDERS = ["/usr/lib/chromium", "/usr/lib/chromium-browser", "/opt/google/chrome"];
const LOADER = "libvulkan.so.1";

/** SwiftShader's description for the Vulkan loader. */
export function softwareDriver({ CHROMIUM_PATH } = process.env) {
  const own = CHROMIUM_PATH && existsSync(CHROMIUM_PATH) ? [dirname(realpathSync(CHROMIUM_PATH))] : [];
  return [...own, ...CHROMIUM_FOLDERS].map((folder) => join(folder, DRIVER)).find(existsSync);
}

export function vulkanLoader() {
  const folders = ["/usr/lib", "/lib"].flatMap((folder) => [folder, `${folder}64`, ...triplets(folder)]);
  return folders.map((folder) => join(folder, LOADER)).find(existsSync);
}

/**
 * Makes SwiftShader the one driver of the processes started from here, so that tests mean the same on every machine.
 * A driver that was chosen already is kept. Whether a software GPU may count is not decided here.
 */
export function chooseSoftwareDriver(env = process.env) {
  if (process.platform !== "linux" || env.VK_DRIVER_FILES || env.VK_ICD_FILENAMES) return;
  const driver = softwareDriver(env);
  if (!driver) return;
  env.VK_DRIVER_FILES = driver;
  env.VK_ICD_FILENAMES = driver; // its name in loaders before 1.3.207
}

function triplets(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith("-linux-gnu"))
    .map((name) => join(folder, name));
}
