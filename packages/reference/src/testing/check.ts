/**
 * @file What a module of the textbook is held to on a rung: checks that are played in a process of their own, without a test runner.
 *
 * A module's checks lie beside it, in `<module>.checks.ts`. One process opens one backend, so a test cannot play them itself.
 */
import * as tf from "@tensorflow/tfjs-core";
import type { RungName } from "../rung.ts";
import { excess, type Tolerance, type Vector } from "./golden.ts";

export interface Check {
  readonly name: string;
  /** Plays the module on the backend that is open. */
  run(rung: RungName): Promise<readonly Comparison[]>;
}

/** One result against what it must be. */
export interface Comparison {
  readonly what: string;
  /** At most 1 is close; see `excess`. */
  readonly excess: number;
  readonly rtol: number;
  readonly atol: number;
  /** Where it is furthest off, if it is not close. */
  readonly detail?: string;
}

export const EXACT: Tolerance = { rtol: 0, atol: 1e-30 };

/** Compares shape and values of a tensor; the tensor is disposed of. */
export async function close(what: string, got: tf.Tensor, want: Vector, tolerance: Tolerance): Promise<Comparison> {
  const [shape, wanted] = [got.shape, want.shape].map((dims) => `[${dims.join(", ")}]`);
  const values = await got.data();
  got.dispose();
  if (shape === wanted) return closeValues(what, values, want.data, tolerance);
  return { what, excess: Infinity, ...tolerance, detail: `shape is ${wanted}; got ${shape}` };
}

export function closeValues(
  what: string,
  got: ArrayLike<number>,
  want: readonly number[],
  tolerance: Tolerance,
): Comparison {
  const worst = excess(got, want, tolerance);
  if (worst <= 1) return { what, excess: worst, ...tolerance };
  const off = (i: number) => excess([got[i]!], [want[i]!], tolerance);
  const at = want.reduce((furthest, _, i) => (off(i) > off(furthest) ? i : furthest), 0);
  const detail =
    got.length === want.length
      ? `element ${at} is ${want[at]}; got ${got[at]}`
      : `${want.length} elements; got ${got.length}`;
  return { what, excess: worst, ...tolerance, detail };
}

/** A claim that is true or not. */
export function holds(what: string, claim: boolean, detail: string): Comparison {
  return { what, excess: claim ? 0 : Infinity, rtol: 0, atol: 0, ...(claim ? {} : { detail }) };
}

/** `call` throws an error of this class. */
export function refuses(what: string, call: () => unknown, kind: new () => Error): Comparison {
  try {
    call();
  } catch (error) {
    return holds(what, error instanceof kind, `wanted ${kind.name}; got ${String(error)}`);
  }
  return holds(what, false, `wanted ${kind.name}; nothing was thrown`);
}

/** `call` leaves `results` tensors behind, and nothing else. */
export function leaves(results: number, call: () => void): Comparison {
  const before = tf.memory().numTensors;
  call();
  const left = tf.memory().numTensors - before;
  return holds("tensors left behind", left === results, `${results} tensors; got ${left}`);
}
