/** @file What this process still holds once its garbage is collected. For tests and the soak. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

export interface HeldMemory {
  /** Heap and buffers that something holds. */
  readonly heldBytes: number;
  /** What the system counts, the engine's reserves included. */
  readonly rssBytes: number;
}

export function heldMemory(): HeldMemory {
  collectGarbage();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heldBytes: heapUsed + external, rssBytes: rss };
}
