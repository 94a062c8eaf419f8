export interface Op {
  rank: number;
  op: "F" | "B";
  /** micro-batch */
  mb: number;
  start: number;
  end: number;
}

export function schedule1F1B(
  P: number,
  M: number,
  f: number,
  b: number,
): { ops: Op[]; makespan: number; peakActivations: number[] } {
  for (const count of [P, M])
    if (!Number.isInteger(count) || count < 1) throw new RangeError(`P, M: positive integers; got ${count}`);
  for (const time of [f, b])
    if (!Number.isFinite(time) || time <= 0) throw new RangeError(`f, b: positive numbers; got ${time}`);

  // Pass 1: the order of work on each rank. It does not depend on the times.
  const orders = Array.from({ length: P }, (_, rank) => orderOf(rank, P, M));

  // Pass 2: the times. Each rank goes on until it waits for a neighbour that has not got there yet.
  const forwardEnd = Array.from({ length: P }, () => new Array<number | undefined>(M));
  const backwardEnd = Array.from({ length: P }, () => new Array<number | undefined>(M));
  const next = new Array<number>(P).fill(0);
  const free = new Array<number>(P).fill(0);
  for (let left = 2 * P * M; left > 0;) {
    for (let rank = 0; rank < P; rank++) {
      for (; next[rank]! < 2 * M; next[rank]!++, left--) {
        const op = orders[rank]![next[rank]!]!;
        const ready =
          op.op === "F"
            ? rank === 0
              ? 0
              : forwardEnd[rank - 1]![op.mb]
            : rank === P - 1
              ? forwardEnd[rank]![op.mb]
              : backwardEnd[rank + 1]![op.mb];
        if (ready === undefined) break;
        op.start = Math.max(free[rank]!, ready);
        op.end = op.start + (op.op === "F" ? f : b);
        free[rank] = op.end;
        (op.op === "F" ? forwardEnd : backwardEnd)[rank]![op.mb] = op.end;
      }
    }
  }
  return { ops: orders.flat(), makespan: Math.max(...free), peakActivations: orders.map(peakOf) };
}

/** Warm-up forwards, one forward and one backward in turn, the remaining backwards. */
function orderOf(rank: number, P: number, M: number): Op[] {
  const warmUp = Math.min(P - 1 - rank, M);
  const order: Op[] = [];
  const push = (op: "F" | "B", mb: number) => order.push({ rank, op, mb, start: 0, end: 0 });
  for (let i = 0; i < warmUp; i++) push("F", i);
  for (let i = warmUp; i < M; i++) {
    push("F", i);
    push("B", i - warmUp);
  }
  for (let i = M - warmUp; i < M; i++) push("B", i);
  return order;
}

/** A forward stores activations, its backward releases them. */
function peakOf(order: readonly Op[]): number {
  let held = 0;
  let peak = 0;
  for (const { op } of order) {
    held += op === "F" ? 1 : -1;
    peak = Math.max(peak, held);
  }
  return peak;
}
