/** @file Wrong answers that this kata rejects, each with the case that exists because of it. */
import type { Mutant } from "@kata/grader/contract";

/** Right values by way of `rows` whole rows of scores at a time. */
const storing = (rows: string) => `export function flashForward(q, k, v, { B, H, Tq, Tk, d, br, causal }) {
  const o = new Float32Array(B * H * Tq * d);
  const lse = new Float32Array(B * H * Tq).fill(-Infinity);
  const rows = Math.min(${rows}, Tq);
  const scores = new Float32Array(rows * Tk);
  for (let head = 0; head < B * H; head++) {
    for (let i = 0; i < Tq; i++) {
      const row = scores.subarray((i % rows) * Tk, (i % rows + 1) * Tk);
      const seen = causal ? Math.min(Tk, i + 1 + Tk - Tq) : Tk;
      let m = -Infinity;
      for (let j = 0; j < seen; j++) {
        let sum = 0;
        for (let x = 0; x < d; x++) sum += q[(head * Tq + i) * d + x] * k[(head * Tk + j) * d + x];
        row[j] = sum / Math.sqrt(d);
        m = Math.max(m, row[j]);
      }
      if (seen <= 0) continue;
      let l = 0;
      for (let j = 0; j < seen; j++) l += row[j] = Math.exp(row[j] - m);
      lse[head * Tq + i] = m + Math.log(l);
      for (let x = 0; x < d; x++) {
        let sum = 0;
        for (let j = 0; j < seen; j++) sum += row[j] * v[(head * Tk + j) * d + x];
        o[(head * Tq + i) * d + x] = sum / l;
      }
    }
  }
  return { o, lse };
}
`;

const ACC = "const acc = new Float64Array(br * d);";
const SEEN = "const seen = causal ? Math.min(i + 1 + Tk - Tq, end) : end;";
const END = "const end = causal ? Math.min(i1 + Tk - Tq, Tk) : Tk;";
const SCORE = "score(s, q, (queries + i) * d, k, (keys + j0) * d, n, d, scale);\n";
const MIX = "mix(acc, r * d, keep, s, v, (keys + j0) * d, n, d);\n";
const SUM = "for (let j = 0; j < n; j++) l[r]! += s[j] = Math.exp(s[j]! - top);";
const OUT = "o[(queries + i) * d + x] = acc[r * d + x]! / l[r]!;";
const LSE = "lse[queries + i] = m[r]! + Math.log(l[r]!);";
const ALL_KEYS: readonly (readonly [string, string])[] = [
  [END, "const end = Tk;"],
  [SEEN, "const seen = end;"],
];
const fill = (value: string): readonly (readonly [string, string])[] => [
  ...ALL_KEYS,
  [SCORE, `${SCORE}          for (let j = 0; j < n; j++) if (causal && j0 + j > i + Tk - Tq) s[j] = ${value};\n`],
];

export const mutants: readonly Mutant[] = [
  {
    name: "stores-all-scores",
    says: {
      en: "The values are right, but you hold the scores of whole rows, if not of all Tq x Tk pairs. They are what FlashAttention exists to avoid: keep the maximum, the sum and the unnormalised output of each query, and one block of scores.",
      zh: "数值正确，但你存下了整行的分数，甚至整个 Tq x Tk 矩阵。FlashAttention 要避免的正是它：每个 query 只留最大值、和、未归一化的输出，分数只留一块。",
    },
    source: storing("Tq"),
    killedBy: "scratch does not grow with the length",
  },
  {
    name: "stores-a-row-of-scores",
    says: {
      en: "The values are right, but you hold whole rows of scores: scratch grows with Tk. With running statistics a block of bc scores is enough.",
      zh: "数值正确，但你存下了整行分数，临时空间随 Tk 增长。有了运行中的统计量，只需要 bc 个分数的一块。",
    },
    source: storing("br"),
    killedBy: "scratch does not grow with the length",
  },
  {
    name: "stores-all-scores-in-plain-arrays",
    says: {
      en: "You hold the Tq x Tk scores in plain arrays, which no meter counts, but memory ends all the same.",
      zh: "你把 Tq x Tk 的分数存进了普通数组。普通数组不计入测量，但内存照样会耗尽。",
    },
    edits: [
      [ACC, `const all = Array.from({ length: Tq }, () => new Array<number>(Tk).fill(0));\n  ${ACC}`],
      [SCORE, `${SCORE}          for (let j = 0; j < n; j++) all[i]![j0 + j] = s[j]!;\n`],
    ],
    killedBy: "a matrix of all scores would not fit",
  },
  {
    name: "new-scratch-for-each-block",
    says: {
      en: "The values are right, but you create arrays again for every block, be it by slice(). Scratch stands for on-chip memory, which is there once: create it at the start and use it again.",
      zh: "数值正确，但每处理一块你都新建数组（slice() 也算）。临时空间对应的是片上内存，只有一份：在开头创建，之后反复使用。",
    },
    edits: [
      [
        "          const r = i - i0;\n          score(s,",
        "          const r = i - i0;\n          const s = new Float64Array(n);\n          score(s,",
      ],
    ],
    killedBy: "scratch does not grow with the length",
  },
  {
    name: "copies-each-block-of-keys",
    says: {
      en: "The values are right, but you copy every block of keys with slice(). Index the input, or copy into one tile that you reuse.",
      zh: "数值正确，但每块 key 你都用 slice() 拷了一份。直接对输入做下标，或者拷进一个反复使用的 tile。",
    },
    edits: [
      [SCORE, "score(s, q, (queries + i) * d, k.slice((keys + j0) * d, (keys + j0 + n) * d), 0, n, d, scale);\n"],
    ],
    killedBy: "scratch does not grow with the length",
  },
  {
    name: "new-scratch-for-each-head",
    says: {
      en: "The values are right, but every head gets arrays of its own. One set serves all heads and blocks, as it is reset for each block of queries.",
      zh: "数值正确，但每个 head 都新建了一套数组。一套就够所有 head 和所有块用，每个 query 块开始时重置即可。",
    },
    edits: [
      [
        "    const queries = head * Tq;\n",
        "    const acc = new Float64Array(br * d);\n    const queries = head * Tq;\n",
      ],
    ],
    killedBy: "scratch is made once, for all heads and blocks",
  },
  {
    name: "no-scale",
    says: { en: "The scores are not divided by sqrt(d).", zh: "分数漏除了 sqrt(d)。" },
    edits: [["const scale = 1 / Math.sqrt(d);", "const scale = 1;"]],
    killedBy: "every size is another one",
  },
  {
    name: "normalised-in-every-block",
    says: {
      en: "You divide by the running sum after every block, and the next block is added to what is divided already. Keep acc unnormalised and divide once at the end, or multiply by the old sum first.",
      zh: "每处理一块你就除以当前的和，下一块又加在已经除过的结果上。acc 应保持未归一化，最后只除一次；要么就先乘回旧的和。",
    },
    edits: [
      [MIX, `${MIX}          for (let x = 0; x < d; x++) acc[r * d + x]! /= l[r]!;\n`],
      [OUT, "o[(queries + i) * d + x] = acc[r * d + x]!;"],
    ],
    killedBy: "every size is another one",
  },
  {
    name: "softmax-per-block",
    says: {
      en: "Each block of keys is normalised on its own, and the last one wins. All blocks share one softmax: carry maximum, sum and output from block to block.",
      zh: "你对每块 key 单独做了 softmax，最后一块覆盖了前面的。所有块共用一个 softmax：最大值、和、输出要逐块传下去。",
    },
    edits: [
      ["let top = m[r]!;", "let top = -Infinity;"],
      ["const keep = Math.exp(m[r]! - top);", "const keep = 0;"],
    ],
    killedBy: "every size is another one",
  },
  {
    name: "output-not-rescaled",
    says: {
      en: "When the maximum grows you rescale l, but not the output gathered so far. Both refer to the old maximum: multiply acc by exp(m_old - m_new), too.",
      zh: "最大值变大时你只缩放了 l，没有缩放已累积的输出。两者都以旧的最大值为基准：acc 也要乘 exp(m_old - m_new)。",
    },
    edits: [["acc[at + x]! *= keep;", "acc[at + x]! *= 1;"]],
    killedBy: "the maximum rises, falls, and stays",
  },
  {
    name: "sum-not-rescaled",
    says: {
      en: "When the maximum grows you rescale the output, but not the sum l. Both refer to the old maximum.",
      zh: "最大值变大时你只缩放了输出，没有缩放 l。两者都以旧的最大值为基准。",
    },
    edits: [["l[r]! *= keep;", "l[r]! *= 1;"]],
    killedBy: "the maximum rises, falls, and stays",
  },
  {
    name: "inverse-rescale",
    says: {
      en: "The rescaling goes the wrong way: the factor is exp(m_old - m_new), never above 1.",
      zh: "缩放方向反了：系数是 exp(m_old - m_new)，永远不大于 1。",
    },
    edits: [["const keep = Math.exp(m[r]! - top);", "const keep = m[r] === -Infinity ? 0 : Math.exp(top - m[r]!);"]],
    killedBy: "the maximum rises, falls, and stays",
  },
  {
    name: "maximum-of-the-block-alone",
    says: {
      en: "The new maximum is that of the block, not the larger of old and block. When a block scores far lower than the ones before, exp(m_old - m_new) overflows.",
      zh: "新的最大值只取了当前块的，没有与旧的取较大者。某一块分数远低于前面时，exp(m_old - m_new) 会溢出。",
    },
    edits: [["let top = m[r]!;", "let top = -Infinity;"]],
    killedBy: "the maximum rises, falls, and stays",
  },
  {
    name: "no-maximum",
    says: {
      en: "You take exp() of the raw scores, and scores of 1e4 overflow. Subtract the running maximum.",
      zh: "你直接对原始分数取 exp，分数上万就溢出了。要减去当前的最大值。",
    },
    edits: [
      ["for (let j = 0; j < n; j++) top = Math.max(top, s[j]!);", "top = 0;"],
      ["m.fill(-Infinity);", "m.fill(0);"],
    ],
    killedBy: "scores of 1e4 and of -1e4",
  },
  {
    name: "maximum-starts-at-zero",
    says: {
      en: "Your maximum starts at 0. Where every score is far below zero, each exp() underflows and nothing is left to divide by. Start at -Infinity.",
      zh: "你的最大值从 0 开始。所有分数都远小于 0 时，exp 全部下溢，分母就没了。应从 -Infinity 开始。",
    },
    edits: [["m.fill(-Infinity);", "m.fill(0);"]],
    killedBy: "scores of 1e4 and of -1e4",
  },
  {
    name: "lse-without-m",
    says: {
      en: "Your lse is ln l. l was taken relative to the maximum, which has to be added back: lse = m + ln l.",
      zh: "你的 lse 只有 ln l。l 是相对最大值算的，要把最大值加回来：lse = m + ln l。",
    },
    edits: [[LSE, "lse[queries + i] = Math.log(l[r]!);"]],
    killedBy: "every size is another one",
  },
  {
    name: "lse-in-bits",
    says: {
      en: "ln l was taken to base 2. Kernels work with exp2 inside, but lse is in nats: multiply by ln 2 on the way out.",
      zh: "ln l 用成了以 2 为底的对数。kernel 内部可以用 exp2，但 lse 的单位是 nat：输出前要乘 ln 2。",
    },
    edits: [[LSE, "lse[queries + i] = m[r]! + Math.log2(l[r]!);"]],
    killedBy: "every size is another one",
  },
  {
    name: "lse-of-nothing-is-zero",
    says: {
      en: "A query that sees no key has a sum of 0, and ln 0 is -Infinity. 0 would say that it saw one key with the score 0.",
      zh: "看不到任何 key 的 query，和为 0，ln 0 等于 -Infinity。写成 0 就好像它看到了一个分数为 0 的 key。",
    },
    edits: [[".fill(-Infinity);\n  // What", ";\n  // What"]],
    killedBy: "more queries than keys: the first see nothing",
  },
  {
    name: "nothing-divided-by-nothing",
    says: {
      en: "A query that sees no key has l = 0, and 0/0 is NaN. Its output is 0.",
      zh: "看不到任何 key 的 query，l 为 0，0/0 得 NaN。它的输出应为 0。",
    },
    edits: [["        if (l[r] === 0) continue;\n", ""]],
    killedBy: "more queries than keys: the first see nothing",
  },
  {
    name: "blind-query-beside-a-seeing-one",
    says: {
      en: "A query that sees nothing shares its block with one that does. Its maximum stays -Infinity, and -Infinity - -Infinity is NaN.",
      zh: "看不到任何 key 的 query 与看得到的 query 在同一块里。它的最大值一直是 -Infinity，而 -Infinity - -Infinity 是 NaN。",
    },
    edits: [
      ["          if (n <= 0) continue;\n", ""],
      ["        if (l[r] === 0) continue;\n", ""],
    ],
    killedBy: "more queries than keys: the first see nothing",
  },
  {
    name: "fill-minus-1e9",
    says: {
      en: "Hidden scores are filled with -1e9, so a query that sees nothing gets the mean of the values, and an lse of about -1e9. Leave hidden keys out.",
      zh: "你用 -1e9 填充被遮住的分数，于是看不到任何 key 的 query 得到了 value 的均值，lse 也成了约 -1e9。应当根本不算被遮住的 key。",
    },
    edits: fill("-1e9"),
    killedBy: "more queries than keys: the first see nothing",
  },
  {
    name: "fill-minus-1e4",
    says: {
      en: "Hidden scores are filled with -1e4. Where visible scores are as low, hidden keys get weight.",
      zh: "你用 -1e4 填充被遮住的分数。可见分数同样低时，被遮住的 key 会分到权重。",
    },
    edits: fill("-1e4"),
    killedBy: "scores of 1e4 and of -1e4",
  },
  {
    name: "hidden-nan-leaks",
    says: {
      en: "Hidden keys get the weight 0, but their values are still multiplied by it, and 0 * NaN is NaN. Stop at the last visible key, and skip blocks that nobody sees.",
      zh: "被遮住的 key 权重是 0，可它的 value 仍被拿来相乘，0 * NaN 得 NaN。应当在最后一个可见的 key 处停下，谁也看不到的块整块跳过。",
    },
    edits: [
      ...fill("-Infinity"),
      [
        "const keep = Math.exp(m[r]! - top);",
        "if (top === -Infinity) continue;\n          const keep = Math.exp(m[r]! - top);",
      ],
    ],
    killedBy: "NaN in the values of the future",
  },
  {
    name: "hidden-score-in-the-maximum",
    says: {
      en: "The maximum is taken over hidden scores, too. Where they are far higher, every visible weight underflows to 0.",
      zh: "取最大值时把被遮住的分数也算进去了。它们若高得多，可见的权重会全部下溢成 0。",
    },
    edits: [
      ...ALL_KEYS,
      [
        SUM,
        "for (let j = 0; j < n; j++) {\n            s[j] = causal && j0 + j > i + Tk - Tq ? 0 : Math.exp(s[j]! - top);\n            l[r]! += s[j]!;\n          }",
      ],
    ],
    killedBy: "hidden keys would score 1e4 more",
  },
  {
    name: "causal-aligned-to-start",
    says: {
      en: "Your causal rule is aligned to the first key. The queries are the last positions: key j is visible iff j <= i + Tk - Tq.",
      zh: "因果规则对齐到了第一个 key。query 是最后的几个位置：j <= i + Tk - Tq 时 key j 可见。",
    },
    edits: [
      [END, "const end = causal ? Math.min(i1, Tk) : Tk;"],
      [SEEN, "const seen = causal ? Math.min(i + 1, end) : end;"],
    ],
    killedBy: "fewer queries than keys align to the end",
  },
  {
    name: "causal-strict",
    says: {
      en: "A position cannot see itself: the causal rule is j <= i + Tk - Tq, not <.",
      zh: "位置看不到自己了：因果规则是 j <= i + Tk - Tq，不是 <。",
    },
    edits: [[SEEN, "const seen = causal ? Math.min(i + Tk - Tq, end) : end;"]],
    killedBy: "as many queries as keys",
  },
  {
    name: "causal-ignored",
    says: { en: "`causal` is not used.", zh: "没有用到 `causal`。" },
    edits: ALL_KEYS,
    killedBy: "as many queries as keys",
  },
  {
    name: "causal-by-blocks-only",
    says: {
      en: "You skip blocks above the diagonal, but show a block on the diagonal whole to all its queries. There each query has a limit of its own.",
      zh: "对角线上方的块你跳过了，但对角线上的块整块对所有 query 可见。在那里每个 query 有各自的界限。",
    },
    edits: [[SEEN, "const seen = end;"]],
    killedBy: "as many queries as keys",
  },
  {
    name: "diagonal-block-skipped",
    says: {
      en: "You skip a block of keys as soon as its first query cannot see all of it. A block is skipped only if even the last query of the block sees none of it.",
      zh: "只要第一个 query 看不全某个 key 块，你就整块跳过了。只有连块内最后一个 query 都完全看不到时才能跳过。",
    },
    edits: [[END, "const end = causal ? Math.min(i0 + 1 + Tk - Tq, Tk) : Tk;"]],
    killedBy: "as many queries as keys",
  },
  {
    name: "last-keys-left-out",
    says: {
      en: "The last, shorter block of keys is left out. Round the number of blocks up, and end the block at Tk.",
      zh: "最后那个不满的 key 块被漏掉了。块数要向上取整，块的终点取到 Tk。",
    },
    edits: [["j0 < end; j0 += bc", "j0 + bc <= end; j0 += bc"]],
    killedBy: "every size is another one",
  },
  {
    name: "last-queries-left-out",
    says: { en: "The last, shorter block of queries is left out.", zh: "最后那个不满的 query 块被漏掉了。" },
    edits: [["i0 < Tq; i0 += br", "i0 + br <= Tq; i0 += br"]],
    killedBy: "every size is another one",
  },
  {
    name: "runs-into-the-next-head",
    says: {
      en: "The last block of keys is read to its full size, into the keys of the next head. It ends at Tk.",
      zh: "最后一个 key 块按满块读取，读到了下一个 head 的 key。应在 Tk 处结束。",
    },
    edits: [["const n = Math.min(j0 + bc, seen) - j0;", "const n = causal ? Math.min(j0 + bc, seen) - j0 : bc;"]],
    killedBy: "every size is another one",
  },
  {
    name: "keys-strided-by-queries",
    says: {
      en: "The keys of a head begin after Tk rows of each head before, not after Tq.",
      zh: "每个 head 的 key 占 Tk 行，不是 Tq 行：后面各 head 的起始偏移算错了。",
    },
    edits: [["const keys = head * Tk;", "const keys = head * Tq;"]],
    killedBy: "every size is another one",
  },
  {
    name: "statistics-not-reset",
    says: {
      en: "Maximum, sum and output run on from one block of queries into the next. Each block starts empty.",
      zh: "最大值、和、输出从上一个 query 块延续到了下一个。每个 query 块都应从空开始。",
    },
    edits: [
      [
        "      m.fill(-Infinity);\n      l.fill(0);\n      acc.fill(0);\n",
        "      if (i0 === 0 && head === 0) m.fill(-Infinity);\n",
      ],
    ],
    killedBy: "blocks of one",
  },
];
