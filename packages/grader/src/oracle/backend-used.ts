/** @file Which backend computed: what makes two of them the same, and what stands for it where there are no tensors. */
import type { Kata } from "../contract.ts";
import type { BackendUsed } from "../verdict.ts";

/** What its answers depend on: how long they took does not count. */
export function identityOf({ rung, gpu, version }: BackendUsed): string {
  return JSON.stringify([rung, gpu, version]);
}

/** `undefined` for a kata with tensors: only the reference process can tell. */
export function hostBackend(precision: Kata["precision"]): BackendUsed | undefined {
  if (precision === "float32") return undefined;
  return { rung: precision === "float64" ? "host float64" : "not applicable", gpu: false, version: process.version };
}
