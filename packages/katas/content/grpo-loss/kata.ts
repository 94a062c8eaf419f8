/** @file The GRPO objective: G = answers of the group, T = tokens of the longest answer. */
import { defineKata, type Script } from "@kata/grader/contract";
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

/** One word per answer, one digit per token: `110 011`. */
function mask(rows: string, dtype: "float32" | "bool" = "float32"): TensorValue {
  const words = rows.split(" ");
  return tensor([words.length, words[0]!.length], Array.from(words.join(""), Number), dtype);
}

const FILLERS = [NaN, -Infinity, Infinity];

/** The masked-out positions of lp, old and ref hold NaN and infinities by turns, another one in each. */
function poison({ lp, old, ref, adv }: Batch, tokens: TensorValue): Batch {
  const filled = (x: TensorValue, first: number) =>
    tensor(
      x.shape,
      Array.from(x.data, (value, i) => (tokens.data[i] === 1 ? value : FILLERS[(first + i) % FILLERS.length]!)),
    );
  return { lp: filled(lp, 0), old: filled(old, 1), ref: filled(ref, 2), adv };
}

/** Good and bad answers (signs of `adv`) above and below the clip range: each of the four quadrants is a row. */
function quadrants(rng: Rng): Batch {
  const { lp, ref } = batch(rng, 4, 3);
  // e^1.6 is beyond 4: a bad answer that became this likely is not let off either.
  const logRatio = [0.8, 1.6, -0.8, -0.8];
  const old = Array.from(lp.data, (value, i) => value - logRatio[Math.floor(i / 3)]! * (1 + 0.2 * rng.uniform()));
  return { lp, old: tensor([4, 3], old), ref, adv: tensor([4], [1, -2, 1.5, -0.5]) };
}

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
        return loss({ lp, old: lp, ref: lp, adv: tensor([2], [2, -1]) }, mask("11 10"), 0.1);
      },
    },
    {
      name: "ratios above and below the range",
      group: "values",
      example: true,
      // Ratios e^0.5 = 1.6487 and twice e^-0.5 = 0.6065. The clip decides in the first two rows: 1.2, and -0.8 below -0.6065.
      // In the third, with the advantage 3, 1.820 lies below the clipped 2.4.
      script: () => {
        const lp = tensor([3, 1], [-1, -1, -1]);
        const old = tensor([3, 1], [-1.5, -0.5, -0.5]);
        const ref = tensor([3, 1], [-1, -2, -1]);
        return loss({ lp, old, ref, adv: tensor([3], [1, -1, 3]) }, mask("1 1 1"), 0.5);
      },
    },
    {
      name: "answers of different lengths",
      group: "values",
      script: (rng) => loss(batch(rng, 3, 7), mask("1111111 1100000 1111000"), 0.3),
    },
    {
      name: "bool mask behind prompts",
      group: "values",
      script: (rng) => loss(batch(rng, 4, 6), mask("001111 000110 010000 001110", "bool"), 0.05),
    },
    {
      name: "as many tokens as answers",
      group: "values",
      script: (rng) => loss(batch(rng, 4, 4), mask("1111 1110 1000 1100"), 0.2),
    },

    {
      name: "another clip range",
      group: "clipping",
      script: (rng) => loss(batch(rng, 2, 5), mask("11111 11100"), 0, 0.4),
    },
    {
      name: "bad answers far below the range, good ones far above",
      group: "clipping",
      script: (rng) => loss(quadrants(rng), mask("111 110 111 100"), 0),
    },

    {
      name: "beta of zero",
      group: "kl",
      script: (rng) => loss(batch(rng, 3, 5), mask("11100 11111 11000"), 0),
    },
    {
      name: "a policy that left its reference",
      group: "kl",
      script: (rng) => {
        const { lp, old, adv } = batch(rng, 2, 6);
        const away = Array.from(lp.data, (value, i) => value + (i % 2 === 0 ? 3 : -1) * (1 + 0.3 * rng.uniform()));
        return loss({ lp, old, ref: tensor([2, 6], away), adv }, mask("111111 111000"), 1.5);
      },
    },

    {
      name: "an answer without tokens still counts",
      group: "edges",
      script: (rng) => loss(batch(rng, 3, 4), mask("1111 0000 1100"), 0.3),
    },
    {
      name: "no answer has tokens",
      group: "edges",
      edge: "Both results are 0, and so is a lazy answer.",
      script: (rng) => loss(batch(rng, 2, 3), mask("000 000"), 0.3),
    },

    {
      name: "NaN and infinities in the padding",
      group: "leaks",
      script: (rng) => {
        const tokens = mask("01110 10110 00100");
        return loss(poison(batch(rng, 3, 5), tokens), tokens, 0.3);
      },
    },

    {
      name: "gradient of lp",
      group: "gradient",
      script: (rng) => gradient(batch(rng, 3, 7), mask("1111111 0110000 1111000"), 0.3, 0.5 + rng.uniform()),
    },
    {
      name: "on policy it is REINFORCE",
      group: "gradient",
      script: (rng) => {
        const { lp, ref, adv } = batch(rng, 2, 4);
        return gradient({ lp, old: lp, ref, adv }, mask("1111 1110"), 0, -2);
      },
    },
    {
      name: "a clipped token has no gradient",
      group: "gradient",
      script: (rng) => gradient(quadrants(rng), mask("111 110 111 100"), 0, 3),
    },
    {
      name: "gradient beside NaN and infinities",
      group: "gradient",
      script: (rng) => {
        const tokens = mask("01110 00000 11111 00100");
        return gradient(poison(batch(rng, 4, 5), tokens), tokens, 0.3, 2);
      },
    },
  ],
});

function loss({ lp, old, ref, adv }: Batch, tokens: TensorValue, beta: number, clip = CLIP): Script {
  return { steps: [{ call: "grpoLoss", args: [lp, old, ref, adv, tokens, { clip, beta }] }] };
}

function gradient({ lp, old, ref, adv }: Batch, tokens: TensorValue, beta: number, upstream: number): Script {
  const args = [lp, old, ref, adv, tokens, { clip: CLIP, beta }];
  return {
    steps: [{ grad: "grpoLoss", args, result: "loss", wrt: ["lp"], upstream: tensor([], [upstream]) }],
  };
}
