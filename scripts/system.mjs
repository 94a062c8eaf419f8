/**
 * @file What the tests need from the system, installed where that is possible: Debian as root. Elsewhere the package and the command are named.
 */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { softwareDriver, vulkanLoader } from "./software-gpu.mjs";
import { run, toolEnv } from "./workspace.mjs";

const CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

const CHROMIUM = {
  name: "Chromium",
  package: "chromium",
  find: () => process.env.CHROMIUM_PATH || onPath(CHROMIUM_NAMES) || executable(MAC_CHROME),
  elsewhere: "install Chrome or Chromium, or set CHROMIUM_PATH to its program",
};
const BUBBLEWRAP = {
  name: "bubblewrap",
  package: "bubblewrap",
  find: () => onPath(["bwrap"]),
  elsewhere: "install bubblewrap",
};
const VULKAN = {
  name: "the Vulkan loader",
  package: "libvulkan1",
  find: vulkanLoader,
  elsewhere: "install the Vulkan loader, libvulkan.so.1",
};
const SWIFTSHADER = {
  name: "SwiftShader",
  package: "chromium",
  find: () => process.env.VK_DRIVER_FILES || softwareDriver(),
  elsewhere: "install Chrome or Chromium, or set VK_DRIVER_FILES to a Vulkan driver's description",
};

/** Something is missing and cannot be installed from here. */
export class SystemLacks extends Error {
  constructor(missing, command) {
    const names = missing.map(({ name }) => name).join(" and ");
    super(`test: ${names} needed and not found; ${command}`);
    this.name = "SystemLacks";
  }
}

/** What is missing for these stages. */
export function lacking({ browser }) {
  const needed = [
    ...(process.platform === "linux" ? [BUBBLEWRAP, VULKAN, SWIFTSHADER] : []),
    ...(browser ? [CHROMIUM] : []),
  ];
  return needed.filter(({ find }) => !find());
}

/** @throws SystemLacks */
export async function provide(missing, onLine) {
  const packages = [...new Set(missing.map((each) => each.package))];
  const apt = onPath(["apt-get"]);
  if (!apt) throw new SystemLacks(missing, missing.map(({ elsewhere }) => elsewhere).join("; "));
  const byHand = `run: sudo apt-get update && sudo apt-get install -y ${packages.join(" ")}`;
  if (process.getuid() !== 0) throw new SystemLacks(missing, byHand);
  const env = toolEnv({ DEBIAN_FRONTEND: "noninteractive" });
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", ...packages]]) {
    const { code, output } = await run(apt, args, { env, onLine });
    if (code !== 0) throw new SystemLacks(missing, `apt-get ${args[0]} failed:\n${output.trimEnd()}\n${byHand}`);
  }
}

/** Where Chromium is, for the browser tests. */
export function chromiumPath() {
  return CHROMIUM.find();
}

function onPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(executable);
}

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return path;
  } catch {
    return undefined; // not there, or not to be run by this user
  }
}
