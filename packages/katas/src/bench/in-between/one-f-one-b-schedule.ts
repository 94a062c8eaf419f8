interface Op {
  rank: number;
  op: "F" | "B";
  mb: number;
  start: number;
  end: number;
}

/** When each op ended is looked up by its name, which is a text to be made and hashed each time. */
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
  const done = Array.from({ length: P }, (): Op[] => []);
  const ends = new Map<string, number>();
  for (let left = 2 * P * M; left > 0;) {
    for (let rank = 0; rank < P; rank++) {
      const next = waiting[rank]![0];
      if (next === undefined) continue;
      const { op, mb } = next;
      let before: string | undefined;
      if (op === "F") before = rank === 0 ? undefined : `F ${rank - 1} ${mb}`;
      else before = rank === P - 1 ? `F ${rank} ${mb}` : `B ${rank + 1} ${mb}`;
      const ready = before === undefined ? 0 : ends.get(before);
      if (ready === undefined) continue;
      const start = Math.max(done[rank]!.at(-1)?.end ?? 0, ready);
      const end = start + (op === "F" ? f : b);
      done[rank]!.push({ rank, op, mb, start, end });
      ends.set(`${op} ${rank} ${mb}`, end);
      waiting[rank]!.shift();
      left--;
    }
  }

  const peakActivations = done.map((ops) => {
    let held = 0;
    return Math.max(...ops.map(({ op }) => (held += op === "F" ? 1 : -1)));
  });
  const ops = done.flat();
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
