interface Op {
  rank: number;
  op: "F" | "B";
  mb: number;
  start: number;
  end: number;
}

/** Whoever must end before an op can start is searched for among all ops that have been scheduled so far. */
export function schedule1F1B(
  P: number,
  M: number,
  f: number,
  b: number,
): { ops: Op[]; makespan: number; peakActivations: number[] } {
  for (const count of [P, M])
    if (!Number.isInteger(count) || count < 1) throw new RangeError("P, M: positive integers");
  for (const time of [f, b]) if (!Number.isFinite(time) || time <= 0) throw new RangeError("f, b: positive numbers");

  const waiting = Array.from({ length: P }, (_, rank) => orderOf(rank, P, M));
  const done: Op[] = [];
  while (done.length < 2 * P * M) {
    for (let rank = 0; rank < P; rank++) {
      const next = waiting[rank]![0];
      if (next === undefined) continue;
      const { op, mb } = next;
      let ready: number | undefined;
      if (op === "F") ready = rank === 0 ? 0 : endOf(done, rank - 1, "F", mb);
      else ready = rank === P - 1 ? endOf(done, rank, "F", mb) : endOf(done, rank + 1, "B", mb);
      if (ready === undefined) continue;
      const start = Math.max(freeFrom(done, rank), ready);
      done.push({ rank, op, mb, start, end: start + (op === "F" ? f : b) });
      waiting[rank]!.shift();
    }
  }

  const ops = Array.from({ length: P }, (_, rank) => done.filter((op) => op.rank === rank)).flat();
  const peakActivations = Array.from({ length: P }, (_, rank) => {
    let held = 0;
    return Math.max(...ops.filter((op) => op.rank === rank).map(({ op }) => (held += op === "F" ? 1 : -1)));
  });
  return { ops, makespan: Math.max(...ops.map(({ end }) => end)), peakActivations };
}

function orderOf(rank: number, P: number, M: number): { op: "F" | "B"; mb: number }[] {
  const order: { op: "F" | "B"; mb: number }[] = [];
  const warmUp = Math.min(P - 1 - rank, M);
  for (let i = 0; i < warmUp; i++) order.push({ op: "F", mb: i });
  for (let i = warmUp; i < M; i++) order.push({ op: "F", mb: i }, { op: "B", mb: i - warmUp });
  for (let i = M - warmUp; i < M; i++) order.push({ op: "B", mb: i });
  return order;
}

function endOf(done: readonly Op[], rank: number, op: "F" | "B", mb: number): number | undefined {
  for (let i = 0; i < done.length; i++) {
    const other = done[i]!;
    if (other.rank === rank && other.mb === mb && other.op === op) return other.end;
  }
  return undefined;
}

function freeFrom(done: readonly Op[], rank: number): number {
  let end = 0;
  for (let i = 0; i < done.length; i++) if (done[i]!.rank === rank) end = done[i]!.end;
  return end;
}
