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
  "--no-maglev",
  "--no-turbofan",
  "--no-concurrent-sparkplug",
  "--single-threaded-gc",
] as const;

/**
 * From now on a call takes as long every time. In new isolates a function is compiled once, by Sparkplug, when it is first called.
 * V8's other compilers make a function faster after some hundred calls, each function at its own time, and take back what was
 * wrong: a program becomes faster through all of the measuring, by how much and when differs from run to run, and which function
 * is inlined where is luck. Garbage is collected on the program's own thread: helper threads do so later on a busy machine. And
 * memory that was given back is kept: fresh memory costs a page fault for every 4 kB, half of the time of a short call. `malloc`
 * keeps what is smaller than the largest that was ever freed.
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
