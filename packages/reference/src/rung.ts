/**
 * @file One rung of the backend ladder: a way to run TensorFlow.js on this machine.
 *
 * Each rung is a file of its own in `rungs/`, named after it, that exports `rung`. Adding a rung is adding its file.
 */

import { existsSync } from "node:fs";

/** From the fastest to the one that always works. */
export const LADDER = ["tfjs-node-gpu", "webgpu", "tfjs-node", "wasm", "cpu"] as const;
export type RungName = (typeof LADDER)[number];

/** What runs once a rung is open. */
export interface Engine {
  /** `true` only when the computing is done by a real GPU. */
  readonly gpu: boolean;
  /** Version of the library, or name of the adapter. */
  readonly version: string;
}

export interface Rung {
  /** Makes this rung the backend of `@tensorflow/tfjs-core`. Throws, with the reason, where it cannot be used. */
  open(): Promise<Engine>;
}

export function isRungName(name: string): name is RungName {
  return (LADDER as readonly string[]).includes(name);
}

/** Why this version has no such rung; `undefined` where it has. */
export function whyAbsent(name: RungName): string | undefined {
  const isShipped = (rung: RungName) => existsSync(new URL(`./rungs/${rung}.ts`, import.meta.url));
  return isShipped(name) ? undefined : `this version ships the ${LADDER.filter(isShipped).join(" and ")} rungs`;
}
