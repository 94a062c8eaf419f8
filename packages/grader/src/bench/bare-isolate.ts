/** @file Prints the milliseconds that an isolate with two empty contexts takes from its making to its end: median of many. */
import ivm from "isolated-vm";
import { percentile } from "./statistics.ts";

const ROUNDS = 200;
const WARM_UP = 20;

const times = Array.from({ length: ROUNDS }, () => {
  const start = performance.now();
  const isolate = new ivm.Isolate({ memoryLimit: 128 });
  isolate.createContextSync();
  isolate.createContextSync();
  isolate.dispose();
  return performance.now() - start;
});
process.stdout.write(String(percentile(times.slice(WARM_UP), 50)));
