import type { Mutant } from "@kata/grader/contract";

const WARM_UP = "const warmUp = Math.min(P - 1 - rank, M);";
const START = "Math.max(free[rank]!, ready)";
const TIME = '(op.op === "F" ? f : b)';
const PEAKS = "orders.map(peakOf)";
const STEADY = `    push("F", i);
    push("B", i - warmUp);
`;
const DRAIN = 'for (let i = M - warmUp; i < M; i++) push("B", i);';

export const mutants: readonly Mutant[] = [
  {
    name: "warm-up-one-too-many",
    says: {
      en: "Your warm-up is P - r forwards, and then you go forward once more before the first backward. The steady state begins with a forward: the warm-up is P - 1 - r.",
      zh: "你的预热做了 P - r 次前向，进入稳态后又先做一次前向才做反向。稳态本身以前向开头，预热只需 P - 1 - r 次。",
    },
    edits: [[WARM_UP, "const warmUp = Math.min(P - rank, M);"]],
    killedBy: "backward longer than forward",
  },
  {
    name: "flush-every-p",
    says: {
      en: "You drain the pipeline after every P micro-batches. The bubble is then paid M / P times: there is one flush, at the end of the step.",
      zh: "你每做完 P 个微批次就把流水线排空一次，bubble 要付 M / P 次。一个训练步只在最后排空一次。",
    },
    edits: [
      [
        "(_, rank) => orderOf(rank, P, M));",
        `(_, rank) =>
    Array.from({ length: Math.ceil(M / P) }, (_, round) =>
      orderOf(rank, P, Math.min(P, M - round * P)).map((op) => ({ ...op, mb: op.mb + round * P })),
    ).flat(),
  );`,
      ],
    ],
    killedBy: "the last backward reaches rank 0",
  },
  {
    name: "warm-up-of-a-round-trip",
    says: {
      en: "You warm up with 2 (P - 1 - r) forwards. That is eager 1F1B, which hides communication and holds about twice as much; here the warm-up is P - 1 - r.",
      zh: "你的预热做了 2 (P - 1 - r) 次前向。那是 eager 1F1B，用来掩盖通信，激活约为两倍；这里的预热是 P - 1 - r 次。",
    },
    edits: [[WARM_UP, "const warmUp = Math.min(2 * (P - 1 - rank), M);"]],
    killedBy: "the peak falls from rank to rank",
  },
  {
    name: "all-forwards-first",
    says: {
      en: "You do all forwards before the first backward. That is GPipe's memory: every rank holds M micro-batches, where 1F1B holds P - r.",
      zh: "你先做完所有前向才开始反向，显存占用就和 GPipe 一样：每个 rank 要存 M 个微批次，而 1F1B 只存 P - r 个。",
    },
    edits: [[WARM_UP, "const warmUp = rank < P ? M : 0;"]],
    killedBy: "the peak falls from rank to rank",
  },
  {
    name: "gpipe",
    says: {
      en: "That is GPipe: all forwards, then the backwards from the last micro-batch to the first. In 1F1B a rank alternates after its warm-up, and both directions go in ascending order.",
      zh: "这是 GPipe：先做全部前向，再从最后一个微批次倒着做反向。1F1B 在预热之后一前一后交替，两个方向都按微批次升序。",
    },
    edits: [
      [WARM_UP, "const warmUp = rank < P ? M : 0;"],
      [DRAIN, 'for (let i = M - 1; i >= 0; i--) push("B", i);'],
    ],
    killedBy: "equal times",
  },
  {
    name: "backward-before-its-forward",
    says: {
      en: "In each turn you go backward first. The last rank has no warm-up, so that its first backward comes before the forward it belongs to.",
      zh: "每一轮你都先做反向。最后一个 rank 没有预热，它的第一次反向就跑到了对应的前向之前。",
    },
    edits: [
      [STEADY, '    push("B", i - warmUp);\n    push("F", i);\n'],
      ["? forwardEnd[rank]![op.mb]", "? 0"],
    ],
    killedBy: "two ranks",
  },
  {
    name: "newest-backward-first",
    says: {
      en: "After a forward you go backward with the same micro-batch. The oldest one comes first: its gradient is the one that arrives.",
      zh: "做完一次前向，你紧接着反向同一个微批次。应当先反向最早的那个：先传回来的是它的梯度。",
    },
    edits: [
      [STEADY, '    push("F", i);\n    push("B", i);\n'],
      [DRAIN, 'for (let i = 0; i < warmUp; i++) push("B", i);'],
    ],
    killedBy: "equal times",
  },
  {
    name: "drain-downwards",
    says: {
      en: "You drain the last backwards from the newest to the oldest. They go in ascending order, too: their gradients arrive so.",
      zh: "收尾阶段你从最新的微批次倒着做反向。这里也是升序，梯度就是按这个次序到达的。",
    },
    edits: [[DRAIN, 'for (let i = M - 1; i >= M - warmUp; i--) push("B", i);']],
    killedBy: "forward longer than backward",
  },
  {
    name: "warm-up-beyond-the-micro-batches",
    says: {
      en: "Where M is smaller than P - 1 - r, your warm-up runs past the last micro-batch: it is min(P - 1 - r, M).",
      zh: "当 M 小于 P - 1 - r 时，你的预热超出了最后一个微批次，应取 min(P - 1 - r, M)。",
    },
    edits: [
      [WARM_UP, "const warmUp = P - 1 - rank;"],
      [DRAIN, 'for (let i = Math.max(0, M - warmUp); i < M; i++) push("B", i);'],
    ],
    killedBy: "fewer micro-batches than ranks",
  },
  {
    name: "neighbours-not-waited-for",
    says: {
      en: "Your ranks work without a pause, whether their input is there or not: F(r, i) waits for F(r-1, i), and B(r, i) for B(r+1, i).",
      zh: "你的各 rank 一刻不停地干活，不管输入到没到。F(r, i) 要等 F(r-1, i)，B(r, i) 要等 B(r+1, i)。",
    },
    edits: [[START, "free[rank]!"]],
    killedBy: "the last backward reaches rank 0",
  },
  {
    name: "two-ops-at-once",
    says: {
      en: "Your ranks do several ops at the same time. An op starts when its input is there and the rank's previous op is over.",
      zh: "你的 rank 会同时做好几个操作。操作要等输入到齐，并且本 rank 的上一个操作已经结束，才能开始。",
    },
    edits: [[START, "ready"]],
    killedBy: "the last backward reaches rank 0",
  },
  {
    name: "input-before-it-is-finished",
    says: {
      en: "An op of yours begins when its neighbour's begins. It has to wait for the end.",
      zh: "邻居的操作一开始，你就跟着开始了。应当等它结束。",
    },
    edits: [
      [
        '(op.op === "F" ? forwardEnd : backwardEnd)[rank]![op.mb] = op.end;',
        '(op.op === "F" ? forwardEnd : backwardEnd)[rank]![op.mb] = op.start;',
      ],
    ],
    killedBy: "the last backward reaches rank 0",
  },
  {
    name: "in-lock-step",
    says: {
      en: "Each op takes a slot of max(f, b). Ranks are not in step: an op ends after its own time, and the next one may start.",
      zh: "你给每个操作都分了一格 max(f, b) 的时间。各 rank 并不齐步走：操作按自己的时长结束，下一个就可以开始。",
    },
    edits: [[TIME, "Math.max(f, b)"]],
    killedBy: "forward longer than backward",
  },
  {
    name: "backward-takes-two-forwards",
    says: {
      en: "Your backward takes 2f. That is a rule of thumb; here it takes b.",
      zh: "你的反向用时是 2f。那只是经验值，这里的反向用时是 b。",
    },
    edits: [[TIME, '(op.op === "F" ? f : 2 * f)']],
    killedBy: "backward longer than forward",
  },
  {
    name: "times-exchanged",
    says: {
      en: "Your forward takes b and your backward f.",
      zh: "你把两个时长用反了：前向用了 b，反向用了 f。",
    },
    edits: [[TIME, '(op.op === "F" ? b : f)']],
    killedBy: "two ranks",
  },
  {
    name: "makespan-of-the-last-rank",
    says: {
      en: "You stop the clock at the last rank. Its last gradient still has to travel down to rank 0, which ends last.",
      zh: "你在最后一个 rank 做完时就停表了。它的最后一份梯度还要一路传回 rank 0，最后结束的是 rank 0。",
    },
    edits: [["Math.max(...free)", "free[P - 1]!"]],
    killedBy: "the last backward reaches rank 0",
  },
  {
    name: "makespan-without-bubble",
    says: {
      en: "M (f + b) is the work of one rank. The makespan also contains the time in which the pipeline fills and drains.",
      zh: "M (f + b) 只是一个 rank 的工作量。总时长还包括流水线填满和排空的时间。",
    },
    edits: [["Math.max(...free)", "M * (f + b)"]],
    killedBy: "makespan with fewer micro-batches than ranks",
  },
  {
    name: "peak-is-the-warm-up",
    says: {
      en: "You count the warm-up only. In the steady state a rank goes forward once more before it goes backward: one more is held.",
      zh: "你只数了预热的个数。进入稳态后还要先做一次前向才做反向，同时持有的会再多一个。",
    },
    edits: [[PEAKS, "orders.map((_, rank) => Math.min(P - 1 - rank, M))"]],
    killedBy: "the peak falls from rank to rank",
  },
  {
    name: "peak-beyond-the-micro-batches",
    says: {
      en: "Your peak is P - r even where there are fewer micro-batches. A rank cannot hold more than M.",
      zh: "微批次不足时，你的峰值还是 P - r。一个 rank 持有的不可能超过 M 个。",
    },
    edits: [[PEAKS, "orders.map((_, rank) => P - rank)"]],
    killedBy: "the peak is at most the number of micro-batches",
  },
  {
    name: "peak-m",
    says: {
      en: "Your peak is M on every rank, as if nothing were released before the last forward. Each backward frees its micro-batch.",
      zh: "你的峰值在每个 rank 上都是 M，好像最后一次前向之前什么都没释放。每次反向都会释放自己的微批次。",
    },
    edits: [[PEAKS, "orders.map(() => M)"]],
    killedBy: "the peak falls from rank to rank",
  },
  {
    name: "peak-of-the-whole-pipeline",
    says: {
      en: "You report one peak for all ranks, the largest. Each rank has its own: the later it stands, the less it holds.",
      zh: "你给所有 rank 报了同一个峰值，也就是最大的那个。每个 rank 各有各的峰值，越靠后存得越少。",
    },
    edits: [[PEAKS, "orders.map(() => peakOf(orders[0]!))"]],
    killedBy: "the peak is at most the number of micro-batches",
  },
  {
    name: "ops-by-start",
    says: {
      en: "The times are right, but you list the ops of all ranks by their start. They come rank by rank, rank 0 first.",
      zh: "时间都对，但你把所有 rank 的操作混在一起按开始时间排了序。应当逐个 rank 列出，rank 0 在前。",
    },
    edits: [["ops: orders.flat()", "ops: orders.flat().sort((x, y) => x.start - y.start || x.rank - y.rank)"]],
    killedBy: "many ranks, many micro-batches",
  },
  {
    name: "one-rank-waits-for-another",
    says: {
      en: "With P = 1 you wait for a second rank. The only rank is also the last: its backward needs its own forward.",
      zh: "P = 1 时你还在等第二个 rank。唯一的 rank 也是最后一个，它的反向只需要自己的前向。",
    },
    edits: [
      [": rank === P - 1\n", ": rank === P - 1 && rank > 0\n"],
      [
        ": backwardEnd[rank + 1]![op.mb];",
        ": (backwardEnd[rank + 1] ?? [f + b])[op.mb] ?? (P === 1 ? f + b : undefined);",
      ],
    ],
    killedBy: "one rank",
  },
  {
    name: "counts-not-checked",
    says: {
      en: "You take any P and M. Both are positive integers; otherwise throw a RangeError.",
      zh: "你接受了任意的 P 和 M。两者都必须是正整数，否则抛出 RangeError。",
    },
    edits: [
      [
        "  for (const count of [P, M])\n    if (!Number.isInteger(count) || count < 1) throw new RangeError(`P, M: positive integers; got ${count}`);\n",
        "",
      ],
    ],
    killedBy: "counts that are no positive integers",
  },
  {
    name: "times-not-checked",
    says: {
      en: "You take any f and b. Both are positive finite numbers; otherwise throw a RangeError.",
      zh: "你接受了任意的 f 和 b。两者都必须是有限的正数，否则抛出 RangeError。",
    },
    edits: [
      [
        "  for (const time of [f, b])\n    if (!Number.isFinite(time) || time <= 0) throw new RangeError(`f, b: positive numbers; got ${time}`);\n",
        "",
      ],
    ],
    killedBy: "times that are no positive numbers",
  },
];
