/** @file What paged decoding is held to on every rung: the oracle's values. */
import * as tf from "@tensorflow/tfjs-core";
import { type Check, closeValues, holds } from "../testing/check.ts";
import { readGolden, toFloat32, type Vector } from "../testing/golden.ts";
import { toleranceFor } from "../testing/tolerances.ts";
import { pagedDecode, type PagedShape } from "./paged-attention.ts";

interface Case {
  name: string;
  q: Vector;
  kPool: Vector;
  vPool: Vector;
  tables: Vector;
  lens: Vector;
  s: PagedShape;
  out: Vector;
}

export const checks: readonly Check[] = readGolden<Case>("paged_attention").map(
  ({ name, q, kPool, vPool, tables, lens, s, out }) => ({
    name,
    async run(rung) {
      const before = tf.memory().numTensors;
      const [queries, keys, values] = [toFloat32(q), toFloat32(kPool), toFloat32(vPool)];
      const got = await pagedDecode(queries, keys, values, Int32Array.from(tables.data), Int32Array.from(lens.data), s);
      const left = tf.memory().numTensors - before;
      return [
        closeValues("values", got, out.data, toleranceFor("paged-attention", "values", rung, name)),
        holds("tensors left behind", left === 0, `0; got ${left}`),
      ];
    },
  }),
);
