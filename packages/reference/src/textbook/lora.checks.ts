/** @file What LoRA is held to on every rung: the oracle's values and gradients, and properties. */
import * as tf from "@tensorflow/tfjs-core";
import { type Check, close, type Comparison, EXACT, holds, leaves, refuses } from "../testing/check.ts";
import { gradients, readGolden, toTensor, type Vector, vector } from "../testing/golden.ts";
import { toleranceFor } from "../testing/tolerances.ts";
import { initLora, LoRALinear } from "./lora.ts";

interface Case {
  name: string;
  x: Vector;
  W: Vector;
  A: Vector;
  B: Vector;
  alpha: number;
  bias: Vector | null;
  y: Vector;
  merged: Vector;
  upstream: Vector;
  grads: { x: Vector; A: Vector; B: Vector };
}
const cases = readGolden<Case>("lora");

function layerOf({ W, A, B, alpha, bias }: Case): LoRALinear {
  const o = bias ? { alpha, bias: toTensor<tf.Tensor1D>(bias) } : { alpha };
  return new LoRALinear(toTensor(W), toTensor(A), toTensor(B), o);
}

const golden = cases.map((c): Check => ({
  name: `${c.name}: values, merged or not`,
  async run(rung) {
    const tolerance = toleranceFor("lora", "values", rung, c.name);
    const layer = layerOf(c);
    const compared: Comparison[] = [];
    const compare = async (state: string, weight: Vector, exactly = tolerance) => {
      compared.push(await close(`output ${state}`, layer.forward(toTensor(c.x)), c.y, tolerance));
      compared.push(await close(`weight ${state}`, layer.weight(), weight, exactly));
    };
    await compare("unmerged", c.W);
    layer.merge();
    layer.merge();
    await compare("merged", c.merged);
    layer.unmerge();
    layer.unmerge();
    await compare("unmerged again", c.W, EXACT);
    return compared;
  },
}));

const differentiated = cases.map((c): Check => ({
  name: `${c.name}: gradients`,
  async run(rung) {
    const tolerance = toleranceFor("lora", "gradients", rung, c.name);
    const layer = layerOf(c);
    const [a, b] = layer.trainable() as [tf.Variable, tf.Variable];
    const loss = () => tf.sum(tf.mul(layer.forward(toTensor(c.x)), toTensor(c.upstream))) as tf.Scalar;
    const { grads } = tf.variableGrads(loss, [a, b]);
    const [dx] = gradients((x) => layer.forward(x!), [toTensor(c.x)], c.upstream);
    return [
      await close("gradient of A", grads[a.name]!, c.grads.A, tolerance),
      await close("gradient of B", grads[b.name]!, c.grads.B, tolerance),
      await close("gradient of x", dx!, c.grads.x, tolerance),
    ];
  },
}));

export const checks: readonly Check[] = [
  ...golden,
  ...differentiated,
  {
    name: "trainable is the same two variables, merged or not",
    run: async () => {
      const layer = layerOf(cases[0]!);
      const before = layer.trainable();
      layer.merge();
      const after = layer.trainable();
      const isSame = before.length === 2 && after.length === 2 && after.every((variable, i) => variable === before[i]);
      return [holds("variables", isSame, "A and B themselves")];
    },
  },
  {
    name: "a forward pass leaves nothing behind but its result",
    run: async () => {
      const layer = layerOf(cases[0]!);
      const x = toTensor(cases[0]!.x);
      return [
        leaves(1, () => layer.forward(x)),
        leaves(0, () => {
          layer.merge();
          layer.unmerge();
        }),
      ];
    },
  },
  {
    name: "initLora draws A row by row over sqrt(r) and starts B at zero",
    run: async () => {
      let n = 0;
      const { A, B } = initLora(2, 3, 4, () => ++n);
      return [
        await close("A", A, vector([2, 4], [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4]), EXACT),
        await close("B", B, vector([4, 3], Array<number>(12).fill(0)), EXACT),
      ];
    },
  },
  {
    name: "shapes that disagree are refused",
    run: async () => {
      const make = (A: [number, number], B: [number, number], bias?: number) =>
        new LoRALinear(tf.zeros([3, 2]), tf.zeros(A), tf.zeros(B), {
          alpha: 1,
          ...(bias === undefined ? {} : { bias: tf.zeros<tf.Rank.R1>([bias]) }),
        });
      return [
        refuses("A", () => make([2, 1], [1, 2]), RangeError),
        refuses("rank", () => make([3, 1], [2, 2]), RangeError),
        refuses("B", () => make([3, 1], [1, 3]), RangeError),
        refuses("bias", () => make([3, 1], [1, 2], 3), RangeError),
        refuses("x", () => make([3, 1], [1, 2]).forward(tf.zeros([4, 2])), RangeError),
      ];
    },
  },
];
