import type { Mutant } from "@kata/grader/contract";

export const mutants: readonly Mutant[] = [
  {
    name: "no-rescale",
    says: {
      en: "You add the two sums as they are. Each was taken relative to its own maximum: when the maximum grows, the old sum has to be multiplied by exp(m_old - m_new) first.",
      zh: "你把两个 l 直接相加了。它们各自以自己的最大值为基准；最大值变大后，旧的 l 必须先乘以 exp(m_old - m_new) 才能相加。",
    },
    edits: [["a.l * Math.exp(a.m - m) + b.l * Math.exp(b.m - m)", "a.l + b.l"]],
    killedBy: "the maximum grows at every step",
  },
  {
    name: "only-left-rescaled",
    says: {
      en: "You rescale only the first part. That is right while the second holds the new maximum; as soon as the first one does, the second sum is too large.",
      zh: "你只缩放了第一部分。只有最大值落在第二部分时才碰巧正确；最大值若在第一部分，第二部分的 l 就偏大了。",
    },
    edits: [[" + b.l * Math.exp(b.m - m)", " + b.l"]],
    killedBy: "order and grouping do not matter",
  },
  {
    name: "inverse-rescale",
    says: {
      en: "The rescaling goes the wrong way: the factor is exp(m_old - m_new), never above 1. Yours is its inverse, and grows.",
      zh: "缩放方向反了：系数应为 exp(m_old - m_new)，永远不大于 1；你用的是它的倒数。",
    },
    edits: [
      ["a.l * Math.exp(a.m - m)", "a.l * Math.exp(m - a.m)"],
      ["b.l * Math.exp(b.m - m)", "b.l * Math.exp(m - b.m)"],
    ],
    killedBy: "maxima 10000 apart",
  },
  {
    name: "nan-from-two-empty-parts",
    says: {
      en: "-Infinity - -Infinity is NaN. While nothing finite has been seen there is no maximum to rescale to: keep l = 0.",
      zh: "-Infinity - -Infinity 等于 NaN。还没有遇到有限值时没有可用的最大值，直接保持 l = 0。",
    },
    edits: [["  if (m === -Infinity) return EMPTY;\n  return { m, l: a.l", "  return { m, l: a.l"]],
    killedBy: "the empty part changes nothing",
  },
  {
    name: "nan-from-a-block-of-minus-infinity",
    says: {
      en: "A block that holds only -Infinity has no finite maximum, and x - m is NaN there. Its statistics are those of the empty part.",
      zh: "整块都是 -Infinity 时没有有限的最大值，x - m 得到 NaN。这样的块应当按空块（单位元）处理。",
    },
    edits: [["  if (m === -Infinity) return EMPTY;\n  let l = 0;", "  let l = 0;"]],
    killedBy: "-Infinity at the start, in the middle and at the end",
  },
  {
    name: "divides-by-zero-sum",
    says: {
      en: "A row of -Infinity only has the sum 0, and 0/0 is NaN. Such a row is all zeros.",
      zh: "整行都是 -Infinity 时 l 为 0，0/0 得 NaN。按约定这一行输出全 0。",
    },
    edits: [["    if (all.l === 0) continue;\n", ""]],
    killedBy: "a row of -Infinity only",
  },
  {
    name: "uniform-when-masked",
    says: {
      en: "A row without a finite logit gives zeros here, not the mean 1/k: nothing was chosen, so nothing gets weight.",
      zh: "没有任何有限 logit 的行应输出全 0，而不是均匀分布 1/k：没有可选的对象，就不该有权重。",
    },
    edits: [["if (all.l === 0) continue;", "if (all.l === 0) { y.fill(1 / k, row, rowEnd); continue; }"]],
    killedBy: "a row of -Infinity only",
  },
  {
    name: "maximum-starts-at-zero",
    says: {
      en: "Your maximum starts at 0. When every logit is far below zero, exp(x - 0) underflows and the row becomes 0/0. Start at -Infinity.",
      zh: "你的最大值从 0 开始。若所有 logit 都远小于 0，exp(x - 0) 会下溢，整行变成 0/0。应从 -Infinity 开始。",
    },
    edits: [
      ["const EMPTY: Stats = { m: -Infinity, l: 0 };", "const EMPTY: Stats = { m: 0, l: 0 };"],
      ["let m = -Infinity;", "let m = 0;"],
    ],
    killedBy: "rows far from zero and from each other",
  },
  {
    name: "one-maximum-for-all-rows",
    says: {
      en: "You subtract the largest logit of the whole matrix. A row far below it underflows to zeros: each row has its own maximum.",
      zh: "你减去的是整个矩阵的最大值。离它很远的行会全部下溢成 0：每一行都要用自己的最大值。",
    },
    source: `export function mergeStats(a, b) {
  const m = Math.max(a.m, b.m);
  if (m === -Infinity) return { m, l: 0 };
  return { m, l: a.l * Math.exp(a.m - m) + b.l * Math.exp(b.m - m) };
}

export function onlineSoftmax(x, n, k) {
  const y = new Float32Array(n * k);
  const m = x.reduce((most, e) => Math.max(most, e), -Infinity);
  for (let row = 0; row < n * k; row += k) {
    let sum = 0;
    for (let j = row; j < row + k; j++) sum += Math.exp(x[j] - m);
    if (sum > 0) for (let j = row; j < row + k; j++) y[j] = Math.exp(x[j] - m) / sum;
  }
  return y;
}
`,
    killedBy: "rows far from zero and from each other",
  },
  {
    name: "no-maximum",
    says: {
      en: "You take exp() of the raw logits. exp(89) is already beyond float32, and exp(710) beyond float64: subtract the maximum first.",
      zh: "你直接对原始 logits 取 exp。exp(89) 已超出 float32，exp(710) 超出 float64：要先减去最大值。",
    },
    source: `export function mergeStats(a, b) {
  const m = Math.max(a.m, b.m);
  if (m === -Infinity) return { m, l: 0 };
  return { m, l: a.l * Math.exp(a.m - m) + b.l * Math.exp(b.m - m) };
}

export function onlineSoftmax(x, n, k) {
  const y = new Float32Array(n * k);
  for (let row = 0; row < n * k; row += k) {
    let sum = 0;
    for (let j = row; j < row + k; j++) sum += Math.exp(x[j]);
    if (sum > 0) for (let j = row; j < row + k; j++) y[j] = Math.exp(x[j]) / sum;
  }
  return y;
}
`,
    killedBy: "logits of 10000 and of -10000",
  },
  {
    name: "three-passes",
    says: {
      en: "The values are right, but these are the three passes of the plain form: maximum, exponentials into an array as long as x, division. One pass finds (m, l) together, and nothing of length k is kept beside the output.",
      zh: "数值正确，但这仍是朴素的三遍写法：求最大值、把 exp 存进与 x 等长的数组、再除。在线写法一遍就同时得到 (m, l)，除输出外不保存任何长度为 k 的数组。",
    },
    source: `export function mergeStats(a, b) {
  const m = Math.max(a.m, b.m);
  if (m === -Infinity) return { m, l: 0 };
  return { m, l: a.l * Math.exp(a.m - m) + b.l * Math.exp(b.m - m) };
}

export function onlineSoftmax(x, n, k) {
  const y = new Float32Array(n * k);
  for (let row = 0; row < n * k; row += k) {
    let m = -Infinity;
    for (let j = row; j < row + k; j++) m = Math.max(m, x[j]);
    if (m === -Infinity) continue;
    const e = new Float32Array(k);
    let sum = 0;
    for (let j = 0; j < k; j++) sum += e[j] = Math.exp(x[row + j] - m);
    for (let j = 0; j < k; j++) y[row + j] = e[j] / sum;
  }
  return y;
}
`,
    killedBy: "nothing as long as the input is stored beside the output",
  },
  {
    name: "drops-the-last-block",
    says: {
      en: "The last block is shorter when the block size does not divide k, and you leave it out of the sum.",
      zh: "块大小不能整除 k 时最后一块会短一些，你把它漏掉了，没有计入 l。",
    },
    edits: [["start < rowEnd; start += block", "start + block <= rowEnd; start += block"]],
    killedBy: "every block size gives the same row",
  },
  {
    name: "last-block-runs-into-the-next-row",
    says: {
      en: "The last block may be shorter than the others: yours runs on into the next row. Its end is min(start + block, end of the row).",
      zh: "最后一块可能比其他块短；你的块越过行尾读到了下一行。块的终点是 min(start + block, 行尾)。",
    },
    edits: [["const end = Math.min(start + block, rowEnd);", "const end = Math.min(start + block, n * k);"]],
    killedBy: "every block size gives the same row",
  },
  {
    name: "statistics-carried-over",
    says: {
      en: "The statistics of one row run on into the next. Each row starts again from the empty part.",
      zh: "上一行的 (m, l) 被带到了下一行。每一行都要从空块 (-Infinity, 0) 重新开始。",
    },
    edits: [
      ["    let all = EMPTY;\n", ""],
      [
        "  for (let row = 0; row < n * k; row += k) {\n",
        "  let all = EMPTY;\n  for (let row = 0; row < n * k; row += k) {\n",
      ],
    ],
    killedBy: "one element at a time",
  },
  {
    name: "each-block-divided-by-its-own-sum",
    says: {
      en: "You normalise each block by its own sum. The weights of a whole row add up to 1, so the sums of all blocks have to be merged before anything is divided.",
      zh: "你用每块自己的和做了归一化。整行的权重之和才是 1，必须先合并所有块的 l，再做除法。",
    },
    edits: [["all = mergeStats(all, blockStats(x, start, end));", "all = blockStats(x, start, end);"]],
    killedBy: "every block size gives the same row",
  },
  {
    name: "keeps-the-larger-part",
    says: {
      en: "Equal maxima are two parts all the same: both sums count. You keep only one of them.",
      zh: "最大值相等时仍然是两部分，两个 l 都要计入，你只保留了其中一个。",
    },
    edits: [["  return { m, l: a.l", "  if (a.m === b.m) return a;\n  return { m, l: a.l"]],
    killedBy: "a part merged with itself",
  },
  {
    name: "merges-in-place",
    says: {
      en: "You write the result into the first argument. A merge that changes its inputs is no longer associative: whoever still holds `a` sees another value.",
      zh: "你把结果写进了第一个参数。会修改输入的合并谈不上结合律：其他仍持有 a 的地方会看到变了的值。",
    },
    edits: [
      [
        "  return { m, l: a.l * Math.exp(a.m - m) + b.l * Math.exp(b.m - m) };",
        "  a.l = a.l * Math.exp(a.m - m) + b.l * Math.exp(b.m - m);\n  a.m = m;\n  return a;",
      ],
    ],
    killedBy: "order and grouping do not matter",
  },
];
