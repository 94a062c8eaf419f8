/**
 * @file Generalized advantage estimation over the response tokens of a batch.
 *
 * B = rows, T = positions. r = rewards, v = values, mask: 1 = response token. Only those tokens exist.
 */
import { defineKata, type Step } from "@kata/grader/contract";
import type { Rng } from "@kata/grader/rng";

interface Batch {
  readonly B: number;
  readonly T: number;
  readonly r: Float32Array;
  readonly v: Float32Array;
  readonly mask: Uint8Array;
}

interface Options {
  readonly gamma: number;
  readonly lambda: number;
  readonly lastValue?: Float32Array;
}

/** One character per position: `#` a response token, `.` anything else. */
function batch(rng: Rng, ...rows: readonly string[]): Batch {
  const [B, T] = [rows.length, rows[0]!.length];
  const mask = Uint8Array.from(rows.join(""), (c) => (c === "#" ? 1 : 0));
  return { B, T, r: rng.normal(B * T), v: rng.normal(B * T), mask };
}

const gae = ({ B, T, r, v, mask }: Batch, { gamma, lambda, lastValue }: Options): Step => ({
  call: "gae",
  args: [r, v, mask, { B, T }, { gamma, lambda, ...(lastValue === undefined ? {} : { lastValue }) }],
});

const LONG = 100_000;
const TIMED_ROWS = 32;

/** Rows of responses alone, all of the length. */
const timed = (T: number) => (rng: Rng) => {
  const [B, n] = [TIMED_ROWS, TIMED_ROWS * T];
  const rows = { B, T, r: rng.normal(n), v: rng.normal(n), mask: new Uint8Array(n).fill(1) };
  return { steps: [gae(rows, { gamma: 0.99, lambda: 0.95, lastValue: rng.normal(B) })] };
};

export const kata = defineKata({
  slug: "generalized-advantage-estimation",
  style: "array",
  exports: { gae: { kind: "function", params: ["r", "v", "mask", "s", "o"] } },
  reference: { module: "advantage", witness: { gae: "gaeTensor" } },
  precision: "float64",
  // The outputs are float32: half a unit in the last place is 6e-8.
  tolerance: { rtol: 1e-6, atol: 1e-6 },
  // The recursion over 100,000 tokens takes a millisecond; a sum per token takes many seconds.
  limits: { callMs: 1000 },
  measures: [{ kind: "cpuTime", over: "T", sizes: [16, 32, 64].map((T) => ({ size: T, script: timed(T) })) }],
  cases: [
    {
      name: "a prompt, three response tokens, padding",
      group: "values",
      example: true,
      script: () => ({
        steps: [
          gae(
            {
              B: 1,
              T: 5,
              r: Float32Array.of(5, 0, 0, 1, 5),
              v: Float32Array.of(3, 0.25, 0.5, 0.75, 3),
              mask: Uint8Array.of(0, 1, 1, 1, 0),
            },
            { gamma: 1, lambda: 0.5 },
          ),
        ],
      }),
    },
    {
      name: "a tool's answer inside the response, and a last value",
      group: "gaps",
      example: true,
      script: () => ({
        steps: [
          gae(
            {
              B: 2,
              T: 4,
              r: Float32Array.of(1, 9, 9, 2, 0, 1, 9, 9),
              v: Float32Array.of(2, 7, 7, 4, 1, 2, 7, 7),
              mask: Uint8Array.of(1, 0, 0, 1, 1, 1, 0, 0),
            },
            { gamma: 0.5, lambda: 0.25, lastValue: Float32Array.of(8, 0) },
          ),
        ],
      }),
    },
    {
      name: "responses of unequal length",
      group: "values",
      script: (rng) => ({
        steps: [gae(batch(rng, "...######", "..#######", "....###..", "###......"), { gamma: 0.97, lambda: 0.9 })],
      }),
    },
    {
      name: "lambda 0 leaves the TD error",
      group: "values",
      script: (rng) => ({ steps: [gae(batch(rng, "..#####", ".####.."), { gamma: 0.9, lambda: 0 })] }),
    },
    {
      name: "lambda 1 leaves the return minus the value",
      group: "values",
      script: (rng) => ({ steps: [gae(batch(rng, "..#####", ".####.."), { gamma: 0.9, lambda: 1 })] }),
    },
    {
      name: "gamma 0 looks at no later token",
      group: "values",
      script: (rng) => ({ steps: [gae(batch(rng, ".######", "..##..."), { gamma: 0, lambda: 0.8 })] }),
    },
    {
      name: "a last value per row",
      group: "values",
      script: (rng) => ({
        steps: [
          gae(batch(rng, "..######", "..####..", "########"), {
            gamma: 0.95,
            lambda: 0.7,
            lastValue: rng.normal(3, 2),
          }),
        ],
      }),
    },
    {
      name: "rows do not touch",
      group: "values",
      script: (rng) => {
        const all = batch(rng, "#####", "#####", "#####");
        // Neighbours of another magnitude: a leak over the row's edge is seen at once.
        for (let i = 0; i < 15; i++) {
          all.r[i]! *= 10 ** Math.floor(i / 5);
          all.v[i]! *= 10 ** Math.floor(i / 5);
        }
        return { steps: [gae(all, { gamma: 1, lambda: 0.95 })] };
      },
    },
    {
      name: "interior gaps",
      group: "gaps",
      script: (rng) => ({
        steps: [
          gae(batch(rng, ".##...##.#.", "#.#.#.#.#.#", "..#.......#"), { gamma: 0.9, lambda: 0.8 }),
          gae(batch(rng, "##..##..##."), { gamma: 1, lambda: 1, lastValue: rng.normal(1) }),
        ],
      }),
    },
    {
      name: "gaps anywhere",
      group: "gaps",
      script: (rng) => {
        const row = () => Array.from({ length: 23 }, () => (rng.uniform() < 0.6 ? "#" : ".")).join("");
        return {
          steps: [gae(batch(rng, row(), row(), row(), row()), { gamma: 0.99, lambda: 0.95, lastValue: rng.normal(4) })],
        };
      },
    },
    {
      name: "NaN wherever the mask is 0",
      group: "gaps",
      script: (rng) => {
        const poisoned = batch(rng, "..##.###..", "#.#....#.#");
        poisoned.mask.forEach((kept, i) => {
          if (kept === 0) poisoned.r[i] = poisoned.v[i] = NaN;
        });
        return { steps: [gae(poisoned, { gamma: 0.9, lambda: 0.9 })] };
      },
    },
    {
      name: "a row without response tokens",
      group: "edges",
      script: (rng) => ({
        steps: [
          gae(batch(rng, ".####", ".....", "###.."), { gamma: 0.9, lambda: 0.9, lastValue: rng.normal(3) }),
          gae(batch(rng, "....."), { gamma: 0.9, lambda: 0.9 }),
        ],
      }),
    },
    {
      name: "a single position",
      group: "edges",
      script: (rng) => ({
        steps: [
          gae(batch(rng, "#", "."), { gamma: 0.9, lambda: 0.9 }),
          gae(batch(rng, "#", ".", "#"), { gamma: 0.9, lambda: 0.9, lastValue: rng.normal(3) }),
        ],
      }),
    },
    {
      name: "ten thousand terms without decay",
      group: "precision",
      script: (rng) => {
        const T = 10_000;
        const all = batch(rng, "#".repeat(T));
        // From the right the sum grows to five million, where float32 steps are coarse, and comes back to small numbers.
        const r = all.r.map((e, t) => e + (t < T / 2 ? -1000 : 1000));
        return { steps: [gae({ ...all, r }, { gamma: 1, lambda: 1 })] };
      },
    },
    {
      name: "a hundred thousand tokens",
      group: "time",
      // Hardly any decay: sums that end where the weights are negligible are as long as the row, too.
      script: (rng) => ({
        steps: [gae(batch(rng, "#".repeat(LONG)), { gamma: 1, lambda: 0.9999, lastValue: rng.normal(1) })],
      }),
    },
  ],
});
