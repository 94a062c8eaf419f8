/**
 * @file Where things live: the repository's own folders, and the user's data, which is never inside the clone.
 */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const NAME = "llm-kata";

/** Progress, drafts and the embedded database. `KATA_DATA` where set. */
export function dataFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env["KATA_DATA"]) return resolve(/* turbopackIgnore: true */ env["KATA_DATA"]);
  if (process.platform === "win32") return join(env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local"), NAME);
  // Postgres refuses to run as root, and the user that it runs as instead can seldom enter root's home.
  if (process.getuid?.() === 0) return join("/var/lib", NAME);
  if (process.platform === "darwin") return join(homedir(), "Library", "Application Support", NAME);
  return join(env["XDG_DATA_HOME"] || join(homedir(), ".local", "share"), NAME);
}

export function logFile(of: "postgres" | "web" | "worker", data: string = dataFolder()): string {
  return join(/* turbopackIgnore: true */ data, "log", `${of}.log`);
}

/** The folder of the clone. Found from this file, or from the working directory where this file was bundled elsewhere. */
export function repositoryRoot(): string {
  for (const start of [dirname(fileURLToPath(import.meta.url)), process.cwd()]) {
    for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
      if (existsSync(/* turbopackIgnore: true */ join(folder, "pnpm-workspace.yaml"))) return folder;
    }
  }
  throw new Error(
    `repositoryRoot: a folder with pnpm-workspace.yaml above this file or the working directory; got ${process.cwd()}`,
  );
}
