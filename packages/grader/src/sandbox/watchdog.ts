/**
 * @file Watches a child from outside: kills it when its time is over or its memory has grown too far.
 *
 * A time limit inside the engine is none (native loops run on), and neither is the engine's memory limit.
 */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";

export interface Watch {
  /** What the watchdog killed the child for, if it did; with time, what the child had of the processor. */
  readonly reason: { readonly kind: "time"; readonly cpuMs: number } | { readonly kind: "memory" } | undefined;
  stop(): void;
}

const POLL_MS = 10;
const POLL_ELSEWHERE_MS = 250;
const PAGE_BYTES = 4096;
/** Linux counts processor time in hundredths of a second. */
const MS_PER_TICK = 10;

/** Resident memory of a process, bytes; `undefined` where the system does not tell at once. */
export function residentBytes(pid: number): number | undefined {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]);
    return Number.isFinite(pages) ? pages * PAGE_BYTES : undefined;
  } catch {
    return undefined;
  }
}

/** Processor time of a process so far, milliseconds; Infinity where the system does not tell, so that a limit holds. */
function cpuMsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
    return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
  } catch {
    return Infinity;
  }
}

/** @param pids processes that share one limit on memory */
export function watch(
  pids: readonly number[],
  { timeMs, memoryBytes, kill }: { readonly timeMs: number; readonly memoryBytes: number; readonly kill: () => void },
): Watch {
  let reason: Watch["reason"];
  const end = (why: NonNullable<Watch["reason"]>) => {
    reason ??= why;
    kill();
  };
  const cpuAtStart = sum(pids, cpuMsOf);
  const timer = setTimeout(() => {
    const cpuMs = sum(pids, cpuMsOf) - cpuAtStart;
    end({ kind: "time", cpuMs: Number.isNaN(cpuMs) ? Infinity : cpuMs });
  }, timeMs);
  const poll =
    process.platform === "linux"
      ? setInterval(() => sum(pids, (pid) => residentBytes(pid) ?? 0) > memoryBytes && end({ kind: "memory" }), POLL_MS)
      : setInterval(
          () =>
            execFile(
              "ps",
              ["-o", "rss=", "-p", pids.join(",")],
              (_error, text) => sum(text.split("\n"), Number) * 1024 > memoryBytes && end({ kind: "memory" }),
            ),
          POLL_ELSEWHERE_MS,
        );
  return {
    get reason() {
      return reason;
    },
    stop() {
      clearTimeout(timer);
      clearInterval(poll);
    },
  };
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
