/**
 * @file One rung of the backend ladder: a way to run TensorFlow.js on this machine.
 *
 * Each rung is a file of its own in `rungs/`, named after it, that exports `rung`.
 */

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
