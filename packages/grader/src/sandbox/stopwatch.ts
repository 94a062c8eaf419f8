/**
 * @file How long a call takes on a thread that may have to wait for a core, and an engine whose calls take as long every time.
 *
 * Runs in the child process. It measures and decides nothing: which of two clocks is right is for the parent to say.
 */
import { setFlagsFromString } from "node:v8";
import type { Spent } from "./protocol.ts";

const cell = new Int32Array(new SharedArrayBuffer(4));
/** Long enough to fall asleep in. */
const NAP_MS = 0.05;

/**
 * The system books a thread's processor time when it leaves the core, and else at the next tick, which may be 4 ms away.
 * So the thread leaves for a moment; and who comes back is the last to be sent away again.
 */
const nap = () => Atomics.wait(cell, 0, 0, NAP_MS);

/** Starts now. The nap at the end is in its processor time, as it is in that of an empty call. */
export function startStopwatch(): () => Spent {
  nap();
  const cpu = process.threadCpuUsage();
  const start = performance.now();
  return () => {
    const wallMs = performance.now() - start;
    nap();
    const { user, system } = process.threadCpuUsage(cpu);
    return { wallMs, cpuMs: (user + system) / 1000 };
  };
}

/** The most that `malloc` takes from the system by itself at 64 bits, less what it needs for its own notes. */
const LARGEST_KEPT_BYTES = 32 * 2 ** 20 - 64 * 1024;

const REPEATABLE = [
  "--always-sparkplug",
  "--no-maglev-inlining",
  "--no-turbofan",
  "--no-concurrent-recompilation",
  "--no-concurrent-sparkplug",
  "--single-threaded-gc",
] as const;

/**
 * From now on a call takes as long every time. New isolates compile and collect garbage on their own thread, when the program
 * asks for it: helper threads do so later on a busy machine. Nothing is interpreted: code starts as Sparkplug's. Maglev is the last compiler: TurboFan takes 20 ms for one function,
 * in the middle of a call of 4 ms, and its turn comes after some dozen calls, which is more than are timed. Maglev inlines
 * nothing: where it did, a search in a list took twice as long. And memory that was given back is kept: fresh memory costs a page
 * fault for every 4 kB, half of the time of a short call. `malloc` keeps what is smaller than the largest that was ever freed.
 */
export function makeCallsRepeatable(): void {
  for (const flag of REPEATABLE) setFlagsFromString(flag);
  new ArrayBuffer(LARGEST_KEPT_BYTES).transfer(0);
}

/** A context made meanwhile has a function `gc`. */
export function withCollector<T>(make: () => T): T {
  setFlagsFromString("--expose-gc");
  try {
    return make();
  } finally {
    setFlagsFromString("--no-expose-gc");
  }
}
