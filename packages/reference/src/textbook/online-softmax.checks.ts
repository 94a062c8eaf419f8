/** @file What the online softmax is held to on every rung: the oracle's values for every block. */
import * as tf from "@tensorflow/tfjs-core";
import { type Check, closeValues, holds } from "../testing/check.ts";
import { readGolden, toFloat32, type Vector } from "../testing/golden.ts";
import { toleranceFor } from "../testing/tolerances.ts";
import { onlineSoftmax } from "./online-softmax.ts";

interface Rows {
  name: string;
  kind: "rows" | "merge";
  x: Vector;
  blocks: number[];
  y: Vector;
}

export const checks: readonly Check[] = readGolden<Rows>("online_softmax")
  .filter(({ kind }) => kind === "rows")
  .map(({ name, x, blocks, y }) => ({
    name,
    async run(rung) {
      const [n, k] = x.shape as [number, number];
      const tolerance = toleranceFor("online-softmax", "values", rung, name);
      const before = tf.memory().numTensors;
      const input = toFloat32(x);
      const compared = [];
      for (const block of blocks)
        compared.push(closeValues(`blocks of ${block}`, await onlineSoftmax(input, n, k, block), y.data, tolerance));
      const isKept = input.every((value, i) => Object.is(value, Math.fround(x.data[i]!)));
      const left = tf.memory().numTensors - before;
      return [
        ...compared,
        holds("input", isKept, "the input was written to"),
        holds("tensors left behind", left === 0, `0; got ${left}`),
      ];
    },
  }));
