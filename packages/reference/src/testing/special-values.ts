/**
 * @file Ops on infinities, NaN and numbers near the end of float32, with what IEEE 754 says. Used by tests only.
 *
 * WGSL lets a compiler assume that neither infinities nor NaN occur, and has no test for them.
 */
import * as tf from "@tensorflow/tfjs-core";

export interface SpecialCase {
  readonly name: string;
  readonly run: () => tf.Tensor;
  readonly want: readonly number[];
}

const HUGE = Math.fround(1e38);
const ODD = [NaN, Infinity, -Infinity, HUGE, -HUGE, 0, -1.5];
const ANGLES = [0.5, -2.25, 3.1415927, 100.3, 4095, 32767.5, -65535, 100000, 131071].map(Math.fround);
const SMALL = [1e-7, -1e-5, 1e-3, -0.02, 0.2, -0.24, 0.3, -0.34, 0.36, 1.5].map(Math.fround);
const row = (values: readonly number[]) => tf.tensor1d([...values]);
const odd = () => row(ODD);
const flag = (test: (x: number) => boolean) => ODD.map((x) => Number(test(x)));
const map = (name: string, op: (x: tf.Tensor) => tf.Tensor, host: (x: number) => number): SpecialCase => ({
  name,
  run: () => op(odd()),
  want: ODD.map((x) => Math.fround(host(x))),
});
const pairs = (
  name: string,
  op: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor,
  host: (a: number, b: number) => number,
) => ({
  name,
  run: () => op(tf.reshape(odd(), [-1, 1]), odd()),
  want: ODD.flatMap((a) => ODD.map((b) => Math.fround(host(a, b)))),
});
const grad = (name: string, f: (x: tf.Tensor) => tf.Tensor, x: readonly number[], want: readonly number[]) => ({
  name: `gradient of ${name}`,
  run: () => tf.grad((y) => tf.sum(f(y)))(row(x)),
  want,
});
const both = (a: number, b: number, then: number) => (Number.isNaN(a) || Number.isNaN(b) ? NaN : then);

export const SPECIAL_CASES: readonly SpecialCase[] = [
  { name: "isNaN", run: () => tf.isNaN(odd()), want: flag(Number.isNaN) },
  { name: "isInf", run: () => tf.isInf(odd()), want: flag((x) => Math.abs(x) === Infinity) },
  { name: "isFinite", run: () => tf.isFinite(odd()), want: flag(Number.isFinite) },
  { name: "equal to -Infinity", run: () => tf.equal(odd(), -Infinity), want: flag((x) => x === -Infinity) },
  { name: "equal to itself", run: () => tf.equal(odd(), odd()), want: flag((x) => !Number.isNaN(x)) },
  { name: "notEqual to itself", run: () => tf.notEqual(odd(), odd()), want: flag(Number.isNaN) },
  { name: "cast to bool", run: () => tf.cast(odd(), "bool"), want: [1, 1, 1, 1, 1, 0, 1] },
  map("neg", tf.neg, (x) => -x),
  map("abs", tf.abs, Math.abs),
  map("square", tf.square, (x) => x * x),
  map("exp", tf.exp, Math.exp),
  map("log", tf.log, Math.log),
  map("log1p", tf.log1p, Math.log1p),
  map("expm1", tf.expm1, Math.expm1),
  map("softplus", tf.softplus, (x) => (x > 80 ? x : Math.log1p(Math.exp(x)))),
  map("elu", tf.elu, (x) => (x >= 0 ? x : Math.expm1(x))),
  { name: "sin of what has none", run: () => tf.sin(row([NaN, Infinity, -Infinity])), want: [NaN, NaN, NaN] },
  map("sqrt", tf.sqrt, Math.sqrt),
  map("rsqrt", tf.rsqrt, (x) => 1 / Math.sqrt(x)),
  map("reciprocal", (x) => tf.div(1, x), (x) => 1 / x), // prettier-ignore
  map("relu", tf.relu, (x) => (Number.isNaN(x) ? NaN : Math.max(x, 0))),
  map("sigmoid", tf.sigmoid, (x) => 1 / (1 + Math.exp(-x))),
  map("tanh", tf.tanh, Math.tanh),
  // The library's convention: the sign of NaN is 0.
  map("sign", tf.sign, (x) => (Number.isNaN(x) ? 0 : Math.sign(x))),
  map("clip", (x) => tf.clipByValue(x, -2, 2), (x) => (Number.isNaN(x) ? NaN : Math.min(Math.max(x, -2), 2))), // prettier-ignore
  map("times ten", (x) => tf.mul(x, 10), (x) => Math.fround(x * 10)), // prettier-ignore
  map("times zero", (x) => tf.mul(x, 0), (x) => x * 0), // prettier-ignore
  pairs("add", tf.add, (a, b) => a + b),
  pairs("sub", tf.sub, (a, b) => a - b),
  pairs("mul", tf.mul, (a, b) => a * b),
  pairs("div", tf.div, (a, b) => a / b),
  pairs("maximum", tf.maximum, (a, b) => both(a, b, Math.max(a, b))),
  pairs("minimum", tf.minimum, (a, b) => both(a, b, Math.min(a, b))),
  pairs("greater", tf.greater, (a, b) => Number(a > b)),
  pairs("greaterEqual", tf.greaterEqual, (a, b) => Number(a >= b)),
  pairs("less", tf.less, (a, b) => Number(a < b)),
  pairs("lessEqual", tf.lessEqual, (a, b) => Number(a <= b)),
  pairs("equal", tf.equal, (a, b) => Number(a === b)),
  pairs("squaredDifference", tf.squaredDifference, (a, b) => (a - b) ** 2),
  {
    name: "where that leaves NaN and infinities unread",
    run: () => tf.where(tf.isFinite(odd()), odd(), tf.zerosLike(odd())),
    want: ODD.map((x) => (Number.isFinite(x) ? x : 0)),
  },
  {
    name: "where that reads them",
    run: () => tf.where(tf.isFinite(odd()), tf.zerosLike(odd()), odd()),
    want: ODD.map((x) => (Number.isFinite(x) ? 0 : x)),
  },
  {
    name: "sine and cosine of the positions of a long context",
    run: () => tf.stack([tf.sin(row(ANGLES)), tf.cos(row(ANGLES))]),
    want: [...ANGLES.map(Math.sin), ...ANGLES.map(Math.cos)],
  },
  {
    name: "expm1 and log1p near zero, in parts of their arguments",
    run: () => tf.div(tf.stack([tf.expm1(row(SMALL)), tf.log1p(row(SMALL))]), row(SMALL)),
    want: [...SMALL.map((x) => Math.expm1(x) / x), ...SMALL.map((x) => Math.log1p(x) / x)],
  },
  { name: "fill of -Infinity", run: () => tf.fill([3], -Infinity), want: [-Infinity, -Infinity, -Infinity] },
  { name: "fill of NaN", run: () => tf.fill([2], NaN), want: [NaN, NaN] },
  { name: "pad with -Infinity", run: () => tf.pad(row([1]), [[1, 1]], -Infinity), want: [-Infinity, 1, -Infinity] },
  { name: "max with -Infinity", run: () => tf.max(row([-Infinity, -3, -HUGE])), want: [-3] },
  { name: "max of -Infinity alone", run: () => tf.max(row([-Infinity, -Infinity])), want: [-Infinity] },
  { name: "max with NaN", run: () => tf.max(row([1, NaN, 3])), want: [NaN] },
  { name: "min with Infinity", run: () => tf.min(row([Infinity, 3, HUGE])), want: [3] },
  { name: "sum to infinity", run: () => tf.sum(row([3e38, 3e38, -1])), want: [Infinity] },
  { name: "sum of both infinities", run: () => tf.sum(row([Infinity, 1, -Infinity])), want: [NaN] },
  { name: "sum with NaN", run: () => tf.sum(row([1, NaN])), want: [NaN] },
  { name: "mean with -Infinity", run: () => tf.mean(row([1, -Infinity])), want: [-Infinity] },
  { name: "prod with a zero and an infinity", run: () => tf.prod(row([0, Infinity])), want: [NaN] },
  { name: "cumsum from -Infinity", run: () => tf.cumsum(row([1, -Infinity, 2])), want: [1, -Infinity, -Infinity] },
  { name: "cumprod with NaN", run: () => tf.cumprod(row([2, NaN, 3])), want: [2, NaN, NaN] },
  { name: "argMax with -Infinity", run: () => tf.argMax(row([-Infinity, -2, -HUGE])), want: [1] },
  { name: "values of topk with -Infinity", run: () => tf.topk(row([-Infinity, 2, -HUGE, Infinity]), 3).values, want: [Infinity, 2, -HUGE] }, // prettier-ignore
  { name: "indices of topk among infinities", run: () => tf.topk(row([-Infinity, 5, Infinity, -Infinity, -HUGE]), 4).indices, want: [2, 1, 4, 0] }, // prettier-ignore
  { name: "softmax with a hidden logit", run: () => tf.softmax(row([0, -Infinity, 0])), want: [0.5, 0, 0.5] },
  { name: "softmax of logits of 1e38", run: () => tf.softmax(row([HUGE, HUGE, -HUGE])), want: [0.5, 0.5, 0] },
  {
    name: "softmax of rows far apart",
    run: () => tf.softmax(tf.tensor2d([[0, 0], [-4000, -4000], [9000, 9000]])), // prettier-ignore
    want: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
  },
  // The library's convention: nothing has no largest value.
  { name: "max over an axis of nothing", run: () => tf.max(tf.zeros([2, 0]), 1), want: [NaN, NaN] },
  { name: "min over an axis of nothing", run: () => tf.min(tf.zeros([2, 0]), 1), want: [NaN, NaN] },
  { name: "sum over an axis of nothing", run: () => tf.sum(tf.zeros([0, 2]), 0), want: [0, 0] },
  { name: "prod over an axis of nothing", run: () => tf.prod(tf.zeros([2, 0]), 1), want: [1, 1] },
  { name: "softmax with NaN", run: () => tf.softmax(row([0, NaN])), want: [NaN, NaN] },
  { name: "softmax of hidden logits alone", run: () => tf.softmax(row([-Infinity, -Infinity])), want: [NaN, NaN] },
  { name: "logSoftmax with a hidden logit", run: () => tf.logSoftmax(row([0, -Infinity])), want: [0, -Infinity] },
  { name: "logSumExp of 1e38", run: () => tf.logSumExp(row([HUGE, HUGE])), want: [HUGE] },
  { name: "gather beside NaN", run: () => tf.gather(row([NaN, 2, Infinity, 4]), tf.tensor1d([1, 3], "int32")), want: [2, 4] }, // prettier-ignore
  { name: "slice beside NaN", run: () => tf.slice(row([NaN, 2, 3, NaN]), [1], [2]), want: [2, 3] },
  { name: "concat of infinities", run: () => tf.concat([odd(), odd()]), want: [...ODD, ...ODD] },
  { name: "reverse", run: () => tf.reverse(odd()), want: [...ODD].reverse() },
  { name: "transpose", run: () => tf.transpose(tf.reshape(odd(), [1, 7, 1]), [1, 2, 0]), want: ODD },
  { name: "tile", run: () => tf.tile(odd(), [2]), want: [...ODD, ...ODD] },
  {
    name: "scatterND of NaN and -Infinity",
    run: () => tf.scatterND(tf.tensor2d([[2], [0]], [2, 1], "int32"), row([NaN, -Infinity]), [4]),
    want: [-Infinity, 0, NaN, 0],
  },
  {
    name: "matMul: NaN stays in its row, infinity in its column",
    run: () => tf.matMul(tf.tensor2d([[1, NaN], [2, 3]]), tf.tensor2d([[1, 2], [Infinity, 4]])), // prettier-ignore
    want: [NaN, NaN, Infinity, 16],
  },
  { name: "matMul of zero and infinity", run: () => tf.matMul(tf.tensor2d([[0]]), tf.tensor2d([[Infinity]])), want: [NaN] }, // prettier-ignore
  {
    name: "einsum with -Infinity",
    run: () => tf.einsum("ij,j->i", tf.tensor2d([[1, -Infinity], [1, 1]]), row([1, 1])), // prettier-ignore
    want: [-Infinity, 2],
  },
  grad("softmax with a hidden logit", (x) => tf.mul(tf.softmax(x), row([1, 5, 3])), [0, -Infinity, 0], [-0.5, 0, 0.5]),
  grad(
    "where beside NaN",
    (x) => tf.where(tf.isFinite(x), tf.square(tf.where(tf.isFinite(x), x, tf.zerosLike(x))), tf.zerosLike(x)),
    [NaN, 3, -Infinity],
    [0, 6, 0],
  ),
  grad("max with -Infinity", (x) => tf.max(x), [-Infinity, 2, 1], [0, 1, 0]),
];
