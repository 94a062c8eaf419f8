/** @file The references' gradients on every rung against central differences in float64 of the same formulas, written out as loops. */
import * as tf from "@tensorflow/tfjs-core";
import { type Check, closeValues } from "../testing/check.ts";
import { centralDifferences, type HostFunction, spread } from "../testing/differences.ts";
import { toleranceFor } from "../testing/tolerances.ts";
import { sdpa } from "./attention.ts";
import { LoRALinear } from "./lora.ts";
import { rmsNorm } from "./normalization.ts";
import { grpoLoss } from "./policy-loss.ts";
import { softmax } from "./softmax.ts";

type Row = readonly number[];
const sum = (row: Row) => row.reduce((total, value) => total + value, 0);
const rowsOf = (x: Row, width: number) =>
  Array.from({ length: x.length / width }, (_, i) => x.slice(i * width, (i + 1) * width));
const dot = (a: Row, b: Row) => sum(a.map((value, i) => value * b[i]!));

function softmaxRow(row: Row): number[] {
  const total = sum(row.map(Math.exp));
  return row.map((value) => Math.exp(value) / total);
}

const logSoftmaxRows: HostFunction = (x) => rowsOf(x!, 4).flatMap((row) => softmaxRow(row).map(Math.log));

const rmsNormRows: HostFunction = (x, gamma) =>
  rowsOf(x!, 4).flatMap((row) => row.map((value, i) => (value / Math.sqrt(dot(row, row) / 4 + 0.1)) * gamma![i]!));

/** Tq = 3, Tk = 4, d = dv = 2, causal: query i sees keys 0 .. i + 1. */
const causalAttention: HostFunction = (q, k, v) => {
  const [keys, values] = [rowsOf(k!, 2), rowsOf(v!, 2)];
  return rowsOf(q!, 2).flatMap((query, i) => {
    const p = softmaxRow(keys.slice(0, i + 2).map((key) => dot(query, key) / Math.SQRT2));
    return [0, 1].map((column) => sum(p.map((weight, j) => weight * values[j]![column]!)));
  });
};

/** x and W are 2 x 2 and held fixed, r = 1, alpha = 3. */
const X = spread(4, 3);
const W = spread(4, 4);
const loraRows: HostFunction = (a, b) =>
  rowsOf(X, 2).flatMap((x) => [0, 1].map((j) => x[0]! * W[j]! + x[1]! * W[2 + j]! + 3 * dot(x, a!) * b![j]!));

/** G = 2, T = 3, one position masked out, no ratio near the clip's boundary. */
const OLD = [-1.1, -0.4, -2.2, -0.9, -1.6, -0.3].map(Math.fround);
const REF = [-1.0, -0.7, -1.9, -1.1, -1.2, -0.5].map(Math.fround);
const ADVANTAGE = [1.5, -0.75];
const MASK = [1, 1, 1, 1, 0, 1];
const grpo: HostFunction = (lp) => {
  const terms = lp!.map((value, at) => {
    const ratio = Math.exp(value - OLD[at]!);
    const a = ADVANTAGE[Math.floor(at / 3)]!;
    const gap = REF[at]! - value;
    const objective = Math.min(ratio * a, Math.min(Math.max(ratio, 0.8), 1.2) * a) - 0.1 * (Math.exp(gap) - gap - 1);
    return MASK[at]! * objective;
  });
  return [-(sum(terms.slice(0, 3)) / 3 + sum(terms.slice(3)) / 2) / 2];
};

const cases: {
  readonly name: string;
  readonly shapes: readonly number[][];
  readonly inputs?: readonly number[][];
  readonly reference: (...x: tf.Tensor[]) => tf.Tensor;
  readonly host: HostFunction;
}[] = [
  {
    name: "log-softmax",
    shapes: [[2, 4]],
    reference: (x) => softmax(x!, { log: true }),
    host: logSoftmaxRows,
  },
  {
    name: "softmax",
    shapes: [[2, 4]],
    reference: (x) => softmax(x!),
    host: (x) => rowsOf(x!, 4).flatMap(softmaxRow),
  },
  {
    name: "rmsNorm",
    shapes: [[3, 4], [4]], // prettier-ignore
    reference: (x, gamma) => rmsNorm(x!, gamma as tf.Tensor1D, 0.1),
    host: rmsNormRows,
  },
  {
    name: "sdpa",
    shapes: [[1, 1, 3, 2], [1, 1, 4, 2], [1, 1, 4, 2]], // prettier-ignore
    reference: (...x) => sdpa(...(x as [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D]), { causal: true }),
    host: causalAttention,
  },
  {
    name: "grpoLoss",
    shapes: [[2, 3]],
    inputs: [[-1.0, -0.9, -2.1, -0.5, -1.6, -0.9].map(Math.fround)],
    reference: (lp) => {
      const of = (values: Row) => tf.tensor2d([...values], [2, 3]);
      const o = { clip: 0.2, beta: 0.1 };
      return grpoLoss(lp as tf.Tensor2D, of(OLD), of(REF), tf.tensor1d(ADVANTAGE), of(MASK), o).loss;
    },
    host: grpo,
  },
];

const functions = cases.map(({ name, shapes, inputs, reference, host }): Check => ({
  name,
  async run(rung) {
    const values = inputs ?? shapes.map((shape, i) => spread(tf.util.sizeFromShape(shape), i));
    const upstream = spread(host(...values).length, 9);
    const weighted = (...x: tf.Tensor[]) => {
      const y = reference(...x);
      return tf.sum(tf.mul(y, tf.tensor(upstream, y.shape)));
    };
    const gradients = tf.grads(weighted)(values.map((x, i) => tf.tensor(x, shapes[i])));
    const tolerance = toleranceFor("gradients", "gradients", rung, name);
    return Promise.all(
      gradients.map(async (gradient, i) => {
        const differences = centralDifferences(host, values, i, upstream);
        return closeValues(`gradient of input ${i}`, await gradient.data(), differences, tolerance);
      }),
    );
  },
}));

const lora: Check = {
  name: "LoRALinear, with respect to A and B",
  async run(rung) {
    const [a, b] = [spread(2, 1), spread(2, 2)];
    const layer = new LoRALinear(tf.tensor2d(W, [2, 2]), tf.tensor2d(a, [2, 1]), tf.tensor2d(b, [1, 2]), { alpha: 3 });
    const upstream = spread(4, 9);
    const loss = () =>
      tf.sum(tf.mul(layer.forward(tf.tensor2d(X, [2, 2])), tf.tensor2d(upstream, [2, 2]))) as tf.Scalar;
    const { grads } = tf.variableGrads(loss, layer.trainable());
    const tolerance = toleranceFor("gradients", "gradients", rung, "LoRALinear");
    return Promise.all(
      layer.trainable().map(async (variable, i) => {
        const differences = centralDifferences(loraRows, [a, b], i, upstream);
        return closeValues(["A", "B"][i]!, await grads[variable.name]!.data(), differences, tolerance);
      }),
    );
  },
};

export const checks: readonly Check[] = [...functions, lora];
