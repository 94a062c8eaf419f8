/** @file The GRPO objective: G = answers of the group, T = tokens of the longest answer. */
import { defineKata } from "@kata/grader/contract";
import type { Rng } from "@kata/grader/rng";
import { tensor, type TensorValue } from "@kata/grader/value";

const CLIP = 0.2;

/** log(ratio) below, inside and above the clip range of 0.2, each band well away from its borders at -0.223 and 0.182. */
const BANDS = [
  [-0.7, -0.3],
  [-0.15, 0.12],
  [0.25, 0.6],
] as const;

interface Batch {
  readonly lp: TensorValue;
  readonly old: TensorValue;
  readonly ref: TensorValue;
  readonly adv: TensorValue;
}

/** Log-probabilities of G answers whose ratios fall into the three bands by turns; `adv` has both signs. */
function batch(rng: Rng, G: number, T: number): Batch {
  const lp = Array.from({ length: G * T }, () => -0.2 - 2 * rng.uniform());
  const first = rng.int(0, 3);
  const old = lp.map((value, i) => {
    const [low, high] = BANDS[(first + i) % 3]!;
    return value - (low + (high - low) * rng.uniform());
  });
  const ref = lp.map((value) => value + 0.3 + 0.5 * rng.uniform());
  const adv = Array.from({ length: G }, (_, i) => (i % 2 === 0 ? 1 : -1) * (0.5 + rng.uniform()));
  return { lp: tensor([G, T], lp), old: tensor([G, T], old), ref: tensor([G, T], ref), adv: tensor([G], adv) };
}

/** Row i keeps the tokens `[from, to)`. */
function spans(
  T: number,
  rows: readonly (readonly [from: number, to: number])[],
  dtype: "float32" | "bool" = "float32",
): TensorValue {
  const bits = rows.flatMap(([from, to]) => Array.from({ length: T }, (_, t) => (t >= from && t < to ? 1 : 0)));
  return tensor([rows.length, T], bits, dtype);
}

/** `x` with the masked-out positions filled, the fillers taken by turns. */
function poison(x: TensorValue, mask: TensorValue, fillers: readonly number[]): TensorValue {
  return tensor(
    x.shape,
    Array.from(x.data, (value, i) => (mask.data[i] === 1 ? value : fillers[i % fillers.length]!)),
  );
}

const args = ({ lp, old, ref, adv }: Batch, mask: TensorValue, beta: number, clip = CLIP) => [
  lp,
  old,
  ref,
  adv,
  mask,
  { clip, beta },
];

export const kata = defineKata({
  slug: "grpo-loss",
  style: "tensor",
  exports: {
    grpoLoss: {
      kind: "function",
      params: ["lp", "old", "ref", "adv", "mask", "o"],
      readonly: ["lp", "old", "ref", "adv", "mask", "o"],
    },
  },
  reference: { module: "policy-loss" },
  precision: "float32",
  tolerance: { rtol: 1e-4, atol: 1e-6 },
  bounds: { leakedTensors: 0 },
  cases: [
    {
      name: "before the first update",
      group: "values",
      example: true,
      // All ratios are 1, all KL terms 0: minus the mean advantage is left.
      script: () => {
        const lp = tensor([2, 2], [-1, -2, -0.5, -1]);
        const mask = tensor([2, 2], [1, 1, 1, 0]);
        return {
          steps: [{ call: "grpoLoss", args: [lp, lp, lp, tensor([2], [2, -1]), mask, { clip: 0.2, beta: 0.1 }] }],
        };
      },
    },
    {
      name: "one ratio above the range, one below",
      group: "values",
      example: true,
      // Ratios e^0.5 = 1.6487 and e^-0.5 = 0.6065 with the advantages 1 and -1: clipped to 1.2 and to 0.8.
      script: () => {
        const lp = tensor([2, 1], [-1, -1]);
        const old = tensor([2, 1], [-1.5, -0.5]);
        const ref = tensor([2, 1], [-1, -2]);
        return {
          steps: [
            {
              call: "grpoLoss",
              args: [lp, old, ref, tensor([2], [1, -1]), tensor([2, 1], [1, 1]), { clip: 0.2, beta: 0.5 }],
            },
          ],
        };
      },
    },
    {
      name: "answers of different lengths",
      group: "values",
      script: (rng) => ({
        steps: [
          {
            call: "grpoLoss",
            args: args(
              batch(rng, 3, 7),
              spans(7, [
                [0, 7],
                [0, 2],
                [0, 4],
              ]),
              0.3,
            ),
          },
        ],
      }),
    },
    {
      name: "bool mask behind prompts",
      group: "values",
      script: (rng) => ({
        steps: [
          {
            call: "grpoLoss",
            args: args(
              batch(rng, 4, 6),
              spans(
                6,
                [
                  [2, 6],
                  [3, 5],
                  [1, 2],
                  [2, 5],
                ],
                "bool",
              ),
              0.05,
            ),
          },
        ],
      }),
    },
    {
      name: "as many tokens as answers",
      group: "values",
      script: (rng) => ({
        steps: [
          {
            call: "grpoLoss",
            args: args(
              batch(rng, 4, 4),
              spans(4, [
                [0, 4],
                [0, 3],
                [0, 1],
                [0, 2],
              ]),
              0.2,
            ),
          },
        ],
      }),
    },
    {
      name: "another clip range",
      group: "clipping",
      script: (rng) => ({
        steps: [
          {
            call: "grpoLoss",
            args: args(
              batch(rng, 2, 5),
              spans(5, [
                [0, 5],
                [0, 3],
              ]),
              0,
              0.4,
            ),
          },
        ],
      }),
    },
    {
      name: "bad answers far below the range, good ones far above",
      group: "clipping",
      script: (rng) => {
        const { lp, ref } = batch(rng, 4, 3);
        // Four quadrants: sign of the advantage x side of the range.
        const shift = [0.8, 0.8, -0.8, -0.8];
        const old = tensor(
          [4, 3],
          Array.from(lp.data, (value, i) => value - shift[Math.floor(i / 3)]! * (1 + 0.2 * rng.uniform())),
        );
        const adv = tensor([4], [1, -2, 1.5, -0.5]);
        return {
          steps: [
            {
              call: "grpoLoss",
              args: args(
                { lp, old, ref, adv },
                spans(3, [
                  [0, 3],
                  [0, 2],
                  [0, 3],
                  [0, 1],
                ]),
                0,
              ),
            },
          ],
        };
      },
    },
    {
      name: "beta of zero",
      group: "kl",
      script: (rng) => ({
        steps: [
          {
            call: "grpoLoss",
            args: args(
              batch(rng, 3, 5),
              spans(5, [
                [0, 3],
                [0, 5],
                [0, 2],
              ]),
              0,
            ),
          },
        ],
      }),
    },
    {
      name: "a policy that left its reference",
      group: "kl",
      script: (rng) => {
        const { lp, old, adv } = batch(rng, 2, 6);
        const ref = tensor(
          [2, 6],
          Array.from(lp.data, (value, i) => value + (i % 2 === 0 ? 1 : -1) * (1 + rng.uniform())),
        );
        return {
          steps: [
            {
              call: "grpoLoss",
              args: args(
                { lp, old, ref, adv },
                spans(6, [
                  [0, 6],
                  [0, 3],
                ]),
                1.5,
              ),
            },
          ],
        };
      },
    },
    {
      name: "an answer without tokens still counts",
      group: "edges",
      script: (rng) => ({
        steps: [
          {
            call: "grpoLoss",
            args: args(
              batch(rng, 3, 4),
              spans(4, [
                [0, 4],
                [0, 0],
                [0, 2],
              ]),
              0.3,
            ),
          },
        ],
      }),
    },
    {
      name: "no answer has tokens",
      group: "edges",
      edge: "Both results are 0, and so is a lazy answer.",
      script: (rng) => ({
        steps: [
          {
            call: "grpoLoss",
            args: args(
              batch(rng, 2, 3),
              spans(3, [
                [0, 0],
                [0, 0],
              ]),
              0.3,
            ),
          },
        ],
      }),
    },
    {
      name: "NaN and infinities in the padding",
      group: "leaks",
      script: (rng) => {
        const mask = spans(5, [
          [1, 4],
          [0, 5],
          [2, 3],
        ]);
        const { lp, old, ref, adv } = batch(rng, 3, 5);
        const poisoned = {
          lp: poison(lp, mask, [NaN, -Infinity]),
          old: poison(old, mask, [Infinity, NaN]),
          ref: poison(ref, mask, [-Infinity, Infinity]),
          adv,
        };
        return { steps: [{ call: "grpoLoss", args: args(poisoned, mask, 0.3) }] };
      },
    },
    {
      name: "gradient of lp",
      group: "gradient",
      script: (rng) => ({
        steps: [
          gradient(
            args(
              batch(rng, 3, 7),
              spans(7, [
                [0, 7],
                [1, 3],
                [0, 4],
              ]),
              0.3,
            ),
            0.5 + rng.uniform(),
          ),
        ],
      }),
    },
    {
      name: "on policy it is REINFORCE",
      group: "gradient",
      script: (rng) => {
        const { lp, ref, adv } = batch(rng, 2, 4);
        return {
          steps: [
            gradient(
              args(
                { lp, old: lp, ref, adv },
                spans(4, [
                  [0, 4],
                  [0, 3],
                ]),
                0,
              ),
              -2,
            ),
          ],
        };
      },
    },
    {
      name: "a clipped token has no gradient",
      group: "gradient",
      script: (rng) => {
        const { lp, ref } = batch(rng, 4, 3);
        const shift = [0.8, 0.8, -0.8, -0.8];
        const old = tensor(
          [4, 3],
          Array.from(lp.data, (value, i) => value - shift[Math.floor(i / 3)]! * (1 + 0.2 * rng.uniform())),
        );
        const adv = tensor([4], [1, -2, 1.5, -0.5]);
        return {
          steps: [
            gradient(
              args(
                { lp, old, ref, adv },
                spans(3, [
                  [0, 3],
                  [0, 2],
                  [0, 3],
                  [0, 1],
                ]),
                0,
              ),
              3,
            ),
          ],
        };
      },
    },
    {
      name: "gradient beside NaN and infinities",
      group: "gradient",
      script: (rng) => {
        const mask = spans(5, [
          [1, 4],
          [0, 0],
          [0, 5],
          [2, 3],
        ]);
        const { lp, old, ref, adv } = batch(rng, 4, 5);
        const poisoned = {
          lp: poison(lp, mask, [NaN, -Infinity]),
          old: poison(old, mask, [Infinity, NaN]),
          ref: poison(ref, mask, [-Infinity, Infinity]),
          adv,
        };
        return { steps: [gradient(args(poisoned, mask, 0.3), 2)] };
      },
    },
  ],
});

function gradient(args: readonly (TensorValue | { clip: number; beta: number })[], upstream: number) {
  return { grad: "grpoLoss", args, result: "loss", wrt: ["lp"], upstream: tensor([], [upstream]) };
}
