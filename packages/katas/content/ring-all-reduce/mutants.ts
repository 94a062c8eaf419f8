import type { Mutant } from "@kata/grader/contract";

const REDUCE = "const partial = (await comm.sendrecv(right, chunk(rank - s), left)) as Float32Array;";
const GATHER = "const finished = (await comm.sendrecv(right, chunk(rank + 1 - s), left)) as Float32Array;";

/** Odd and even ranks take turns, so that nothing blocks, and nothing overlaps. */
const inTurns = (name: string, data: string) => `const outgoing = ${data};
    let ${name}: Float32Array;
    if (rank % 2 === 0) {
      await comm.send(right, outgoing);
      ${name} = (await comm.recv(left)) as Float32Array;
    } else {
      ${name} = (await comm.recv(left)) as Float32Array;
      await comm.send(right, outgoing);
    }`;

const sendFirst = (name: string, data: string) => `await comm.send(right, ${data});
    const ${name} = (await comm.recv(left)) as Float32Array;`;

const AVERAGE = `  if (op === "avg") {
    const mine = chunk(rank + 1);
    for (let j = 0; j < mine.length; j++) mine[j] = mine[j]! / N;
  }
`;

const ADD = "mine[j] = mine[j]! + partial[j]!;";
const BOUNDARIES = "return out.subarray(Math.floor((c * out.length) / N), Math.floor(((c + 1) * out.length) / N));";

export const mutants: readonly Mutant[] = [
  {
    name: "gather-and-broadcast",
    says: {
      en: "Every buffer goes to rank 0 and back. The sum is right, but rank 0 moves 2(N-1) whole buffers through one port while the others wait; in the ring every link carries the same small share.",
      zh: "所有缓冲区都汇总到 rank 0 再发回。结果没错，但 rank 0 要用一个端口收发 2(N-1) 份完整缓冲区，其他 rank 干等；环形算法里每条链路只承担相同的一小份。",
    },
    source: `export async function ringAllReduce(comm, buf, op = "sum") {
  const { rank, size: N } = comm;
  if (rank > 0) {
    await comm.send(0, buf);
    return comm.recv(0);
  }
  const out = buf.slice();
  for (let from = 1; from < N; from++) {
    const other = await comm.recv(from);
    for (let j = 0; j < out.length; j++) out[j] += other[j];
  }
  if (op === "avg") for (let j = 0; j < out.length; j++) out[j] /= N;
  for (let to = 1; to < N; to++) await comm.send(to, out);
  return out;
}
`,
    killedBy: "eight ranks, a length that does not divide",
  },
  {
    name: "own-order-of-summation",
    says: {
      en: "Each rank adds the buffers in an order of its own. Floating-point addition is not associative, so that the ranks differ in the last bit and drift apart: each chunk is summed once, and its bits are passed on.",
      zh: "每个 rank 都按自己的次序相加。浮点加法不满足结合律，各 rank 的末位会不同，训练中越漂越远：每段只求和一次，再把结果原样传下去。",
    },
    source: `export async function ringAllReduce(comm, buf, op = "sum") {
  const { rank, size: N } = comm;
  const out = buf.slice();
  let passing = buf;
  for (let s = 0; s < N - 1; s++) {
    passing = await comm.sendrecv((rank + 1) % N, passing, (rank - 1 + N) % N);
    for (let j = 0; j < out.length; j++) out[j] += passing[j];
  }
  if (op === "avg") for (let j = 0; j < out.length; j++) out[j] /= N;
  return out;
}
`,
    killedBy: "five ranks",
  },
  {
    name: "whole-buffer-around-the-ring",
    says: {
      en: "You send the whole buffer N-1 times around the ring. That is N/2 times the bytes of the chunked form: cut the buffer into N chunks, so that all links carry a different one at each step.",
      zh: "你把整个缓冲区沿环传了 N-1 次，字节数是分段做法的 N/2 倍：应把缓冲区切成 N 段，让每一步里各链路传的是不同的段。",
    },
    source: `export async function ringAllReduce(comm, buf, op = "sum") {
  const { rank, size: N } = comm;
  const all = [];
  all[rank] = buf.slice();
  for (let s = 0; s < N - 1; s++) {
    const origin = (((rank - s) % N) + N) % N;
    all[(origin - 1 + N) % N] = await comm.sendrecv((rank + 1) % N, all[origin], (rank - 1 + N) % N);
  }
  // The order of the ring, so that the bits are right.
  return buf.map((_, j) => {
    let c = 0;
    while (Math.floor(((c + 1) * buf.length) / N) <= j) c++;
    let total = all[c][j];
    for (let i = 1; i < N; i++) total = Math.fround(total + all[(c + i) % N][j]);
    return op === "avg" ? total / N : total;
  });
}
`,
    killedBy: "many bytes",
  },
  {
    name: "barrier",
    says: {
      en: "You wait for everyone between the two phases. No rank needs that: a chunk that has arrived can be passed on, and the barrier costs messages and latency.",
      zh: "你在两个阶段之间加了一次同步屏障。没有必要：收到的段可以立刻往下传，屏障只会多花消息和延迟。",
    },
    edits: [
      [
        "  // All-gather:",
        "  for (let s = 0; s < N - 1; s++) await comm.sendrecv(right, new Uint8Array(0), left);\n\n  // All-gather:",
      ],
    ],
    killedBy: "many messages",
  },
  {
    name: "odd-and-even-take-turns",
    says: {
      en: "Each rank sends and then receives, or the other way round. The values and the bytes are right, but half of the links are idle at any time: exchange in both directions at once with sendrecv.",
      zh: "每个 rank 先发后收或先收后发，结果和字节数都对，但任何时刻都有一半链路闲着，耗时翻倍：用 sendrecv 同时收发。",
    },
    edits: [
      [REDUCE, inTurns("partial", "chunk(rank - s)")],
      [GATHER, inTurns("finished", "chunk(rank + 1 - s)")],
    ],
    killedBy: "many bytes",
  },
  {
    name: "everyone-sends-first",
    says: {
      en: "Every rank sends before it receives. A send ends only when the other side receives, so that all of them wait for each other: use sendrecv.",
      zh: "所有 rank 都先发送再接收。send 要等对方接收才返回，于是大家互相等待，形成死锁：应使用 sendrecv。",
    },
    edits: [
      [REDUCE, sendFirst("partial", "chunk(rank - s)")],
      [GATHER, sendFirst("finished", "chunk(rank + 1 - s)")],
    ],
    killedBy: "a ring of two",
  },
  {
    name: "divides-at-every-step",
    says: {
      en: "You divide by N at every step, so that early shares are divided several times. Sum first, then divide the finished chunk once.",
      zh: "你每一步都除以 N，先加进来的部分被除了好几次。应先求和，最后对完成的那段只除一次。",
    },
    edits: [
      [AVERAGE, ""],
      [ADD, 'mine[j] = (mine[j]! + partial[j]!) / (op === "avg" ? N : 1);'],
    ],
    killedBy: "an average over three ranks",
  },
  {
    name: "divides-before-the-sum",
    says: {
      en: "You divide each buffer by N before the sum: N roundings instead of one, which shows in the last bit whenever N is no power of two. Divide the finished chunk once.",
      zh: "你在求和之前就把各自的缓冲区除以 N：舍入从一次变成 N 次，N 不是 2 的幂时末位就会不同。应对求和完成的段只除一次。",
    },
    edits: [
      [AVERAGE, ""],
      ["const out = buf.slice();", 'const out = op === "avg" ? buf.map((e) => e / N) : buf.slice();'],
    ],
    killedBy: "an average over five ranks",
  },
  {
    name: "average-ignored",
    says: {
      en: 'You return the sum for "avg" as well.',
      zh: '传入 "avg" 时你返回的仍是总和。',
    },
    edits: [[AVERAGE, ""]],
    killedBy: "the average of two ranks",
  },
  {
    name: "average-is-default",
    says: {
      en: "Without `op` the result is the sum; you return the average.",
      zh: "不传 op 时应返回总和，你返回了平均值。",
    },
    edits: [['op: "sum" | "avg" = "sum"', 'op: "sum" | "avg" = "avg"']],
    killedBy: "three ranks, three numbers",
  },
  {
    name: "gathers-from-its-own-chunk",
    says: {
      en: "Your all-gather starts with chunk r. After the reduce-scatter, the finished chunk of rank r is (r + 1) mod N.",
      zh: "你的 all-gather 从第 r 段开始发。reduce-scatter 之后，rank r 手里完成的是第 (r + 1) mod N 段。",
    },
    edits: [
      ["chunk(rank + 1 - s), left)", "chunk(rank - s), left)"],
      ["chunk(rank - s).set(finished);", "chunk(rank - s - 1).set(finished);"],
    ],
    killedBy: "four ranks, one number more than three each",
  },
  {
    name: "adds-in-the-second-phase",
    says: {
      en: "You go on adding in the all-gather. Finished chunks replace what was there.",
      zh: "all-gather 阶段你还在累加。完成的段应直接覆盖原有内容。",
    },
    edits: [
      ["chunk(rank - s).set(finished);", "chunk(rank - s).forEach((e, j, mine) => (mine[j] = e + finished[j]!));"],
    ],
    killedBy: "five ranks",
  },
  {
    name: "one-step-short",
    says: {
      en: "A phase has N-1 steps; you make N-2, and one chunk never arrives.",
      zh: "每个阶段需要 N-1 步，你只做了 N-2 步，总有一段没送到。",
    },
    edits: [
      [
        "  for (let s = 0; s < N - 1; s++) {\n    const finished",
        "  for (let s = 0; s < N - 2; s++) {\n    const finished",
      ],
    ],
    killedBy: "three ranks, three numbers",
  },
  {
    name: "left-handed",
    says: {
      en: "Your ring turns the other way: chunks travel to the left neighbour. The sums are then taken in another order, and the links differ from everyone else's.",
      zh: "你的环转反了：数据发给了左邻居。相加的次序随之不同，走的链路也和约定的不一样。",
    },
    edits: [
      ["const right = (rank + 1) % N;", "const right = (rank - 1 + N) % N;"],
      ["const left = (rank - 1 + N) % N;", "const left = (rank + 1) % N;"],
      ["chunk(rank - s), left)", "chunk(rank + s), left)"],
      ["chunk(rank - s - 1)", "chunk(rank + s + 1)"],
      ["const mine = chunk(rank + 1);", "const mine = chunk(rank - 1);"],
      ["chunk(rank + 1 - s), left)", "chunk(rank - 1 + s), left)"],
      ["chunk(rank - s).set(finished);", "chunk(rank + s).set(finished);"],
    ],
    killedBy: "many messages",
  },
  {
    name: "chunks-of-equal-size",
    says: {
      en: "You cut chunks of ceil(len/N), so that the last ones are short or empty. Chunk i is [floor(i*len/N), floor((i+1)*len/N)): the sizes differ by one at most.",
      zh: "你按 ceil(len/N) 切段，最后几段会变短甚至为空。约定第 i 段是 [floor(i*len/N), floor((i+1)*len/N))，各段长度最多差一。",
    },
    edits: [
      [BOUNDARIES, "const width = Math.ceil(out.length / N);\n    return out.subarray(c * width, (c + 1) * width);"],
    ],
    killedBy: "eight ranks, a length that does not divide",
  },
  {
    name: "remainder-dropped",
    says: {
      en: "Your chunks hold floor(len/N) numbers each, and the remainder belongs to none of them.",
      zh: "你的每段都是 floor(len/N) 个数，余下的数不属于任何一段。",
    },
    edits: [
      [BOUNDARIES, "const width = Math.floor(out.length / N);\n    return out.subarray(c * width, (c + 1) * width);"],
    ],
    killedBy: "fewer numbers than ranks",
  },
  {
    name: "returns-at-once-when-empty",
    says: {
      en: "You send nothing when the buffer is empty. Every step exchanges a message, empty or not, so that all ranks stay in step.",
      zh: "缓冲区为空时你什么都不发。每一步都要交换一条消息，空消息也要发，这样各 rank 的步调才一致。",
    },
    edits: [["const out = buf.slice();", "const out = buf.slice();\n  if (buf.length === 0) return out;"]],
    killedBy: "no numbers at all",
  },
  {
    name: "empty-chunks-skipped",
    says: {
      en: "You skip the exchange of empty chunks. Every step exchanges one message, empty or not: 2(N-1) of them.",
      zh: "遇到空段时你跳过了交换。每一步都交换一条消息，空的也不例外，一共 2(N-1) 条。",
    },
    edits: [
      [
        REDUCE,
        "const [give, take] = [chunk(rank - s), chunk(rank - s - 1)];\n    const [, partial = take] = await Promise.all([give.length > 0 ? comm.send(right, give) : undefined, take.length > 0 ? (comm.recv(left) as Promise<Float32Array>) : undefined]);",
      ],
      [
        GATHER,
        "const [give, take] = [chunk(rank + 1 - s), chunk(rank - s)];\n    const [, finished = take] = await Promise.all([give.length > 0 ? comm.send(right, give) : undefined, take.length > 0 ? (comm.recv(left) as Promise<Float32Array>) : undefined]);",
      ],
    ],
    killedBy: "one number on eight ranks",
  },
  {
    name: "buffer-of-the-first-length",
    says: {
      en: "You keep a buffer from the first call and use it for all others, although their lengths differ.",
      zh: "你留着第一次调用时的缓冲区给后面的调用用，可它们的长度并不相同。",
    },
    edits: [
      ["export async function", "let kept: Float32Array | undefined;\n\nexport async function"],
      [
        "const out = buf.slice();",
        "kept ??= new Float32Array(buf.length);\n  kept.set(buf.subarray(0, kept.length));\n  const out = kept.slice();",
      ],
    ],
    killedBy: "several calls in a row",
  },
  {
    name: "sends-to-itself",
    says: {
      en: "A rank on its own has nobody to send to: with N = 1 there are no steps.",
      zh: "只有一个 rank 时没有可以通信的对象：N = 1 时一步都不用做。",
    },
    edits: [
      [
        "  for (let s = 0; s < N - 1; s++) {\n    const partial",
        "  for (let s = 0; s < Math.max(1, N - 1); s++) {\n    const partial",
      ],
    ],
    killedBy: "a rank on its own",
  },
  {
    name: "float64-on-the-wire",
    says: {
      en: "You send float64. The sum is finer, but twice the bytes travel, and the result is no longer that of float32 addition.",
      zh: "你传的是 float64。和是更精细了，但字节数翻倍，结果也不再等于 float32 加法。",
    },
    edits: [
      ["const out = buf.slice();", "const out = Float64Array.from(buf);"],
      ["const chunk = (i: number): Float32Array =>", "const chunk = (i: number): Float64Array =>"],
      [REDUCE, REDUCE.replace("Float32Array", "Float64Array")],
      [GATHER, GATHER.replace("Float32Array", "Float64Array")],
      ["  return out;\n}", "  return Float32Array.from(out);\n}"],
    ],
    killedBy: "a ring of two",
  },
];
