/** @file The golden vectors of a family, as tensors and numbers. Used by tests only. */
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

/** Numbers written out as a vector. */
export function vector(shape: number[], data: readonly number[]): Vector {
  return { shape, dtype: "float32", data };
}

export interface Tolerance {
  readonly rtol: number;
  readonly atol: number;
}

/** The largest `|got - want| / (atol + rtol |want|)`: at most 1 is close. NaN and infinities match only themselves. */
export function excess(got: ArrayLike<number>, want: readonly number[], { rtol, atol }: Tolerance): number {
  if (got.length !== want.length) return Infinity;
  return want.reduce((worst, value, i) => Math.max(worst, excessOf(got[i]!, value, rtol, atol)), 0);
}

function excessOf(got: number, want: number, rtol: number, atol: number): number {
  if (Object.is(got, want) || got === want) return 0;
  const error = Math.abs(got - want) / (atol + rtol * Math.abs(want));
  return Number.isNaN(error) ? Infinity : error;
}

/** Gradients of `sum(upstream * f(...x))`, taken as the grader takes them. */
export function gradients(f: (...x: tf.Tensor[]) => tf.Tensor, x: tf.Tensor[], upstream: Vector): tf.Tensor[] {
  return tf.tidy(() => tf.grads((...inputs) => tf.sum(tf.mul(f(...inputs), toTensor(upstream))))(x));
}
