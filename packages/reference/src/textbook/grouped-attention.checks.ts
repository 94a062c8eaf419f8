/** @file What grouped-query attention is held to on every rung: the oracle's values, and the heads that it refuses. */
import * as tf from "@tensorflow/tfjs-core";
import { type Check, close, holds, refuses } from "../testing/check.ts";
import { readGolden, toTensor, type Vector } from "../testing/golden.ts";
import { toleranceFor } from "../testing/tolerances.ts";
import { gqa } from "./grouped-attention.ts";

interface Case {
  name: string;
  q: Vector;
  k: Vector;
  v: Vector;
  mask: Vector | null;
  causal: boolean;
  out: Vector;
}

const golden = readGolden<Case>("grouped_attention").map(({ name, q, k, v, mask, causal, out }): Check => ({
  name,
  async run(rung) {
    const inputs = [toTensor<tf.Tensor4D>(q), toTensor<tf.Tensor4D>(k), toTensor<tf.Tensor4D>(v)] as const;
    const o = { causal, ...(mask === null ? {} : { mask: toTensor<tf.Tensor4D>(mask) }) };
    const before = tf.memory().numTensors;
    const got = gqa(...inputs, o);
    const left = tf.memory().numTensors - before;
    return [
      await close("values", got, out, toleranceFor("grouped-attention", "values", rung, name)),
      holds("tensors left behind", left === 1, `the result alone; got ${left}`),
    ];
  },
}));

const heads = (n: number): tf.Tensor4D => tf.ones([1, n, 1, 1]);

export const checks: readonly Check[] = [
  ...golden,
  {
    name: "query heads that the key heads do not divide are refused",
    run: () =>
      Promise.resolve([
        refuses("3 heads of queries, 2 of keys", () => gqa(heads(3), heads(2), heads(2)), RangeError),
        refuses("2 heads of queries, 4 of keys", () => gqa(heads(2), heads(4), heads(4)), RangeError),
      ]),
  },
];
