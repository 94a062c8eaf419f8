/**
 * @file Where things live: the repository's own folders, and the user's data, which is never inside the clone.
 */
import { homedir } from "node:os";
import { join, resolve } from "node:path";

const NAME = "llm-kata";

/** Progress, drafts and the embedded database. `KATA_DATA` where set. */
export function dataFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env["KATA_DATA"]) return resolve(env["KATA_DATA"]);
  if (process.platform === "win32") return join(env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local"), NAME);
  // Postgres refuses to run as root, and the user that it runs as instead can seldom enter root's home.
  if (process.getuid?.() === 0) return join("/var/lib", NAME);
  if (process.platform === "darwin") return join(homedir(), "Library", "Application Support", NAME);
  return join(env["XDG_DATA_HOME"] || join(homedir(), ".local", "share"), NAME);
}

export function logFile(of: "postgres" | "web" | "worker", data: string = dataFolder()): string {
  return join(data, "log", `${of}.log`);
}

/** Expected outcomes that were computed ahead. A secret of the grader: it keeps the folder to its own user. */
export function answersFolder(data: string = dataFolder()): string {
  return join(data, "answers");
}

/** The folder of the clone. */
export function repositoryRoot(): string {
  return resolve(import.meta.dirname, "../../..");
}
