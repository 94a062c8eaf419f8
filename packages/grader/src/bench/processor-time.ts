/**
 * @file Where the processor time of a submission goes: by process, and what of it no grader with a fresh isolate could save.
 *
 * Linux alone tells the time of a process's threads so exactly; elsewhere there are no figures.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isLinux, pidsOf } from "../testing/processes.ts";

/** Milliseconds of one submission. */
export interface ProcessorMs {
  readonly parent: number;
  readonly compileChild: number;
  readonly runChildren: number;
}

const BARE_ISOLATE = fileURLToPath(new URL("bare-isolate.ts", import.meta.url));

/** So far. What has ended by now is not in it. */
function spentMs(): ProcessorMs {
  const sum = (pids: readonly number[]) => pids.reduce((total, pid) => total + threadsMs(pid), 0);
  return {
    parent: threadsMs(process.pid),
    compileChild: sum(pidsOf("compile child")),
    runChildren: sum(pidsOf("run child")),
  };
}

function threadsMs(pid: number): number {
  // Nanoseconds on a core come first.
  const nsOf = (id: string) => Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, "utf8").split(" ")[0]);
  return readdirSync(`/proc/${pid}/task`).reduce((sum, id) => sum + nsOf(id), 0) / 1e6;
}

/**
 * @param grade grades so few that no child is replaced, and tells how many
 * @returns `undefined` where the system tells no such times
 */
export async function processorTime(grade: () => Promise<number>): Promise<ProcessorMs | undefined> {
  if (!isLinux) return undefined;
  const before = spentMs();
  const count = await grade();
  const after = spentMs();
  const perSubmission = (role: keyof ProcessorMs) => (after[role] - before[role]) / count;
  return {
    parent: perSubmission("parent"),
    compileChild: perSubmission("compileChild"),
    runChildren: perSubmission("runChildren"),
  };
}

/** Milliseconds, median, in which V8 makes an isolate with two contexts and throws it away, with nothing of ours in it. */
export function bareIsolateMs(): number {
  const args = ["--no-node-snapshot", "--disable-warning=ExperimentalWarning", BARE_ISOLATE];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  const ms = Number(stdout);
  if (!(ms > 0)) throw new Error(`bench, bare isolate: prints milliseconds; got ${stdout || stderr}`);
  return ms;
}
