/**
 * @file Katas small enough to read in a test, each on a textbook module of `@kata/reference`, with an honest answer.
 *
 * They exist to be attacked: what counts is the verdict, not the algorithm.
 */
import type { Case, Kata, Step } from "../src/contract.ts";
import type { Grader, LoadedKata, Submission } from "../src/grade.ts";
import type { TypedArray } from "../src/value.ts";
import { comm, tensor } from "../src/value.ts";
import type { CaseReport, GradeEvent, Verdict } from "../src/verdict.ts";

export const load = (kata: Kata, more: Partial<LoadedKata> = {}): LoadedKata => ({
  kata,
  mutants: [],
  solution: "",
  contentHash: "test",
  ...more,
});
export const ts = (source: string): Submission => ({ source, language: "ts" });

type MergeSides = readonly [a: { m: number; l: number }, b: { m: number; l: number }];

export function mergeCase(name: string, group: string, sides: MergeSides, more: Partial<Case> = {}): Case {
  return { name, group, script: () => ({ steps: [{ call: "mergeStats", args: sides }] }), ...more };
}

const EXAMPLE: MergeSides = [
  { m: 2, l: 3 },
  { m: 2, l: 4 },
];

/** Two plain objects in, one out: no tensors, no backend. */
export const merge: Kata = {
  slug: "merge",
  style: "array",
  exports: { mergeStats: { kind: "function", params: ["a", "b"], readonly: ["a", "b"] } },
  reference: { module: "online-softmax" },
  precision: "float64",
  tolerance: { rtol: 1e-9, atol: 0 },
  // Half a second of processor time ends what does not end.
  limits: { callMs: 500 },
  cases: [
    mergeCase("equal maxima", "values", EXAMPLE, { example: true }),
    mergeCase("unequal maxima", "values", [
      { m: 1, l: 1 },
      { m: 0, l: 2 },
    ]),
    {
      name: "drawn",
      group: "values",
      script: (rng) => ({
        steps: [
          {
            call: "mergeStats",
            args: [
              { m: rng.uniform(), l: rng.uniform() },
              { m: rng.uniform(), l: rng.uniform() },
            ],
          },
        ],
      }),
    },
    mergeCase("identities", "edges", [
      { m: -Infinity, l: 0 },
      { m: -Infinity, l: 0 },
    ]),
  ],
};

export const HONEST_MERGE = `
export function mergeStats(a: { m: number; l: number }, b: { m: number; l: number }) {
  const m = Math.max(a.m, b.m);
  return m === -Infinity ? { m, l: 0 } : { m, l: a.l * Math.exp(a.m - m) + b.l * Math.exp(b.m - m) };
}`;

const rows = (x: Float32Array, n: number, k: number, more: readonly Step[] = []): Step[] => [
  { call: "onlineSoftmax", args: [x, n, k] },
  ...more,
];

/** A typed array in, a typed array out; the reference is asynchronous. */
export const rowSoftmax: Kata = {
  slug: "row-softmax",
  style: "array",
  exports: { onlineSoftmax: { kind: "function", params: ["x", "n", "k"], readonly: ["x"] } },
  reference: { module: "online-softmax" },
  precision: "float32",
  tolerance: { rtol: 1e-4, atol: 1e-6 },
  limits: { callMs: 500 },
  cases: [
    {
      name: "two rows",
      group: "values",
      example: true,
      script: () => ({ steps: rows(Float32Array.of(0, Math.log(3), 1, 1), 2, 2) }),
    },
    {
      name: "drawn",
      group: "values",
      script: (rng) => ({ steps: rows(rng.normal(12), 3, 4, rows(rng.normal(6), 2, 3)) }),
    },
    {
      name: "a masked row",
      group: "edges",
      script: () => ({ steps: rows(Float32Array.of(-Infinity, -Infinity, 0, 0), 2, 2) }),
    },
  ],
};

export const HONEST_ROW_SOFTMAX = `
export function onlineSoftmax(x: Float32Array, n: number, k: number): Float32Array {
  const y = new Float32Array(n * k);
  for (let i = 0; i < n; i++) {
    let m = -Infinity;
    let l = 0;
    for (let j = 0; j < k; j++) m = Math.max(m, x[i * k + j]!);
    if (m === -Infinity) continue;
    for (let j = 0; j < k; j++) l += Math.exp(x[i * k + j]! - m);
    for (let j = 0; j < k; j++) y[i * k + j] = Math.exp(x[i * k + j]! - m) / l;
  }
  return y;
}`;

/** Tensors of the library, without its softmax. */
export const tensorSoftmax: Kata = {
  slug: "tensor-softmax",
  style: "tensor",
  exports: { softmax: { kind: "function", params: ["x"], readonly: ["x"] } },
  reference: { module: "softmax" },
  precision: "float32",
  tolerance: { rtol: 1e-4, atol: 1e-6 },
  limits: { callMs: 1000 },
  bounds: { leakedTensors: 0 },
  cases: [
    {
      name: "two rows",
      group: "values",
      example: true,
      script: () => ({ steps: [{ call: "softmax", args: [tensor([2, 2], [0, Math.log(3), 1, 1])] }] }),
    },
    {
      name: "drawn",
      group: "values",
      script: (rng) => ({ steps: [{ call: "softmax", args: [tensor([3, 4], rng.normal(12))] }] }),
    },
  ],
};

export const HONEST_TENSOR_SOFTMAX = `
import * as tf from "@tensorflow/tfjs";
export function softmax(x: tf.Tensor): tf.Tensor {
  return tf.tidy(() => {
    const e = tf.exp(tf.sub(x, tf.max(x, -1, true)));
    return tf.div(e, tf.sum(e, -1, true));
  });
}`;

const ranksOf = (buffers: readonly TypedArray[]): Step[][] =>
  buffers.map((buffer) => [{ call: "allReduce", args: [comm, buffer] }]);

/** Three ranks, each in a context of its own. */
export const ring: Kata = {
  slug: "ring",
  style: "ranks",
  exports: { allReduce: { kind: "function", params: ["comm", "buf"] } },
  reference: { module: "all-reduce" },
  precision: "exact",
  tolerance: { rtol: 0, atol: 0 },
  limits: { callMs: 500 },
  cases: [
    {
      name: "three ranks",
      group: "values",
      example: true,
      script: () => ({
        ranks: { alpha: 1, beta: 0 },
        steps: ranksOf([1, 2, 3].map((x) => Float32Array.of(x, 10 * x, 100 * x))),
      }),
    },
  ],
};

/** Everyone sends all it has to the right, twice round. */
export const HONEST_RING = `
export async function allReduce(comm: Comm, buf: Float32Array): Promise<Float32Array> {
  const right = (comm.rank + 1) % comm.size;
  const left = (comm.rank + comm.size - 1) % comm.size;
  const sum = buf.slice();
  let passing: Float32Array = buf;
  for (let s = 1; s < comm.size; s++) {
    passing = (await comm.sendrecv(right, passing, left)) as Float32Array;
    for (let i = 0; i < sum.length; i++) sum[i]! += passing[i]!;
  }
  return sum;
}`;

export interface Graded {
  readonly verdict: Verdict;
  readonly events: readonly GradeEvent[];
}

export async function grade(
  grader: Grader,
  loaded: LoadedKata,
  source: string,
  language: "ts" | "js" = "ts",
): Promise<Graded> {
  const events: GradeEvent[] = [];
  const verdict = await grader.grade(loaded, { source, language }, { onEvent: (event) => events.push(event) });
  return { verdict, events };
}

export const reportOf = (verdict: Verdict, name: string): CaseReport => {
  const report = verdict.cases.find((each) => each.name === name);
  if (report === undefined) throw new Error(`reportOf: a case of the kata; got ${name}`);
  return report;
};

/** What a test compares at a glance. */
export const summary = (verdict: Verdict) => ({
  verdict: verdict.verdict,
  score: verdict.score,
  statuses: verdict.cases.map(({ status }) => status),
  ...(verdict.cause === undefined ? {} : { cause: verdict.cause }),
});
