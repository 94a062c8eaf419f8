/**
 * @file One decoding step of attention over a paged KV cache.
 *
 * B = sequences, H = query heads (nH), D = width of a head (d). A slot is the room of one token in a block.
 */
import { defineKata, type Step } from "@kata/grader/contract";
import type { Rng } from "@kata/grader/rng";

interface Sizes {
  readonly B: number;
  readonly nH: number;
  readonly nKv: number;
  readonly d: number;
  readonly bs: number;
  readonly maxBlocks: number;
}

interface Paged {
  readonly s: Sizes;
  readonly q: Float32Array;
  readonly kPool: Float32Array;
  readonly vPool: Float32Array;
  readonly tables: Int32Array;
  readonly lens: Int32Array;
}

type Heads = Pick<Sizes, "nH" | "nKv" | "d" | "bs">;

/**
 * Normal values in every slot that a sequence owns, NaN in all others.
 *
 * @param tables ids of each sequence's blocks, as many as its length needs
 * @param spare entries of -1 behind the longest table
 */
function paged(
  rng: Rng,
  heads: Heads,
  tables: readonly (readonly number[])[],
  lens: readonly number[],
  spare = 1,
): Paged {
  const { nH, nKv, d, bs } = heads;
  const B = lens.length;
  const maxBlocks = Math.max(...tables.map((table) => table.length)) + spare;
  const numBlocks = Math.max(0, ...tables.flat()) + 2; // one block at least that nobody owns
  const kPool = new Float32Array(numBlocks * bs * nKv * d).fill(NaN);
  const vPool = kPool.slice();
  const rows = tables.map((table) => [...table, ...Array.from({ length: maxBlocks - table.length }, () => -1)]);

  const width = nKv * d;
  for (let b = 0; b < B; b++) {
    for (let t = 0; t < lens[b]!; t++) {
      const slot = rows[b]![Math.floor(t / bs)]! * bs + (t % bs);
      if (!Number.isNaN(kPool[slot * width])) continue; // shared with an earlier sequence
      kPool.set(rng.normal(width), slot * width);
      vPool.set(rng.normal(width), slot * width);
    }
  }
  return {
    s: { B, nH, nKv, d, bs, maxBlocks },
    q: rng.normal(B * nH * d),
    kPool,
    vPool,
    tables: Int32Array.from(rows.flat()),
    lens: Int32Array.from(lens),
  };
}

/** A sequence of `len` tokens in blocks taken from a shuffled pool. */
function scattered(rng: Rng, heads: Heads, lens: readonly number[], spare = 1): Paged {
  const counts = lens.map((len) => Math.ceil(len / heads.bs));
  const ids = rng.shuffle(counts.reduce((sum, count) => sum + count, 0));
  return paged(
    rng,
    heads,
    counts.map((count) => ids.splice(0, count)),
    lens,
    spare,
  );
}

const decode = ({ q, kPool, vPool, tables, lens, s }: Paged): Extract<Step, { call: string }> => ({
  call: "pagedDecode",
  args: [q, kPool, vPool, tables, lens, { ...s }],
});

/** Room for the output, and for scratch of max(d, 64) numbers in float64. */
const largest = ({ B, nH, d }: Pick<Sizes, "B" | "nH" | "d">) => ({
  largestBufferBytes: Math.max(4 * B * nH * d, 8 * Math.max(d, 64)),
});

/** A multiple of 1/8 within 1 of zero: products of two, and their sums, are exact in float32. */
const eighth = (rng: Rng) => rng.int(-8, 9) / 8;

/** Two sequences of this length. Memory alone is measured: gathering first takes only 1.1 times as long. */
const long = (len: number) => (rng: Rng) => ({
  steps: [decode(scattered(rng, { nH: 4, nKv: 2, d: 16, bs: 16 }, [len, len]))],
});

export const kata = defineKata({
  slug: "paged-attention-decode",
  style: "array",
  exports: {
    pagedDecode: { kind: "function", params: ["q", "kPool", "vPool", "tables", "lens", "s"] },
  },
  reference: { module: "paged-attention" },
  precision: "float32",
  tolerance: { rtol: 1e-4, atol: 1e-5 },
  measures: [
    { kind: "allocatedBytes", over: "len", sizes: [128, 256, 512].map((len) => ({ size: len, script: long(len) })) },
  ],
  cases: [
    {
      name: "three tokens in two blocks",
      group: "values",
      example: true,
      script: () => ({
        steps: [
          decode({
            s: { B: 1, nH: 1, nKv: 1, d: 1, bs: 2, maxBlocks: 3 },
            q: Float32Array.of(1),
            // Tokens 0 and 1 lie in block 2, token 2 in block 0; the other slots are left over. exp(ln 2) = 2.
            kPool: Float32Array.of(Math.log(2), 2, 3, 2, 0, 0),
            vPool: Float32Array.of(8, 50, 60, 70, 0, 4),
            tables: Int32Array.of(2, 0, -1),
            lens: Int32Array.of(3),
          }),
        ],
      }),
    },
    {
      name: "two query heads share a key head",
      group: "heads",
      example: true,
      script: () => ({
        steps: [
          decode({
            s: { B: 1, nH: 2, nKv: 1, d: 1, bs: 2, maxBlocks: 1 },
            q: Float32Array.of(0, Math.log(3)),
            kPool: Float32Array.of(0, 1),
            vPool: Float32Array.of(0, 8),
            tables: Int32Array.of(0),
            lens: Int32Array.of(2),
          }),
        ],
      }),
    },
    {
      name: "blocks scattered over the pool",
      group: "values",
      script: (rng) => ({ steps: [decode(scattered(rng, { nH: 3, nKv: 3, d: 5, bs: 4 }, [11, 6, 17, 1]))] }),
    },
    {
      name: "table order, not block order",
      group: "values",
      // The block that is not full comes last in the table and lies first in the pool.
      script: (rng) => ({
        steps: [
          decode(
            paged(
              rng,
              { nH: 2, nKv: 2, d: 3, bs: 5 },
              [
                [7, 4, 0],
                [6, 2, 5, 1],
              ],
              [11, 18],
            ),
          ),
        ],
      }),
    },
    {
      name: "sequences that share blocks",
      group: "values",
      script: (rng) => ({
        steps: [
          decode(paged(rng, { nH: 3, nKv: 1, d: 7, bs: 3 }, [[4, 1, 2], [4, 1, 0], [4], [4, 1, 2]], [8, 7, 3, 8])),
        ],
      }),
    },
    {
      name: "six query heads over two key heads",
      group: "heads",
      script: (rng) => ({ steps: [decode(scattered(rng, { nH: 6, nKv: 2, d: 5, bs: 3 }, [7, 4, 10]))] }),
    },
    {
      name: "every query head over one key head",
      group: "heads",
      script: (rng) => ({ steps: [decode(scattered(rng, { nH: 5, nKv: 1, d: 3, bs: 2 }, [5, 8]))] }),
    },
    {
      name: "heads that cannot be shared out",
      group: "heads",
      script: (rng) => {
        const heads = { d: 3, bs: 2 };
        return {
          steps: [
            { ...decode(scattered(rng, { ...heads, nH: 3, nKv: 2 }, [3])), throws: "RangeError" },
            { ...decode(scattered(rng, { ...heads, nH: 2, nKv: 4 }, [3])), throws: "RangeError" },
            decode(scattered(rng, { ...heads, nH: 4, nKv: 2 }, [3])),
          ],
        };
      },
    },
    {
      name: "a table with room to spare",
      group: "edges",
      script: (rng) => ({ steps: [decode(scattered(rng, { nH: 2, nKv: 1, d: 3, bs: 4 }, [5, 9, 2], 6))] }),
    },
    {
      name: "lengths around the end of a block",
      group: "edges",
      script: (rng) => ({ steps: [decode(scattered(rng, { nH: 2, nKv: 1, d: 3, bs: 4 }, [3, 4, 5, 7, 8, 9]))] }),
    },
    {
      name: "old numbers behind the last token",
      group: "edges",
      script: (rng) => {
        // What an earlier sequence left there looks like any other key or value.
        const input = scattered(rng, { nH: 2, nKv: 2, d: 3, bs: 5 }, [7, 12, 4]);
        const old = (pool: Float32Array) => pool.map((e) => (Number.isNaN(e) ? 8 * rng.uniform() : e));
        return { steps: [decode({ ...input, kPool: old(input.kPool), vPool: old(input.vPool) })] };
      },
    },
    {
      name: "a single token returns its value",
      group: "edges",
      script: (rng) => ({ steps: [decode(scattered(rng, { nH: 4, nKv: 2, d: 3, bs: 3 }, [1, 1, 1]))] }),
    },
    {
      name: "blocks of one token",
      group: "edges",
      script: (rng) => ({ steps: [decode(scattered(rng, { nH: 2, nKv: 2, d: 5, bs: 1 }, [4, 7]))] }),
    },
    {
      name: "a sequence without tokens",
      group: "edges",
      script: (rng) => ({ steps: [decode(scattered(rng, { nH: 2, nKv: 1, d: 3, bs: 2 }, [3, 0, 4]))] }),
    },
    {
      name: "scores of many thousands",
      group: "stability",
      script: (rng) => {
        // d = 4 makes the scale 1/2; every score is a multiple of 128 below 2^15, so that float32 rounds none of them.
        const input = scattered(rng, { nH: 3, nKv: 1, d: 4, bs: 3 }, [9, 14]);
        const large = (x: Float32Array, scale: number) => x.map((e) => (Number.isNaN(e) ? e : scale * eighth(rng)));
        return { steps: [decode({ ...input, q: large(input.q, 128), kPool: large(input.kPool, 128) })] };
      },
    },
    {
      name: "every score far below zero",
      group: "stability",
      script: (rng) => {
        const input = scattered(rng, { nH: 2, nKv: 1, d: 4, bs: 3 }, [7, 5]);
        const kPool = input.kPool.map((e) => (Number.isNaN(e) ? e : -64 + eighth(rng)));
        return { steps: [decode({ ...input, q: new Float32Array(2 * 2 * 4).fill(16), kPool })] };
      },
    },
    {
      name: "each token scores higher than those before",
      group: "stability",
      script: (rng) => {
        const input = paged(rng, { nH: 2, nKv: 1, d: 4, bs: 3 }, [[3, 0, 2]], [8]);
        const kPool = input.kPool.slice();
        [9, 10, 11, 0, 1, 2, 6, 7].forEach((slot, t) => kPool.fill(t / 4, slot * 4, slot * 4 + 4));
        return { steps: [decode({ ...input, q: new Float32Array(2 * 4).fill(1), kPool })] };
      },
    },
    {
      name: "scratch does not grow with the length",
      group: "bounds",
      bounds: largest({ B: 1, nH: 2, d: 8 }),
      script: (rng) => ({ steps: [decode(scattered(rng, { nH: 2, nKv: 2, d: 8, bs: 16 }, [333]))] }),
    },
    {
      name: "no block is copied",
      group: "bounds",
      bounds: largest({ B: 2, nH: 1, d: 80 }),
      script: (rng) => ({ steps: [decode(scattered(rng, { nH: 1, nKv: 1, d: 80, bs: 5 }, [33, 21]))] }),
    },
  ],
});
