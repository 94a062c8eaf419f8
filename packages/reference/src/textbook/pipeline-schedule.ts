/**
 * @file When each stage of a pipeline works on which micro-batch. Clock times only: no tensors, and communication is free.
 *
 * Letters: P = ranks, one stage each; M = micro-batches; f, b = time of a forward and of a backward on one rank, in one unit.
 */

export interface Op {
  readonly rank: number;
  readonly op: "F" | "B";
  readonly mb: number;
  readonly start: number;
  readonly end: number;
}

export interface Schedule {
  /** Rank by rank, each in the order of its execution. */
  readonly ops: readonly Op[];
  readonly makespan: number;
  /** `[P]`, micro-batches held at once, at most: each from the start of its forward to the end of its backward. */
  readonly peakActivations: readonly number[];
}

/**
 * One forward, one backward (PipeDream-flush): after a warm-up a rank alternates, so that it holds few micro-batches.
 *
 * `start(op) = max(end of the op before it on its rank, end of what it needs)`; F(r, i) needs F(r-1, i), B(r, i) needs B(r+1, i),
 * and B(P-1, i) needs F(P-1, i). Then `makespan = (M + P - 1) (f + b)` and `peak(r) = min(P - r, M)`.
 *
 * @param P ranks
 * @param M micro-batches
 * @param f time of a forward on one rank
 * @param b time of a backward on one rank
 * @throws {RangeError} when P or M is not a positive integer, or f or b not a positive finite number
 * @see arXiv 2104.04473 section 2.2
 */
export function schedule1F1B(P: number, M: number, f: number, b: number): Schedule {
  for (const [name, count] of Object.entries({ P, M }))
    if (!Number.isInteger(count) || count < 1)
      throw new RangeError(`schedule1F1B: ${name} is a positive integer; got ${count}`);
  for (const [name, time] of Object.entries({ f, b }))
    if (!Number.isFinite(time) || time <= 0)
      throw new RangeError(`schedule1F1B: ${name} is a positive number; got ${time}`);

  const orders = Array.from({ length: P }, (_, rank) => orderOf(rank, P, M));
  const ends = endsOf(orders, { F: f, B: b });
  const ops = orders.flatMap((order, rank) =>
    order.map(({ op, mb }, at) => {
      const end = ends[rank]![at]!;
      return { rank, op, mb, start: end - (op === "F" ? f : b), end };
    }),
  );
  return {
    ops,
    makespan: Math.max(...ops.map(({ end }) => end)),
    peakActivations: orders.map((_, rank) => peakOf(ops.filter((op) => op.rank === rank))),
  };
}

type Step = Pick<Op, "op" | "mb">;

/** Warm-up, one forward and one backward in turn, and the backwards that are left. */
function orderOf(rank: number, P: number, M: number): readonly Step[] {
  const warmUp = Math.min(P - 1 - rank, M);
  const forwards = Array.from({ length: M }, (_, mb): Step => ({ op: "F", mb }));
  const backwards = Array.from({ length: M }, (_, mb): Step => ({ op: "B", mb }));
  const steady = forwards.slice(warmUp).flatMap((forward, i) => [forward, backwards[i]!]);
  return [...forwards.slice(0, warmUp), ...steady, ...backwards.slice(M - warmUp)];
}

/** The longest path to each op through what must be over before it: `[rank][position in its order]`. */
function endsOf(orders: readonly (readonly Step[])[], time: Readonly<Record<Step["op"], number>>): number[][] {
  const last = orders.length - 1;
  const ends: number[][] = orders.map(() => []);
  const at = orders.map((order) => new Map(order.map(({ op, mb }, i) => [`${op}${mb}`, i])));
  const end = (rank: number, i: number): number => (ends[rank]![i] ??= walk(rank, i));
  const walk = (rank: number, i: number): number => {
    const { op, mb } = orders[rank]![i]!;
    const before = i === 0 ? 0 : end(rank, i - 1);
    const [where, what] = op === "F" ? [rank - 1, "F"] : rank === last ? [rank, "F"] : [rank + 1, "B"];
    const needed = where < 0 ? 0 : end(where, at[where]!.get(`${what}${mb}`)!);
    return Math.max(before, needed) + time[op];
  };
  // From the front of each order on, so that no walk is deeper than the pipeline is long.
  orders.forEach((order, rank) => order.forEach((_, i) => end(rank, i)));
  return ends;
}

/** The most micro-batches that one rank holds at the start of any of its forwards. */
function peakOf(ops: readonly Op[]): number {
  const released = new Map(ops.filter(({ op }) => op === "B").map(({ mb, end }) => [mb, end]));
  const forwards = ops.filter(({ op }) => op === "F");
  const heldAt = (time: number) => forwards.filter(({ mb, start }) => start <= time && released.get(mb)! > time).length;
  return Math.max(...forwards.map(({ start }) => heldAt(start)));
}
