import type { Mutant } from "@kata/grader/contract";

const ONLINE = `        const next = Math.max(m, score);
        const keep = Math.exp(m - next);
        const weight = Math.exp(score - next);
        l = l * keep + weight;
`;

/** The plain way: all keys and values of a sequence side by side, then ordinary attention. */
const GATHER = `export function pagedDecode(q, kPool, vPool, tables, lens, s) {
  const { B, nH, nKv, d, bs, maxBlocks } = s;
  if (nH % nKv !== 0) throw new RangeError("nH % nKv");
  const out = new Float32Array(B * nH * d);
  for (let b = 0; b < B; b++) {
    const len = lens[b];
    const k = new Float32Array(len * nKv * d);
    const v = new Float32Array(len * nKv * d);
    for (let t = 0; t < len; t++) {
      const slot = tables[b * maxBlocks + Math.floor(t / bs)] * bs + (t % bs);
      k.set(kPool.subarray(slot * nKv * d, (slot + 1) * nKv * d), t * nKv * d);
      v.set(vPool.subarray(slot * nKv * d, (slot + 1) * nKv * d), t * nKv * d);
    }
    for (let h = 0; h < nH && len > 0; h++) {
      const head = Math.floor(h / (nH / nKv)) * d;
      const scores = [];
      for (let t = 0; t < len; t++) {
        let score = 0;
        for (let j = 0; j < d; j++) score += q[(b * nH + h) * d + j] * k[t * nKv * d + head + j];
        scores.push(score / Math.sqrt(d));
      }
      const m = Math.max(...scores);
      const e = scores.map((score) => Math.exp(score - m));
      const l = e.reduce((sum, weight) => sum + weight, 0);
      for (let j = 0; j < d; j++) {
        let sum = 0;
        for (let t = 0; t < len; t++) sum += e[t] * v[t * nKv * d + head + j];
        out[(b * nH + h) * d + j] = sum / l;
      }
    }
  }
  return out;
}
`;

/** Copies one block at a time, and keeps the softmax online. */
const COPY_BLOCK = `export function pagedDecode(q, kPool, vPool, tables, lens, s) {
  const { B, nH, nKv, d, bs, maxBlocks } = s;
  if (nH % nKv !== 0) throw new RangeError("nH % nKv");
  const out = new Float32Array(B * nH * d);
  const size = bs * nKv * d;
  for (let b = 0; b < B; b++) {
    for (let h = 0; h < nH; h++) {
      const row = (b * nH + h) * d;
      const acc = new Float64Array(d);
      let m = -Infinity;
      let l = 0;
      for (let start = 0; start < lens[b]; start += bs) {
        const block = tables[b * maxBlocks + start / bs];
        const k = kPool.slice(block * size, (block + 1) * size);
        const v = vPool.slice(block * size, (block + 1) * size);
        for (let t = 0; t < Math.min(bs, lens[b] - start); t++) {
          const kv = (t * nKv + Math.floor(h / (nH / nKv))) * d;
          let score = 0;
          for (let j = 0; j < d; j++) score += q[row + j] * k[kv + j];
          score /= Math.sqrt(d);
          const next = Math.max(m, score);
          const keep = Math.exp(m - next);
          const weight = Math.exp(score - next);
          l = l * keep + weight;
          for (let j = 0; j < d; j++) acc[j] = acc[j] * keep + weight * v[kv + j];
          m = next;
        }
      }
      if (l > 0) for (let j = 0; j < d; j++) out[row + j] = acc[j] / l;
    }
  }
  return out;
}
`;

export const mutants: readonly Mutant[] = [
  {
    name: "gathers-keys-and-values",
    says: {
      en: "The values are right, but you copy all keys and values of a sequence into one array first. Paging exists to avoid that copy: read each token where it lies and keep only (m, l, acc).",
      zh: "数值正确，但你先把整条序列的 K/V 拷成了连续的一份。分页正是为了省掉这次拷贝：每个 token 就地读取，只保留 (m, l, acc)。",
    },
    source: GATHER,
    killedBy: "scratch does not grow with the length",
  },
  {
    name: "copies-a-block-at-a-time",
    says: {
      en: "The values are right, but you copy each block before reading it. An index into the pool is enough.",
      zh: "数值正确，但你每处理一个块都先拷贝一份。用下标直接读池子就够了。",
    },
    source: COPY_BLOCK,
    killedBy: "no block is copied",
  },
  {
    name: "stores-all-scores",
    says: {
      en: "The values are right, but you keep one score per token: scratch grows with the length. Online softmax needs only the running maximum and sum.",
      zh: "数值正确，但你为每个 token 存了一个分数，临时空间随长度增长。在线 softmax 只需当前最大值与当前和。",
    },
    edits: [
      ["      acc.fill(0);\n", "      acc.fill(0);\n      const scores = new Float32Array(lens[b]!);\n"],
      ["score *= scale;", "score *= scale;\n        scores[t] = score;"],
    ],
    killedBy: "scratch does not grow with the length",
  },
  {
    name: "reads-the-whole-last-block",
    says: {
      en: "You read the last block to its end. Only lens[b] tokens belong to the sequence; what lies behind them is left over from someone else.",
      zh: "你把最后一块读到了底。序列只有 lens[b] 个 token，后面的槽位是别人留下的内容。",
    },
    edits: [["t < lens[b]!", "t < Math.ceil(lens[b]! / bs) * bs"]],
    killedBy: "lengths around the end of a block",
  },
  {
    name: "skips-nan-instead-of-stopping",
    says: {
      en: "You read the last block to its end and leave out what is NaN. An empty slot may hold anything, ordinary numbers of an earlier sequence included: only lens[b] tells where to stop.",
      zh: "你把最后一块读到底，再跳过 NaN。空槽位里什么都可能有，包括之前序列留下的正常数值：只有 lens[b] 能说明该停在哪里。",
    },
    edits: [
      ["t < lens[b]!", "t < Math.ceil(lens[b]! / bs) * bs"],
      ["        score *= scale;\n", "        score *= scale;\n        if (Number.isNaN(score)) continue;\n"],
    ],
    killedBy: "old numbers behind the last token",
  },
  {
    name: "reads-unused-entries",
    says: {
      en: "You walk the whole row of the table. Its unused entries are -1, and -1 is no block.",
      zh: "你遍历了块表的整行。未使用的表项是 -1，并不对应任何块。",
    },
    edits: [["t < lens[b]!", "t < maxBlocks * bs"]],
    killedBy: "a table with room to spare",
  },
  {
    name: "blocks-sorted-by-id",
    says: {
      en: "You visit the blocks in the order of their ids. The table says which block holds tokens 0 to bs-1, which the next: its last block is the one that is not full.",
      zh: "你按块 id 的大小访问各块。逻辑顺序由块表决定：没有填满的是表中的最后一块，而不是 id 最大的那块。",
    },
    edits: [
      [
        "tables[b * maxBlocks + Math.floor(t / bs)]!",
        "tables.slice(b * maxBlocks, b * maxBlocks + Math.ceil(lens[b]! / bs)).sort()[Math.floor(t / bs)]!",
      ],
    ],
    killedBy: "table order, not block order",
  },
  {
    name: "ignores-the-table",
    says: {
      en: "You read the pool as if each sequence's blocks lay side by side in it. Look every block up in the table.",
      zh: "你把池子当成连续存放来读。每个逻辑块都要先查块表，找到物理块。",
    },
    edits: [["tables[b * maxBlocks + Math.floor(t / bs)]!", "b * maxBlocks + Math.floor(t / bs)"]],
    killedBy: "blocks scattered over the pool",
  },
  {
    name: "softmax-per-block",
    says: {
      en: "You normalise each block on its own and add the results. The blocks share one softmax: merge their maxima and sums, and divide once at the end.",
      zh: "你对每块各自做了 softmax 再相加。所有块共用一个 softmax：要合并各块的最大值与和，最后只除一次。",
    },
    edits: [
      [
        "        m = next;\n      }\n",
        "        m = next;\n        if ((t + 1) % bs === 0 || t + 1 === lens[b]!) {\n          for (let j = 0; j < d; j++) out[row + j] = out[row + j]! + acc[j]! / l;\n          acc.fill(0);\n          m = -Infinity;\n          l = 0;\n        }\n      }\n",
      ],
      ["      if (l > 0) for (let j = 0; j < d; j++) out[row + j] = acc[j]! / l;\n", ""],
    ],
    killedBy: "blocks of one token",
  },
  {
    name: "accumulator-not-rescaled",
    says: {
      en: "When the maximum grows you rescale l, but not the accumulated values. Both were gathered under the old maximum.",
      zh: "最大值变大时，你只缩放了 l，没有缩放已经累积的 acc。两者都是在旧的最大值下累积的。",
    },
    edits: [["acc[j]! * keep + weight", "acc[j]! + weight"]],
    killedBy: "each token scores higher than those before",
  },
  {
    name: "no-maximum",
    says: {
      en: "You take exp() of the raw scores. With scores in the hundreds it overflows and the row becomes NaN: subtract the running maximum.",
      zh: "你直接对原始分数取 exp。分数上百就会溢出，整行变成 NaN：要减去当前的最大值。",
    },
    edits: [
      [
        ONLINE,
        "        const next = 0;\n        const keep = 1;\n        const weight = Math.exp(score);\n        l += weight;\n",
      ],
    ],
    killedBy: "scores of many thousands",
  },
  {
    name: "maximum-starts-at-zero",
    says: {
      en: "Your maximum starts at 0. When every score is far below zero, each exp() underflows and nothing is left to divide by. Start at -Infinity.",
      zh: "你的最大值从 0 开始。若所有分数都远小于 0，exp 全部下溢，分母就没了。应从 -Infinity 开始。",
    },
    edits: [["let m = -Infinity;", "let m = 0;"]],
    killedBy: "every score far below zero",
  },
  {
    name: "no-scale",
    says: {
      en: "The scores are not divided by sqrt(d).",
      zh: "分数漏除了 sqrt(d)。",
    },
    edits: [["        score *= scale;\n", ""]],
    killedBy: "blocks scattered over the pool",
  },
  {
    name: "heads-taken-modulo",
    says: {
      en: "You pair query head h with key head h mod nKv. Neighbouring query heads share a key head: floor(h / (nH / nKv)).",
      zh: "你用 h mod nKv 来配对。应是相邻的 query head 共用一个 KV head：floor(h / (nH / nKv))。",
    },
    edits: [["Math.floor(h / group)", "(h % nKv)"]],
    killedBy: "six query heads over two key heads",
  },
  {
    name: "key-head-is-query-head",
    says: {
      en: "You read key head h for query head h. There are only nKv of them: with grouped heads this runs into the next token.",
      zh: "你让第 h 个 query head 读第 h 个 KV head。KV head 只有 nKv 个，分组时这样会读到下一个 token。",
    },
    edits: [["Math.floor(h / group)", "h"]],
    killedBy: "every query head over one key head",
  },
  {
    name: "heads-not-checked",
    says: {
      en: "nH must be a multiple of nKv; otherwise throw a RangeError.",
      zh: "nH 必须能被 nKv 整除，否则应抛出 RangeError。",
    },
    edits: [["if (nH % nKv !== 0)", "if (nKv === 0)"]],
    killedBy: "heads that cannot be shared out",
  },
  {
    name: "empty-sequence-divides-by-zero",
    says: {
      en: "A sequence without tokens has the sum 0, and 0/0 is NaN. Its row stays zero.",
      zh: "没有 token 的序列 l 为 0，0/0 得 NaN。它的输出应保持全 0。",
    },
    edits: [["if (l > 0) for", "for"]],
    killedBy: "a sequence without tokens",
  },
  {
    name: "first-table-for-all",
    says: {
      en: "You read row 0 of the block table for every sequence. Row b starts at b * maxBlocks.",
      zh: "你对所有序列都读了块表的第 0 行。第 b 行从 b * maxBlocks 开始。",
    },
    edits: [["tables[b * maxBlocks + ", "tables[0 * maxBlocks + "]],
    killedBy: "sequences that share blocks",
  },
  {
    name: "last-token-left-out",
    says: {
      en: "You leave out the newest token. lens[b] counts all cached tokens, the current one included: t runs from 0 to lens[b]-1.",
      zh: "你漏掉了最新的 token。lens[b] 是缓存中的 token 总数，t 应取 0 到 lens[b]-1。",
    },
    edits: [["t < lens[b]!", "t < lens[b]! - 1"]],
    killedBy: "a single token returns its value",
  },
];
