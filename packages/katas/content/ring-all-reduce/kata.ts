/**
 * @file All-reduce around a ring, on the simulated network.
 *
 * N = ranks, len = numbers in each rank's buffer. Values are compared bit by bit; bytes, messages, links and virtual time are bounds,
 * and so tight that every accepted answer has the same: there is no efficiency left to reward.
 */
import { defineKata, type Case, type Check, type Finding, type RanksScript } from "@kata/grader/contract";
import type { Rng } from "@kata/grader/rng";
import { comm, type TypedArray } from "@kata/grader/value";

/** A message costs as much as 250 numbers. */
const ALPHA = 1e-3; // seconds
const BETA = 1e-6; // seconds per byte

const BYTES = Float32Array.BYTES_PER_ELEMENT;

/** One list of calls per rank: a call for each length, on numbers of the rank's own. */
function calls(rng: Rng, N: number, lens: readonly number[], op?: "sum" | "avg"): RanksScript {
  return {
    ranks: { alpha: ALPHA, beta: BETA },
    steps: Array.from({ length: N }, () =>
      // Magnitudes from 0.1 to 1000: the order of the additions shows in the last bits.
      lens.map((len) => ({
        call: "ringAllReduce",
        args: [comm, rng.normal(len).map((e) => e * 10 ** rng.int(-1, 4)), ...(op === undefined ? [] : [op])],
      })),
    ),
  };
}

/** 2(N-1) messages per rank, each to the right neighbour, and every number but 1/N of them twice over the wire. */
const traffic =
  (N: number, lens: readonly number[]): Check =>
  ({ meters }) => {
    const { bytesSent, messagesSent, links } = meters.ranks!;
    const messages = lens.length * 2 * (N - 1);
    const stray = Object.keys(links).find((link) => !isRightNeighbour(link, N));
    if (stray !== undefined) {
      return limit(
        `A message went ${stray}: each rank sends to its right neighbour only.`,
        `有消息走了 ${stray}：每个 rank 只能发给右邻居。`,
      );
    }
    const talker = messagesSent.findIndex((sent) => sent !== messages);
    if (talker >= 0) {
      return limit(
        `Rank ${talker} sent ${messagesSent[talker]} messages: 2(N-1) per call are ${messages}, the empty ones included.`,
        `rank ${talker} 发了 ${messagesSent[talker]} 条消息：每次调用 2(N-1) 条，应为 ${messages} 条，空消息也算。`,
      );
    }
    const total = sum(bytesSent);
    const wanted = sum(lens) * 2 * (N - 1) * BYTES;
    if (total !== wanted) {
      return limit(
        `All ranks together sent ${total} bytes: 2(N-1) * len * 4 are ${wanted}.`,
        `所有 rank 共发送 ${total} 字节：按 2(N-1) * len * 4 应为 ${wanted} 字节。`,
      );
    }
    return undefined;
  };

/** Traffic is right, and every rank holds the same bits. */
const agreement =
  (N: number, lens: readonly number[]): Check =>
  (played) => {
    const results = played.outcomes.map((outcomes) =>
      outcomes.map((outcome) => (outcome.kind === "value" ? outcome.value : undefined)),
    );
    const first = results[0]!;
    const odd = results.findIndex(
      (result) => !result.every((value, i) => sameBits(value as TypedArray, first[i] as TypedArray)),
    );
    if (odd > 0) {
      return {
        verdict: "wrong-answer",
        message: {
          en: `Rank ${odd} holds other bits than rank 0: the sum of a chunk is taken once, by one rank.`,
          zh: `rank ${odd} 与 rank 0 的结果按位不同：每一段只应由一个 rank 求和一次。`,
        },
      };
    }
    return traffic(N, lens)(played);
  };

/** The bounds of a case; a billionth of slack for the rounding of the clock itself. */
function bounds(N: number, lens: readonly number[]): NonNullable<Case["bounds"]> {
  const largest = lens.map((len) => Math.ceil(len / N) * BYTES);
  return {
    bytesSentPerRank: 2 * (N - 1) * sum(largest),
    virtualTime: 2 * (N - 1) * sum(largest.map((bytes) => ALPHA + BETA * bytes)) * (1 + 1e-9),
  };
}

/** A case of N ranks and a call for each length, with all that is measured. */
function measured(name: string, group: string, N: number, lens: readonly number[], op?: "sum" | "avg"): Case {
  return { name, group, bounds: bounds(N, lens), check: agreement(N, lens), script: (rng) => calls(rng, N, lens, op) };
}

export const kata = defineKata({
  slug: "ring-all-reduce",
  style: "ranks",
  exports: { ringAllReduce: { kind: "function", params: ["comm", "buf", "op"] } },
  reference: { module: "all-reduce" },
  precision: "exact",
  tolerance: { rtol: 0, atol: 0 },
  cases: [
    {
      name: "three ranks, three numbers",
      group: "values",
      example: true,
      bounds: bounds(3, [3]),
      check: agreement(3, [3]),
      script: () => ({
        ranks: { alpha: ALPHA, beta: BETA },
        steps: [
          [1, 2, 3],
          [10, 20, 30],
          [100, 200, 300],
        ].map((buf) => [{ call: "ringAllReduce", args: [comm, Float32Array.from(buf)] }]),
      }),
    },
    {
      name: "the average of two ranks",
      group: "average",
      example: true,
      bounds: bounds(2, [3]),
      check: agreement(2, [3]),
      script: () => ({
        ranks: { alpha: ALPHA, beta: BETA },
        steps: [
          [1, 2, 3],
          [3, 6, -3],
        ].map((buf) => [{ call: "ringAllReduce", args: [comm, Float32Array.from(buf), "avg"] }]),
      }),
    },
    measured("five ranks", "values", 5, [20], "sum"),
    measured("eight ranks, a length that does not divide", "values", 8, [45]),
    measured("four ranks, one number more than three each", "values", 4, [13]),
    measured("an average over five ranks", "average", 5, [23], "avg"),
    measured("an average over three ranks", "average", 3, [31], "avg"),
    measured("fewer numbers than ranks", "edges", 5, [3, 1]),
    measured("one number on eight ranks", "edges", 8, [1], "avg"),
    {
      ...measured("no numbers at all", "edges", 3, [0, 0]),
      edge: "an empty answer equals every other empty answer; what counts here are the messages",
    },
    {
      ...measured("a rank on its own", "edges", 1, [7]),
      edge: "the sum over one rank is its own buffer",
    },
    measured("several calls in a row", "calls", 4, [9, 2, 17]),
    measured("many bytes", "network", 4, [4001]),
    measured("many messages", "network", 8, [803]),
    measured("a ring of two", "network", 2, [1501]),
  ],
});

function limit(en: string, zh: string): Finding {
  return { verdict: "limit-exceeded", message: { en, zh } };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}

function isRightNeighbour(link: string, N: number): boolean {
  const [from, to] = link.split("->").map(Number);
  return to === (from! + 1) % N;
}

function sameBits(a: TypedArray | undefined, b: TypedArray | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.length === b.length &&
    a.every((e: number | bigint, i: number) => Object.is(e, b[i]))
  );
}
