/**
 * @file The forward pass of attention in blocks, with the log of each row's sum.
 *
 * B = sequences, H = heads, Tq, Tk = positions of queries and keys, d = width of a head, br, bc = queries and keys of a block.
 */
import { defineKata, type Bounds, type Step } from "@kata/grader/contract";
import type { Rng } from "@kata/grader/rng";

interface Sizes {
  readonly B: number;
  readonly H: number;
  readonly Tq: number;
  readonly Tk: number;
  readonly d: number;
  readonly br: number;
  readonly bc: number;
}

interface Inputs {
  readonly q: Float32Array;
  readonly k: Float32Array;
  readonly v: Float32Array;
}

const forward = ({ q, k, v }: Inputs, s: Sizes, causal = false): Step => ({
  call: "flashForward",
  args: [q, k, v, { ...s, causal }],
});

function inputs(rng: Rng, { B, H, Tq, Tk, d }: Sizes): Inputs {
  return { q: rng.normal(B * H * Tq * d), k: rng.normal(B * H * Tk * d), v: rng.normal(B * H * Tk * d) };
}

const random = (rng: Rng, s: Sizes, causal = false): Step => forward(inputs(rng, s), s, causal);

/**
 * One head, d = 4, all integers: every score is exact in float32, whatever the order of summation.
 * The first coordinate of query and key puts the score near `near(i, j)`, the others set keys apart by steps of 1/2.
 */
function steered(rng: Rng, Tq: number, Tk: number, query: (i: number) => number, key: (j: number) => number): Inputs {
  const small = () => rng.int(-1, 2);
  const q = Array.from({ length: Tq }, (_, i) => [query(i), small(), 1, small()]).flat();
  const k = Array.from({ length: Tk }, (_, j) => [key(j), small(), small(), small()]).flat();
  return { q: Float32Array.from(q), k: Float32Array.from(k), v: rng.normal(Tk * 4) };
}

/** The results, and four float64 copies of each tile: of scores, of queries, of keys. As said in the texts. */
function room({ B, H, Tq, d, br, bc }: Sizes): Bounds {
  const bytes = 4 * B * H * Tq * (d + 1) + 32 * (br * bc + br * d + bc * d);
  // The first says the same of one array: who holds rows of scores is told so, and not that there are many arrays.
  return { largestBufferBytes: bytes, allocatedBytes: bytes };
}

const LONG: Sizes = { B: 1, H: 1, Tq: 20, Tk: 1500, d: 4, br: 8, bc: 8 };
const MANY_HEADS: Sizes = { B: 2, H: 12, Tq: 9, Tk: 10, d: 4, br: 3, bc: 3 };
const MOSTLY_BLIND: Sizes = { B: 1, H: 1, Tq: 60_000, Tk: 400, d: 1, br: 64, bc: 32 };

/** As many queries as keys, so that half of all blocks is hidden. */
const timed = (T: number): Sizes => ({ B: 1, H: 1, Tq: T, Tk: T, d: 16, br: 16, bc: 16 });

export const kata = defineKata({
  slug: "flash-attention-forward",
  style: "array",
  exports: { flashForward: { kind: "function", params: ["q", "k", "v", "o"], readonly: ["q", "k", "v"] } },
  reference: { module: "flash-attention" },
  precision: "float32",
  tolerance: { rtol: 1e-4, atol: 1e-5 },
  // Four times what a full square of scores takes on a busy machine: what is slow is told by a bound, not by the clock.
  limits: { callMs: 4000 },
  measures: [
    {
      kind: "cpuTime",
      over: "T",
      sizes: [16, 32, 64].map((T) => ({ size: T, script: (rng) => ({ steps: [random(rng, timed(T), true)] }) })),
    },
  ],
  cases: [
    {
      name: "two queries, three keys",
      group: "values",
      example: true,
      script: () => ({
        steps: [
          forward(
            { q: Float32Array.of(1, 0), k: Float32Array.of(0, Math.log(2), 0), v: Float32Array.of(8, 2, 0) },
            { B: 1, H: 1, Tq: 2, Tk: 3, d: 1, br: 2, bc: 2 },
          ),
        ],
      }),
    },
    {
      name: "three queries, two keys, causal",
      group: "causal",
      example: true,
      script: () => ({
        steps: [
          forward(
            { q: Float32Array.of(1, 1, 1), k: Float32Array.of(2, 2), v: Float32Array.of(6, 4) },
            { B: 1, H: 1, Tq: 3, Tk: 2, d: 1, br: 2, bc: 1 },
            true,
          ),
        ],
      }),
    },
    {
      name: "every size is another one",
      group: "values",
      script: (rng) => ({
        steps: [
          random(rng, { B: 2, H: 3, Tq: 7, Tk: 11, d: 5, br: 3, bc: 4 }),
          random(rng, { B: 3, H: 2, Tq: 10, Tk: 6, d: 8, br: 4, bc: 5 }),
        ],
      }),
    },
    {
      name: "one query, one key",
      group: "values",
      script: (rng) => ({ steps: [random(rng, { B: 2, H: 2, Tq: 1, Tk: 1, d: 3, br: 1, bc: 1 })] }),
    },
    {
      name: "blocks of one",
      group: "blocks",
      script: (rng) => ({
        steps: [
          random(rng, { B: 1, H: 2, Tq: 5, Tk: 6, d: 4, br: 1, bc: 1 }),
          random(rng, { B: 1, H: 2, Tq: 5, Tk: 6, d: 4, br: 1, bc: 1 }, true),
        ],
      }),
    },
    {
      name: "blocks that divide the lengths",
      group: "blocks",
      script: (rng) => ({
        steps: [
          random(rng, { B: 2, H: 1, Tq: 12, Tk: 8, d: 3, br: 4, bc: 4 }),
          random(rng, { B: 1, H: 2, Tq: 8, Tk: 12, d: 3, br: 2, bc: 6 }, true),
        ],
      }),
    },
    {
      name: "every size of block gives the same",
      group: "blocks",
      script: (rng) => {
        const s = { B: 1, H: 2, Tq: 9, Tk: 13, d: 6 };
        const input = inputs(rng, { ...s, br: 1, bc: 1 });
        const blocks = [[1, 5], [5, 1], [2, 3], [4, 8], [8, 4], [9, 13], [16, 16], [64, 2]] as const; // prettier-ignore
        return { steps: blocks.map(([br, bc], i) => forward(input, { ...s, br, bc }, i % 2 === 1)) };
      },
    },
    {
      name: "as many queries as keys",
      group: "causal",
      script: (rng) => ({
        steps: [
          random(rng, { B: 2, H: 2, Tq: 9, Tk: 9, d: 4, br: 4, bc: 3 }, true),
          random(rng, { B: 1, H: 1, Tq: 10, Tk: 10, d: 4, br: 2, bc: 5 }, true),
        ],
      }),
    },
    {
      name: "fewer queries than keys align to the end",
      group: "causal",
      script: (rng) => ({
        steps: [
          random(rng, { B: 2, H: 2, Tq: 5, Tk: 12, d: 4, br: 2, bc: 3 }, true),
          random(rng, { B: 1, H: 3, Tq: 1, Tk: 37, d: 4, br: 4, bc: 8 }, true),
        ],
      }),
    },
    {
      name: "more queries than keys: the first see nothing",
      group: "causal",
      // Of seven blind queries some share a block with one that sees.
      script: (rng) => ({
        steps: [
          random(rng, { B: 2, H: 2, Tq: 12, Tk: 5, d: 4, br: 4, bc: 2 }, true),
          random(rng, { B: 1, H: 2, Tq: 12, Tk: 5, d: 4, br: 16, bc: 8 }, true),
        ],
      }),
    },
    {
      name: "NaN in the values of the future",
      group: "causal",
      // Keys 7 and 8 are seen by the last two queries, and by nobody else. One NaN spoils one column, and no other head.
      script: (rng) => {
        const s = { B: 1, H: 2, Tq: 9, Tk: 9, d: 4 };
        const input = inputs(rng, { ...s, br: 1, bc: 1 });
        input.v[7 * 4 + 1] = NaN;
        input.v[8 * 4 + 3] = NaN;
        const blocks = [[3, 3], [2, 4], [16, 16]] as const; // prettier-ignore
        return { steps: blocks.map(([br, bc]) => forward(input, { ...s, br, bc }, true)) };
      },
    },
    {
      name: "no keys",
      group: "edges",
      script: (rng) => ({
        steps: [
          random(rng, { B: 1, H: 2, Tq: 3, Tk: 0, d: 4, br: 2, bc: 2 }),
          random(rng, { B: 1, H: 2, Tq: 3, Tk: 0, d: 4, br: 2, bc: 2 }, true),
        ],
      }),
    },
    {
      name: "no queries",
      group: "edges",
      edge: "empty answers are equal, whoever gives them",
      script: (rng) => ({
        steps: [
          random(rng, { B: 2, H: 2, Tq: 0, Tk: 3, d: 4, br: 2, bc: 2 }, true),
          random(rng, { B: 0, H: 2, Tq: 2, Tk: 3, d: 4, br: 2, bc: 2 }),
        ],
      }),
    },
    {
      name: "scores of 1e4 and of -1e4",
      group: "stability",
      script: (rng) => {
        const input = steered(rng, 5, 7, (i) => (i % 2 === 0 ? 100 : -100), () => 200); // prettier-ignore
        const s = { B: 1, H: 1, Tq: 5, Tk: 7, d: 4 };
        return { steps: [forward(input, { ...s, br: 2, bc: 3 }), forward(input, { ...s, br: 4, bc: 2 }, true)] };
      },
    },
    {
      name: "the maximum rises, falls, and stays",
      group: "stability",
      script: (rng) => {
        const s = { B: 1, H: 1, Tq: 3, Tk: 12, d: 4, br: 2, bc: 2 };
        const ways = [
          (j: number) => j,
          (j: number) => -j,
          (j: number) => j % 3,
          (j: number) => 500 * j,
          (j: number) => -500 * j,
        ];
        return {
          steps: ways.map((key) =>
            forward(
              steered(rng, 3, 12, () => 2, key),
              s,
            ),
          ),
        };
      },
    },
    {
      name: "hidden keys would score 1e4 more",
      group: "stability",
      script: (rng) => {
        // Key j is seen by the last queries alone; whoever takes it into the maximum has nothing left for the others.
        const input = steered(rng, 6, 6, () => 10, (j) => 400 * j); // prettier-ignore
        const s = { B: 1, H: 1, Tq: 6, Tk: 6, d: 4 };
        return { steps: [forward(input, { ...s, br: 3, bc: 3 }, true), forward(input, { ...s, br: 6, bc: 2 }, true)] };
      },
    },
    {
      name: "scratch does not grow with the length",
      group: "bounds",
      bounds: room(LONG),
      script: (rng) => ({ steps: [random(rng, LONG)] }),
    },
    {
      name: "a matrix of all scores would not fit",
      group: "bounds",
      // 24 million scores are 192 MB as JavaScript numbers, more than there is; all but the last 400 queries see nothing.
      script: (rng) => ({ steps: [random(rng, MOSTLY_BLIND, true)] }),
    },
    {
      name: "scratch is made once, for all heads and blocks",
      group: "bounds",
      bounds: room(MANY_HEADS),
      script: (rng) => ({ steps: [random(rng, MANY_HEADS, true)] }),
    },
  ],
});
