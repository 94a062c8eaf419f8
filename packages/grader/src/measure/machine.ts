/** @file What a measurement was made on, in short: enough to say which measurements can be compared. */
import { arch, availableParallelism, cpus } from "node:os";
import type { Machine } from "../verdict.ts";

/** @param isolation the level that the measured programs ran in */
export function thisMachine(isolation: number): Machine {
  // Some systems, those of ARM boards among them, do not tell the model.
  const model = cpus()[0]?.model.trim() ?? "";
  const processor = model === "" || model === "unknown" ? arch() : model;
  return { processor, cores: availableParallelism(), node: process.version, isolation };
}
