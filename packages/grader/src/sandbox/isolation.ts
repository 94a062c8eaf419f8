/**
 * @file The isolation ladder: in what a run child is wrapped. The highest level that this machine can give is found by trying.
 *
 * Level 2 wraps the child in resource limits (prlimit), level 1 relies on the watchdog alone. Both always have the watchdog.
 */
import { spawnSync } from "node:child_process";

export interface Isolation {
  readonly level: 1 | 2;
  readonly description: string;
  /** Why no higher level was taken. */
  readonly reason: string;
  /** Put in front of the child's command. */
  readonly wrapper: readonly string[];
}

/** No core dumps, few descriptors, no file written, a minute of CPU. */
const PRLIMIT = ["prlimit", "--core=0", "--nofile=64", "--fsize=0"] as const;

let found: Isolation | undefined;

export function isolation(): Isolation {
  return (found ??= findIsolation());
}

function findIsolation(): Isolation {
  if (process.platform === "linux") {
    const tried = spawnSync(PRLIMIT[0], [...PRLIMIT.slice(1), "true"]);
    if (tried.status === 0) {
      return { level: 2, description: "child process, resource limits (prlimit), watchdog", reason: "levels 3 to 5 are not part of this version", wrapper: PRLIMIT };
    }
  }
  return {
    level: 1,
    description: "child process, watchdog",
    reason: process.platform === "linux" ? "prlimit is missing or refused: install util-linux" : `no resource limits on ${process.platform}`,
    wrapper: [],
  };
}
