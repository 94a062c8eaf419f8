/**
 * @file The grader's processes as Linux lists them: found by what they run, killed for real, counted at the end.
 *
 * For tests and the soak. Where there is no /proc, every list is empty.
 */
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Running {
  readonly pid: number;
  readonly parent: number;
  /** Tells a process from a later one of the same number. */
  readonly startTime: string;
}

export const isLinux = process.platform === "linux";

export function runningProcesses(): Running[] {
  if (!isLinux) return [];
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const fields = readFileSync(`/proc/${name}/stat`, "utf8").split(") ").at(-1)!.split(" ");
      if (fields[0] === "Z") return []; // it has ended, and waits for its parent to ask how
      return [{ pid: Number(name), parent: Number(fields[1]), startTime: fields[19]! }];
    } catch {
      return []; // it has ended in the meantime
    }
  });
}

/** All below a process, this one unless given. */
export function descendants(root: number = process.pid): Running[] {
  const all = runningProcesses();
  const found: Running[] = [];
  for (let next = [root]; next.length > 0;) {
    const children = all.filter(({ parent }) => next.includes(parent));
    found.push(...children);
    next = children.map(({ pid }) => pid);
  }
  return found;
}

export type Role = "run child" | "compile child" | "reference process";

/** The jail's wrappers have the run child's command line, too: whichever is killed, the child is gone. */
const IS: Readonly<Record<Role, (command: string) => boolean>> = {
  "run child": (command) => command.includes("--no-node-snapshot") && /child\.(ts|mjs|gen\.js)\0/.test(command),
  "compile child": (command) =>
    command.includes("--max-old-space-size") && /(child\.mjs|process\.gen\.js)\0/.test(command),
  "reference process": (command) => /oracle\/process\.ts\0/.test(command),
};

export function pidsOf(role: Role, root: number = process.pid): number[] {
  return descendants(root)
    .map(({ pid }) => pid)
    .filter((pid) => IS[role](commandOf(pid)));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

/** The end of a jail may already have been the end of the child in it. `false`: it was gone. */
export function killIfAlive(pid: number): boolean {
  try {
    process.kill(pid, "SIGKILL");
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    return false;
  }
}

/** Memory groups of this process, or of any. */
export function memoryGroups(owner: number | "any" = process.pid): string[] {
  const prefix = owner === "any" ? "kata-" : `kata-${owner}-`;
  return ["/sys/fs/cgroup", "/sys/fs/cgroup/memory"].flatMap((root) => {
    try {
      return readdirSync(root).filter((name) => name.startsWith(prefix));
    } catch {
      return []; // not mounted here
    }
  });
}

/**
 * A temporary folder of this process's own, for what runs in it and below it: other tests use the machine's at the same time.
 */
export function ownTemporaryFolder(): { files(): string[]; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "kata-own-"));
  process.env["TMPDIR"] = folder;
  return { files: () => readdirSync(folder), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What this process has open, by what it is: `socket`, `pipe`, a path. */
export function openFiles(): string[] {
  if (!isLinux) return [];
  return readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`).replace(/:\[\d+\]$/, "")];
    } catch {
      return []; // the listing's own
    }
  });
}

/** What is left of a list once it has had a moment to empty. */
export async function leftAfter<T>(mostMs: number, list: () => readonly T[]): Promise<readonly T[]> {
  for (const end = Date.now() + mostMs; list().length > 0 && Date.now() < end;)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return list();
}
