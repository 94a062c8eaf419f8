/** @file How exact the elementary functions are on every rung, over the ranges that katas use: WGSL promises less than float32 holds. */
import * as tf from "@tensorflow/tfjs-core";
import { openBackend } from "../backend.ts";
import { RUNGS } from "../testing/rungs.ts";

const NUM_POINTS = 4001;
/** Four units in the last place. */
const EXACT = 5e-7;

interface Scan {
  readonly name: string;
  readonly op: (x: tf.Tensor) => tf.Tensor;
  readonly host: (x: number) => number;
  readonly from: number;
  readonly to: number;
  /** Of `|got - want| / |want|`, or of `|got - want|` where `absolute`. */
  readonly most?: number;
  readonly absolute?: boolean;
}

const scans: readonly Scan[] = [
  { name: "exp", op: tf.exp, host: Math.exp, from: -87, to: 88 },
  { name: "exp near 0", op: tf.exp, host: Math.exp, from: -4, to: 1 },
  { name: "log", op: tf.log, host: Math.log, from: 1e-6, to: 0.9 },
  { name: "log of large numbers", op: tf.log, host: Math.log, from: 2, to: 1e6 },
  { name: "expm1", op: tf.expm1, host: Math.expm1, from: -3, to: 3 },
  { name: "log1p", op: tf.log1p, host: Math.log1p, from: -0.9, to: 3 },
  { name: "sigmoid", op: tf.sigmoid, host: (x) => 1 / (1 + Math.exp(-x)), from: -20, to: 20 },
  { name: "softplus", op: tf.softplus, host: (x) => Math.log1p(Math.exp(x)), from: -8, to: 20, most: 2e-6 },
  { name: "sin", op: tf.sin, host: Math.sin, from: -1000, to: 1000, absolute: true },
  { name: "cos", op: tf.cos, host: Math.cos, from: -1000, to: 1000, absolute: true },
  { name: "tanh", op: tf.tanh, host: Math.tanh, from: -6, to: 6, absolute: true },
  { name: "sqrt", op: tf.sqrt, host: Math.sqrt, from: 0, to: 1000 },
  { name: "rsqrt", op: tf.rsqrt, host: (x) => 1 / Math.sqrt(x), from: 0.001, to: 100 },
  { name: "reciprocal", op: (x) => tf.div(1, x), host: (x) => 1 / x, from: 0.01, to: 1000 },
  // exp(y log x): the error of the logarithm is multiplied.
  { name: "pow", op: (x) => tf.pow(x, 3.5), host: (x) => x ** 3.5, from: 0.01, to: 30, most: 5e-6 },
];

describe.each(RUNGS)("on %s", (rung) => {
  beforeAll(() => openBackend(rung));

  test.each(scans)("$name", async ({ op, host, from, to, most = EXACT, absolute = false }) => {
    const x = Float32Array.from({ length: NUM_POINTS }, (_, i) => from + ((to - from) * i) / (NUM_POINTS - 1));
    const got = await op(tf.tensor1d(x)).data();
    const errors = [...got].map((value, i) => {
      const want = host(x[i]!);
      if (value === want) return 0;
      return Math.abs(value - want) / (absolute ? 1 : Math.abs(want));
    });
    expect(errors.some(Number.isNaN)).toBe(false);
    expect(Math.max(...errors)).toBeLessThan(most);
  });
});
