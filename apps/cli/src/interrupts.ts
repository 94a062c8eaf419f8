/** @file Ctrl-C and the like: what was started is ended first, since a submission in an endless loop outlives whoever watched it. */
import { constants } from "node:os";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** On a signal cleans up and exits as the shell expects, with 128 plus its number. Returns how to stop listening. */
export function onInterrupt(cleanUp: () => Promise<unknown>): () => void {
  const end = (signal: NodeJS.Signals) => {
    void cleanUp().finally(() => process.exit(128 + constants.signals[signal]));
  };
  for (const signal of SIGNALS) process.once(signal, end);
  return () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
}
