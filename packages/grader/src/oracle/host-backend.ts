/** @file What computed the expected values of a kata without tensors: this Node, on no rung of the ladder. */
import type { Kata } from "../contract.ts";
import type { BackendUsed } from "../verdict.ts";

/** `undefined` for a kata with tensors: only the reference process can tell. */
export function hostBackend(precision: Kata["precision"]): BackendUsed | undefined {
  if (precision === "float32") return undefined;
  return { rung: precision === "float64" ? "host float64" : "not applicable", gpu: false, version: process.version };
}
