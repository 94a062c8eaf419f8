/**
 * @file What `pnpm bench:reference` measures: the families of the textbook, each at three sizes, with its count of operations. No tensors.
 *
 * A floating-point operation is an addition, multiplication, division, comparison or exponential of one number, counted as
 * the textbook's formula needs them: what a rung does beyond that (masks, checks for NaN, copies) lowers its GFLOP/s.
 */

export type Size = Readonly<Record<string, number>>;

export interface Workload {
  readonly family: string;
  /** Operations, in the letters of the size. */
  readonly formula: string;
  flops(size: Size): number;
  /** Small, medium, large. */
  readonly sizes: readonly [Size, Size, Size];
  /** Plain TypeScript in float64: the same on every rung. */
  readonly onHost?: true;
}

/** A pair of visible query and key: 2 d for the score, 2 d for the value, 5 for scale and softmax. */
const perPair = (d: number) => 4 * d + 5;

const table = <Letters extends string>(
  family: string,
  formula: string,
  flops: (size: Record<Letters, number>) => number,
  sizes: readonly [Record<Letters, number>, Record<Letters, number>, Record<Letters, number>],
  onHost?: true,
): Workload => ({
  family,
  formula,
  flops: (size) => flops(size as Record<Letters, number>),
  sizes,
  ...(onHost ? { onHost } : {}),
});

export const WORKLOADS: readonly Workload[] = [
  table("softmax", "5 n k", ({ n, k }) => 5 * n * k, [
    { n: 256, k: 256 },
    { n: 1024, k: 1024 },
    { n: 4096, k: 1024 },
  ]),
  table("online softmax", "5 n k", ({ n, k }) => 5 * n * k, [
    { n: 256, k: 256 },
    { n: 1024, k: 1024 },
    { n: 4096, k: 1024 },
  ]),
  table("RMSNorm", "4 n d", ({ n, d }) => 4 * n * d, [
    { n: 256, d: 256 },
    { n: 1024, d: 1024 },
    { n: 4096, d: 1024 },
  ]),
  table("causal attention", "h T (T + 1) / 2 (4 d + 5)", ({ h, T, d }) => ((h * T * (T + 1)) / 2) * perPair(d), [
    { h: 4, T: 64, d: 64 },
    { h: 4, T: 256, d: 64 },
    { h: 4, T: 512, d: 64 },
  ]),
  // Forwards there are two products, backwards four; softmax and scale are 5 each way.
  table("attention and gradients", "h T T (12 d + 10)", ({ h, T, d }) => h * T * T * (12 * d + 10), [
    { h: 4, T: 64, d: 64 },
    { h: 4, T: 128, d: 64 },
    { h: 4, T: 256, d: 64 },
  ]),
  table(
    "LoRA",
    "2 n (din dout + r din + r dout + dout)",
    ({ n, din, dout, r }) => 2 * n * (din * dout + r * din + r * dout + dout),
    [
      { n: 128, din: 256, dout: 256, r: 8 },
      { n: 256, din: 512, dout: 512, r: 16 },
      { n: 512, din: 1024, dout: 1024, r: 16 },
    ],
  ),
  table("GRPO loss", "16 G T", ({ G, T }) => 16 * G * T, [
    { G: 8, T: 256 },
    { G: 64, T: 1024 },
    { G: 256, T: 1024 },
  ]),
  table(
    "GAE",
    "6 B T",
    ({ B, T }) => 6 * B * T,
    [
      { B: 8, T: 256 },
      { B: 64, T: 1024 },
      { B: 64, T: 8192 },
    ],
    true,
  ),
  table("paged attention", "B nH len (4 d + 5)", ({ B, nH, len, d }) => B * nH * len * perPair(d), [
    { B: 4, nH: 8, nKv: 2, d: 64, bs: 16, len: 128 },
    { B: 8, nH: 8, nKv: 2, d: 64, bs: 16, len: 512 },
    { B: 16, nH: 8, nKv: 2, d: 64, bs: 16, len: 2048 },
  ]),
  table(
    "ring all-reduce",
    "(N - 1) len",
    ({ N, len }) => (N - 1) * len,
    [
      { N: 4, len: 10_000 },
      { N: 8, len: 100_000 },
      { N: 8, len: 1_000_000 },
    ],
    true,
  ),
];
