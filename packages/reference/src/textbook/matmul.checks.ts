/** @file What the product of matrices is held to on every rung: the oracle's values, and views of one buffer. */
import * as tf from "@tensorflow/tfjs-core";
import { type Check, closeValues, EXACT, holds } from "../testing/check.ts";
import { readGolden, toFloat32, type Vector } from "../testing/golden.ts";
import { toleranceFor } from "../testing/tolerances.ts";
import { matmul } from "./matmul.ts";

interface Case {
  name: string;
  a: Vector;
  b: Vector;
  c: Vector | null;
  out: Vector;
}

const golden = readGolden<Case>("matmul").map(({ name, a, b, c, out }): Check => ({
  name,
  async run(rung) {
    const before = tf.memory().numTensors;
    const into = c === null ? undefined : toFloat32(c);
    const s = { m: a.shape[0]!, k: a.shape[1]!, n: b.shape[1]! };
    const got = await matmul(toFloat32(a), toFloat32(b), s, into);
    const left = tf.memory().numTensors - before;
    return [
      closeValues("values", got, out.data, toleranceFor("matmul", "values", rung, name)),
      holds("what was handed in is returned", into === undefined || got === into, "c itself; got another array"),
      holds("tensors left behind", left === 0, `0; got ${left}`),
    ];
  },
}));

export const checks: readonly Check[] = [
  ...golden,
  {
    name: "views of one buffer are read at their offsets",
    async run() {
      const pool = Float32Array.of(9, 1, 2, 3, 4, 9, 10, 20);
      const got = await matmul(pool.subarray(1, 5), pool.subarray(6), { m: 2, k: 2, n: 1 });
      return [closeValues("values", got, [50, 110], EXACT)];
    },
  },
];
