/**
 * @file What a ring all-reduce returns, to the last bit, and what it costs.
 *
 * Letters: N = ranks, c = a chunk, [floor(c len / N), floor((c + 1) len / N)); alpha = seconds per message, beta = seconds per byte.
 * Plain arithmetic in the ring's order; knows no communicator.
 */

export type ReduceOp = "sum" | "avg";

/**
 * The sum, or mean, over ranks in the order in which the ring adds: chunk c starts at rank c and grows by one rank a step.
 *
 * `out_c = ((x_c^(c) + x_c^(c+1)) + ...) + x_c^(c+N-1)`, ranks mod N, rounded to float32 after each addition; avg divides once by N
 *
 * @param buffers one array of the same length per rank
 * @param op "sum" unless given
 * @returns the array that every rank holds afterwards
 * @throws {RangeError} when the lengths differ
 * @see Patarasuk and Yuan 2009, section 4
 */
export function ringAllReduceExpected(buffers: readonly Float32Array[], op: ReduceOp = "sum"): Float32Array {
  const numRanks = buffers.length;
  const len = buffers[0]?.length ?? 0;
  if (buffers.some((buffer) => buffer.length !== len))
    throw new RangeError(
      `ringAllReduce: all ranks hold arrays of one length; got ${buffers.map((buffer) => buffer.length).join(", ")}`,
    );
  const out = new Float32Array(len);
  for (let c = 0; c < numRanks; c++) {
    const start = Math.floor((c * len) / numRanks);
    const end = Math.floor(((c + 1) * len) / numRanks);
    for (let i = start; i < end; i++) {
      let sum = buffers[c]![i]!;
      for (let step = 1; step < numRanks; step++) sum = Math.fround(sum + buffers[(c + step) % numRanks]![i]!);
      out[i] = op === "avg" ? sum / numRanks : sum;
    }
  }
  return out;
}

export interface RingCost {
  /** Per rank: one message to the right neighbour in each step. */
  readonly messagesPerRank: number;
  /** Over all ranks. */
  readonly totalBytes: number;
  /** Upper bound for any one rank. */
  readonly bytesPerRank: number;
  /** Upper bound, seconds: every step waits for the largest chunk. */
  readonly virtualTime: number;
}

/**
 * What the ring costs under the linear model, where a message of n bytes takes `alpha + beta n` seconds.
 *
 * `messages = 2 (N - 1)`, `bytes = 2 (N - 1) len 4`, `time <= 2 (N - 1) (alpha + beta 4 ceil(len / N))`
 *
 * @param len elements of a buffer, float32
 * @param N ranks
 * @param alpha seconds per message
 * @param beta seconds per byte
 * @see Patarasuk and Yuan 2009, section 3
 */
export function ringAllReduceCost(len: number, N: number, alpha: number, beta: number): RingCost {
  const steps = 2 * (N - 1);
  const chunkBytes = Math.ceil(len / N) * Float32Array.BYTES_PER_ELEMENT;
  return {
    messagesPerRank: steps,
    totalBytes: steps * len * Float32Array.BYTES_PER_ELEMENT,
    bytesPerRank: steps * chunkBytes,
    virtualTime: steps * (alpha + beta * chunkBytes),
  };
}

/**
 * The expected result of `ringAllReduce(comm, buf, op)` on every rank.
 *
 * @param argsPerRank the arguments of each rank; the communicator is not looked at
 * @returns one array per rank, each its own
 */
export function ranks(argsPerRank: readonly (readonly unknown[])[]): Float32Array[] {
  const buffers = argsPerRank.map(([, buf]) => buf as Float32Array);
  const reduced = ringAllReduceExpected(buffers, argsPerRank[0]?.[2] as ReduceOp | undefined);
  return argsPerRank.map(() => reduced.slice());
}
