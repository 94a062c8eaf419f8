/** @file Tells when whoever started this process, and reads its output, is gone: then the worker must go too. */
import { fstatSync } from "node:fs";

const STDOUT = 1;
const LOOK_MS = 1_000;

/**
 * Calls back once, when the parent has ended. Only where the output is a pipe, as under `npm start`; a worker that writes
 * into a file or a terminal was meant to stay.
 */
export function onSupervisorGone(callback: () => void): void {
  const parent = process.ppid;
  const output = fstatSync(STDOUT);
  if (!output.isFIFO() && !output.isSocket()) return;
  process.stdout.on("error", () => {}); // nobody reads the log any more
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, LOOK_MS);
  timer.unref();
}
