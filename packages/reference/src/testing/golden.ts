/** @file The golden vectors of a family, and how results are held to them. Used by tests only. */
import { readFileSync } from "node:fs";
import * as tf from "@tensorflow/tfjs-core";
export { RUNGS } from "./rungs.ts";

/** A tensor of a golden file; in JSON, values that are not finite are strings. */
export interface Vector {
  readonly shape: number[];
  readonly dtype: "float32" | "int32" | "bool";
  readonly data: readonly number[];
}

const NOT_FINITE = new Map([
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["-Infinity", -Infinity],
]);

export function readGolden<Case extends { readonly name: string }>(family: string): readonly Case[] {
  const text = readFileSync(new URL(`../../golden/${family}.json`, import.meta.url), "utf8");
  return (JSON.parse(text, reviveNumber) as { cases: Case[] }).cases;
}

/** Only where a number is meant: in `data`, and in the fields m, l, loss and kl. */
function reviveNumber(key: string, value: unknown): unknown {
  const revive = (x: unknown) => (typeof x === "string" ? (NOT_FINITE.get(x) ?? x) : x);
  if (key === "data" && Array.isArray(value)) return value.map(revive);
  return ["m", "l", "loss", "kl"].includes(key) ? revive(value) : value;
}

export function toTensor<T extends tf.Tensor = tf.Tensor>({ data, shape, dtype }: Vector): T {
  return tf.tensor([...data], shape, dtype) as T;
}

export function toFloat32({ data }: Vector): Float32Array {
  return Float32Array.from(data);
}

/** The largest `|got - want| / (atol + rtol |want|)`: at most 1 is close. NaN and infinities match only themselves. */
export function excess(got: ArrayLike<number>, want: Vector, { rtol = 1e-4, atol = 1e-5 } = {}): number {
  if (got.length !== want.data.length) return Infinity;
  return want.data.reduce((worst, value, i) => {
    if (Object.is(got[i], value) || got[i] === value) return worst;
    const error = Math.abs(got[i]! - value) / (atol + rtol * Math.abs(value));
    return Math.max(worst, Number.isNaN(error) ? Infinity : error);
  }, 0);
}

/** Fails unless the tensor has the vector's shape and is close to it. */
export async function expectClose(
  got: tf.Tensor,
  want: Vector,
  tolerance?: { rtol?: number; atol?: number },
): Promise<void> {
  expect(got.shape).toEqual(want.shape);
  expect(excess(await got.data(), want, tolerance)).toBeLessThanOrEqual(1);
}

/** Gradients of `sum(upstream * f(...x))`, taken as the grader takes them. */
export function gradients(f: (...x: tf.Tensor[]) => tf.Tensor, x: tf.Tensor[], upstream: Vector): tf.Tensor[] {
  return tf.tidy(() => tf.grads((...inputs) => tf.sum(tf.mul(f(...inputs), toTensor(upstream))))(x));
}
