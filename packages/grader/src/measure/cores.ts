/**
 * @file Cores for timed work: each holds one timed child at a time, and that child's main thread is bound to it.
 *
 * Other work may still run there; what a call waits for a core is not in its time.
 */
import { execFile } from "node:child_process";

export interface Core {
  /** Binds the main thread of a process to this core, where the system can; its helpers stay free. */
  bind(pid: number): Promise<void>;
  release(): void;
}

export interface Cores {
  take(): Promise<Core>;
}

export function createCores(count: number): Cores {
  const free = Array.from({ length: count }, (_, i) => i);
  const waiting: ((core: number) => void)[] = [];
  const giveBack = (core: number) => {
    const next = waiting.shift();
    if (next === undefined) free.push(core);
    else next(core);
  };
  return {
    async take() {
      const core = free.pop() ?? (await new Promise<number>((resolve) => waiting.push(resolve)));
      let given = false;
      return {
        bind: (pid) => bind(pid, core),
        release() {
          if (!given) giveBack(core);
          given = true;
        },
      };
    },
  };
}

/** Without `taskset`, or where it is refused, the scheduler places the thread as it likes. */
function bind(pid: number, core: number): Promise<void> {
  if (process.platform !== "linux" || pid <= 0) return Promise.resolve();
  return new Promise((resolve) => execFile("taskset", ["-cp", String(core), String(pid)], () => resolve()));
}
