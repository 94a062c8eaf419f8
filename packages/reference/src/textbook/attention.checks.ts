/** @file What attention is held to on every rung: the oracle's values and gradients, and properties. */
import * as tf from "@tensorflow/tfjs-core";
import { type Check, close, EXACT, leaves } from "../testing/check.ts";
import { gradients, readGolden, toTensor, type Vector, vector } from "../testing/golden.ts";
import { toleranceFor } from "../testing/tolerances.ts";
import { sdpa } from "./attention.ts";

interface Case {
  name: string;
  q: Vector;
  k: Vector;
  v: Vector;
  mask: Vector | null;
  causal: boolean;
  scale: number | null;
  out: Vector;
  upstream: Vector;
  grads: { q: Vector; k: Vector; v: Vector };
}

function apply({ mask, causal, scale }: Case, ...[q, k, v]: tf.Tensor[]): tf.Tensor {
  return sdpa(q as tf.Tensor4D, k as tf.Tensor4D, v as tf.Tensor4D, {
    ...(mask ? { mask: toTensor<tf.Tensor4D>(mask) } : {}),
    ...(scale === null ? {} : { scale }),
    causal,
  });
}

const golden = readGolden<Case>("attention").map((c): Check => ({
  name: c.name,
  async run(rung) {
    const qkv = [c.q, c.k, c.v].map((x) => toTensor(x));
    const out = await close("values", apply(c, ...qkv), c.out, toleranceFor("attention", "values", rung, c.name));
    // What is NaN by right is not compared.
    const live = (...x: tf.Tensor[]) =>
      tf.where(toTensor({ ...c.out, dtype: "bool", data: isNumber }), apply(c, ...x), 0);
    const isNumber = c.out.data.map((value) => (Number.isNaN(value) ? 0 : 1));
    const grads = gradients(live, qkv, c.upstream);
    const tolerance = toleranceFor("attention", "gradients", rung, c.name);
    const compared = (["q", "k", "v"] as const).map((x, i) =>
      close(`gradient of ${x}`, grads[i]!, c.grads[x], tolerance),
    );
    return [out, ...(await Promise.all(compared))];
  },
}));

export const checks: readonly Check[] = [
  ...golden,
  {
    name: "no keys at all give zeros",
    run: async () => {
      const out = sdpa(tf.ones([1, 1, 2, 3]), tf.zeros([1, 1, 0, 3]), tf.zeros([1, 1, 0, 2]));
      return [await close("values", out, vector([1, 1, 2, 2], [0, 0, 0, 0]), EXACT)];
    },
  },
  {
    name: "no queries, and no sequences, give nothing",
    run: async () => {
      const noQueries = sdpa(tf.ones([1, 2, 0, 3]), tf.ones([1, 2, 4, 3]), tf.ones([1, 2, 4, 5]), { causal: true });
      const noBatch = sdpa(tf.ones([0, 2, 2, 3]), tf.ones([0, 2, 4, 3]), tf.ones([0, 2, 4, 5]));
      return [
        await close("no queries", noQueries, vector([1, 2, 0, 5], []), EXACT),
        await close("no sequences", noBatch, vector([0, 2, 2, 5], []), EXACT),
      ];
    },
  },
  {
    name: "a number that is not finite and is seen makes the result NaN",
    run: async () => {
      const [one, bad] = [tf.ones<tf.Rank.R4>([1, 1, 1, 1]), tf.tensor4d([Infinity], [1, 1, 1, 1])];
      const poisoned = [sdpa(bad, one, one), sdpa(one, bad, one), sdpa(one, one, bad)];
      return Promise.all(
        poisoned.map((out, i) => close(["query", "key", "value"][i]!, out, vector([1, 1, 1, 1], [NaN]), EXACT)),
      );
    },
  },
  {
    name: "nothing is left behind but the result",
    run: async () => {
      const q = tf.ones<tf.Rank.R4>([1, 1, 2, 2]);
      return [leaves(1, () => sdpa(q, q, q, { causal: true }))];
    },
  },
];
