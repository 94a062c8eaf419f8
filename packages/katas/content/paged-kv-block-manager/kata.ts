/**
 * @file The block manager of a paged KV cache: which physical blocks hold which tokens of which sequence.
 *
 * Cases are traces of calls on one manager, `m`. Every id, slot and count is compared exactly.
 */
import { defineKata, type Script, type Step } from "@kata/grader/contract";
import type { Rng } from "@kata/grader/rng";
import type { Arg } from "@kata/grader/value";

type Call = Extract<Step, { call: string }>;
type New = Extract<Step, { new: string }>;

const create = (numBlocks: number, blockSize: number, as = "m"): New => ({
  new: "BlockManager",
  args: [numBlocks, blockSize],
  as,
});

const call =
  (method: string) =>
  (...args: readonly Arg[]): Call => ({ call: `m.${method}`, args });
const allocate = call("allocate");
const append = call("append");
const free = call("free");
const table = call("table");
const slot = call("slot");
const freeBlocks: Step = { get: "m.freeBlocks" };

/** A manager whose free list is in random order: each block was held once, and they came back one by one. */
function used(rng: Rng, numBlocks: number, blockSize: number): readonly Step[] {
  const quiet = (step: Call): Step => ({ ...step, record: false });
  return [
    create(numBlocks, blockSize),
    ...Array.from({ length: numBlocks }, (_, i) => quiet(allocate(1000 + i, 1))),
    ...rng.shuffle(numBlocks).map((i) => quiet(free(1000 + i))),
  ];
}

const play = (...steps: readonly Step[]): Script => ({ steps });

const throwing = (step: Call | New, error: "Error" | "RangeError" = "Error"): Step => ({ ...step, throws: error });

const METHODS = [
  { method: "allocate", arity: 2 },
  { method: "append", arity: 2 },
  { method: "free", arity: 1 },
  { method: "table", arity: 1 },
  { method: "slot", arity: 2 },
] as const;
const [ALLOCATE, APPEND, FREE, TABLE, SLOT] = [0, 1, 2, 3, 4] as const; // indices of METHODS

interface Load {
  readonly ops: number;
  readonly numBlocks: number;
  readonly blockSize: number;
  /** Sequences alive at once, at most. */
  readonly alive: number;
  /** Tokens of one allocation, at most. */
  readonly prompt: number;
}

/**
 * Calls as a server makes them, until every sequence has ended: played again, they meet the free list as the last time left it.
 * One in a hundred asks for more than there is, one in five hundred for a sequence that is not there.
 */
function traffic(rng: Rng, { ops, numBlocks, blockSize, alive, prompt }: Load): Step {
  const code: number[] = [];
  const args: number[] = [];
  const live: { seq: number; tokens: number }[] = [];
  const blocksOf = (tokens: number) => Math.ceil(tokens / blockSize);
  let room = numBlocks;
  let nextSeq = 0;

  const grow = (sequence: { tokens: number }, n: number): boolean => {
    const needed = blocksOf(sequence.tokens + n) - blocksOf(sequence.tokens);
    if (needed > room) return false;
    room -= needed;
    sequence.tokens += n;
    return true;
  };
  const emit = (op: number, ...numbers: readonly number[]): void => {
    code.push(op);
    args.push(...numbers.slice(0, METHODS[op]!.arity));
  };

  for (let i = 0; i < ops; i++) {
    const chance = rng.uniform();
    const at = rng.int(0, live.length);
    const sequence = live[at];
    if (chance < 0.002) emit(rng.int(APPEND, METHODS.length), -1, 1);
    else if (sequence === undefined || (chance < 0.1 && live.length < alive)) {
      const fresh = { seq: nextSeq++, tokens: 0 };
      const n = rng.uniform() < 0.1 ? (numBlocks + 1) * blockSize : rng.int(1, prompt + 1);
      emit(ALLOCATE, fresh.seq, n);
      if (grow(fresh, n)) live.push(fresh);
    } else if (chance < 0.19) {
      emit(FREE, sequence.seq);
      room += blocksOf(sequence.tokens);
      live.splice(at, 1);
    } else if (chance < 0.75) {
      const n = rng.int(1, 4);
      emit(APPEND, sequence.seq, n);
      grow(sequence, n);
    } else if (chance < 0.8) emit(TABLE, sequence.seq);
    else emit(SLOT, sequence.seq, rng.int(0, sequence.tokens + 1));
  }
  for (const { seq } of live) emit(FREE, seq);
  return { trace: "m", ops: METHODS, code: Uint8Array.from(code), args: Float64Array.from(args) };
}

/** The same calls for every size. Of a list of less than 16,384, V8 takes the first element without moving the others. */
const timed = (n: number) => {
  const load = { ops: 300, numBlocks: n, blockSize: 16, alive: 100, prompt: 3000 };
  return { size: n, script: (rng: Rng) => play(create(n, 16), traffic(rng, load)) };
};

export const kata = defineKata({
  slug: "paged-kv-block-manager",
  style: "sim",
  exports: { BlockManager: { kind: "class", params: ["numBlocks", "blockSize"] } },
  reference: { module: "block-manager" },
  precision: "exact",
  tolerance: { rtol: 0, atol: 0 },
  // A million calls are one step; with a queue they take a few hundred milliseconds.
  limits: { callMs: 5000 },
  measures: [{ kind: "cpuTime", over: "numBlocks", sizes: [20_000, 24_000, 28_000].map(timed) }],
  cases: [
    {
      name: "a sequence comes, grows and goes",
      group: "tables",
      example: true,
      script: () =>
        play(
          create(5, 4),
          allocate(3, 2),
          allocate(7, 5),
          table(7),
          append(7, 3),
          table(7),
          append(7, 1),
          table(7),
          slot(7, 8),
          free(7),
          freeBlocks,
          allocate(8, 9),
          table(8),
        ),
    },
    {
      name: "not enough room",
      group: "room",
      example: true,
      script: () =>
        play(
          create(3, 2),
          allocate(1, 3),
          allocate(2, 3),
          freeBlocks,
          append(1, 4),
          table(1),
          append(1, 1),
          append(1, 2),
          table(1),
        ),
    },
    {
      name: "a multiple of the block size takes no block more",
      group: "tables",
      script: (rng) => {
        const size = rng.int(3, 9);
        const more = rng.int(2, 5);
        return play(
          ...used(rng, 12, size),
          allocate(1, size),
          table(1),
          allocate(2, more * size),
          table(2),
          append(1, 2 * size),
          table(1),
          freeBlocks,
        );
      },
    },
    {
      name: "append fills the last block first",
      group: "tables",
      script: (rng) => {
        const size = rng.int(4, 9);
        const grown = [1, size - 2, 1, size, size - 1, 2, 3 * size, 2];
        return play(
          ...used(rng, 16, size),
          allocate(1, 1),
          ...grown.flatMap((n) => [append(1, n), table(1), freeBlocks]),
        );
      },
    },
    {
      name: "every token's slot",
      group: "tables",
      script: (rng) => {
        const [size, tokens] = [rng.int(3, 6), rng.int(11, 15)];
        const positions = Array.from({ length: tokens }, (_, pos) => slot(2, pos));
        return play(...used(rng, 9, size), allocate(2, 4), append(2, tokens - 4), ...positions);
      },
    },
    {
      name: "freed blocks wait behind the others, last block first",
      group: "order",
      script: (rng) => {
        const order = rng.shuffle(5);
        return play(
          create(16, 4),
          ...order.flatMap((seq) => [allocate(seq, 5 + seq), table(seq)]),
          ...rng.shuffle(5).map((seq) => free(seq)),
          freeBlocks,
          ...order.flatMap((seq) => [allocate(seq, 9), table(seq)]),
          freeBlocks,
        );
      },
    },
    {
      name: "a thousand calls",
      group: "order",
      script: (rng) =>
        play(create(23, 3), traffic(rng, { ops: 1000, numBlocks: 23, blockSize: 3, alive: 6, prompt: 12 }), freeBlocks),
    },
    {
      name: "an append that fails changes nothing",
      group: "room",
      script: (rng) => {
        const size = rng.int(4, 8);
        return play(
          ...used(rng, 4, size),
          allocate(1, size + 1),
          allocate(2, 1),
          // The last block has room, and one more block is free: two would be needed.
          append(1, 2 * size),
          table(1),
          freeBlocks,
          throwing(slot(1, size + 1), "RangeError"),
          append(1, size - 1),
          table(1),
          append(1, 1),
          table(1),
          append(1, size - 1),
          append(1, 1),
          freeBlocks,
        );
      },
    },
    {
      name: "an allocation that fails leaves no trace",
      group: "room",
      script: (rng) => {
        const size = rng.int(2, 7);
        return play(
          ...used(rng, 5, size),
          allocate(1, 2 * size),
          allocate(2, 3 * size + 1),
          freeBlocks,
          throwing(table(2)),
          allocate(2, 3 * size),
          table(2),
          freeBlocks,
        );
      },
    },
    {
      name: "free twice",
      group: "errors",
      script: (rng) =>
        play(
          ...used(rng, 5, 2),
          allocate(1, 3),
          allocate(2, 1),
          free(1),
          throwing(free(1)),
          freeBlocks,
          allocate(3, 8),
          table(3),
          table(2),
        ),
    },
    {
      name: "a sequence that is not there",
      group: "errors",
      script: (rng) =>
        play(
          ...used(rng, rng.int(4, 40), 2),
          allocate(1, 1),
          ...[append(9, 1), append(9, 1000), table(9), slot(9, 0), free(9)].map((step) => throwing(step)),
          table(1),
          freeBlocks,
        ),
    },
    {
      name: "a sequence that is there already",
      group: "errors",
      // Even where there is no room, the second allocation is a mistake and not a full cache. Number 0 is a sequence like any other.
      script: (rng) =>
        play(
          ...used(rng, rng.int(4, 40), 2),
          allocate(0, 5),
          throwing(allocate(0, 1)),
          throwing(allocate(0, 1000)),
          table(0),
          freeBlocks,
        ),
    },
    {
      name: "counts that are no positive integers",
      group: "errors",
      script: (rng) => {
        const wrong = [0, -rng.int(1, 9), rng.int(1, 4) + 0.5, NaN, Infinity];
        return play(
          ...used(rng, rng.int(4, 40), 2),
          ...wrong.map((n) => throwing(allocate(1, n), "RangeError")),
          allocate(1, 3),
          ...wrong.map((n) => throwing(append(1, n), "RangeError")),
          table(1),
          freeBlocks,
        );
      },
    },
    {
      name: "positions outside the sequence",
      group: "errors",
      script: (rng) => {
        const tokens = 4 * rng.int(1, 4) + 2;
        // Position `tokens` has a place in the last block, but no token lies there yet.
        const outside = [tokens, tokens + 1, -1, 1000].map((pos) => throwing(slot(1, pos), "RangeError"));
        return play(
          ...used(rng, 7, 4),
          allocate(1, tokens),
          slot(1, tokens - 1),
          ...outside,
          append(1, 1),
          slot(1, tokens),
        );
      },
    },
    {
      name: "a manager without blocks, blocks without room",
      group: "errors",
      script: (rng) => {
        const fine = rng.int(1, 100);
        return play(
          ...[0, -rng.int(1, 9), rng.int(1, 9) + 0.5, NaN].flatMap((wrong) => [
            throwing(create(wrong, fine), "RangeError"),
            throwing(create(fine, wrong), "RangeError"),
          ]),
        );
      },
    },
    {
      name: "a table is a copy",
      group: "copies",
      script: (rng) =>
        play(
          ...used(rng, 6, 2),
          allocate(1, 5),
          { ...table(1), as: "t" },
          { set: "t.0", value: 99 },
          table(1),
          slot(1, 0),
          append(1, 2),
          { read: "t" },
          free(1),
          allocate(2, 12),
          table(2),
        ),
    },
    {
      name: "two managers side by side",
      group: "copies",
      script: (rng) =>
        play(
          ...used(rng, 5, 2),
          create(5, 4, "other"),
          allocate(1, 3),
          { call: "other.allocate", args: [1, 9] },
          table(1),
          { call: "other.table", args: [1] },
          free(1),
          { call: "other.slot", args: [1, 8] },
          freeBlocks,
          { get: "other.freeBlocks" },
        ),
    },
    {
      name: "a million calls",
      group: "load",
      script: (rng) => {
        const hour = traffic(rng, { ops: 20_000, numBlocks: 4096, blockSize: 16, alive: 200, prompt: 200 });
        return play(create(4096, 16), { repeat: 50, steps: [hour] }, hour, freeBlocks);
      },
    },
  ],
});
