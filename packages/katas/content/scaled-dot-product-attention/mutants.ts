/** @file Wrong answers that this kata rejects, each with the case that exists because of it. */
import type { Mutant } from "@kata/grader/contract";

export const mutants: readonly Mutant[] = [
  {
    name: "no-scale",
    says: {
      en: "Your result equals attention without the factor 1/sqrt(d): the scores grow with the width of a head.",
      zh: "你的结果等于没有乘 1/sqrt(d) 的注意力：分数会随 head 的宽度变大。",
    },
    edits: [["o.scale ?? 1 / Math.sqrt(q.shape[3])", "o.scale ?? 1"]],
    killedBy: "every axis has another length",
  },
  {
    name: "scale-by-d",
    says: {
      en: "The scores are divided by d; the formula divides by sqrt(d).",
      zh: "分数除以了 d，公式里除的是 sqrt(d)。",
    },
    edits: [["1 / Math.sqrt(q.shape[3])", "1 / q.shape[3]"]],
    killedBy: "two queries, three keys",
  },
  {
    name: "scale-by-value-width",
    says: {
      en: "The scale comes from the width of the values; the variance of a score depends on the width of queries and keys.",
      zh: "缩放取的是 value 的宽度；分数的方差由 query 和 key 的宽度决定。",
    },
    edits: [["Math.sqrt(q.shape[3])", "Math.sqrt(v.shape[3])"]],
    killedBy: "every axis has another length",
  },
  {
    name: "scale-after-softmax",
    says: {
      en: "1/sqrt(d) is applied after softmax. It belongs on the scores, where it decides how sharp the weights are.",
      zh: "1/sqrt(d) 乘在了 softmax 之后。它应当作用在分数上，由它决定权重有多尖锐。",
    },
    edits: [
      ["tf.matMul(tf.mul(q, scale), k, false, true)", "tf.matMul(q, k, false, true)"],
      [
        "tf.matMul(weights, tf.where(finite, v, tf.zerosLike(v)))",
        "tf.mul(tf.matMul(weights, tf.where(finite, v, tf.zerosLike(v))), scale)",
      ],
    ],
    killedBy: "a scale of its own",
  },
  {
    name: "ignores-scale",
    says: { en: "The option `scale` is not used.", zh: "没有用到参数 `scale`。" },
    edits: [["o.scale ?? 1 / Math.sqrt(q.shape[3])", "1 / Math.sqrt(q.shape[3])"]],
    killedBy: "a scale of its own",
  },
  {
    name: "zero-scale-is-default",
    says: {
      en: "A scale of 0 is taken for a missing one: `||` where `??` is meant.",
      zh: "scale 为 0 时被当成没有传：该用 `??`，却用了 `||`。",
    },
    edits: [["o.scale ?? 1", "o.scale || 1"]],
    killedBy: "a scale of zero gives the mean",
  },
  {
    name: "softmax-over-queries",
    says: {
      en: "Softmax runs over the queries. The weights of one query must add up to 1, so it runs over the keys, the last axis.",
      zh: "softmax 沿 query 维做了。每个 query 的权重之和应为 1，所以要沿 key 维（最后一维）做。",
    },
    edits: [
      ["tf.max(scores, -1, true)", "tf.max(scores, 2, true)"],
      [
        "const weights = tf.exp(tf.sub(scores, max));",
        "const grown = tf.exp(tf.sub(scores, max));\n    const column = tf.sum(grown, 2, true);\n    const weights = tf.div(grown, tf.where(tf.equal(column, 0), tf.onesLike(column), column));",
      ],
      [
        "tf.div(tf.matMul(weights, tf.where(finite, v, tf.zerosLike(v))), total)",
        "tf.matMul(weights, tf.where(finite, v, tf.zerosLike(v)))",
      ],
    ],
    killedBy: "two queries, three keys",
  },
  {
    name: "no-max",
    says: {
      en: "exp() of the raw scores overflows: subtract the largest visible score of the row first.",
      zh: "直接对原始分数取 exp() 会溢出：先减去这一行可见分数的最大值。",
    },
    edits: [["tf.exp(tf.sub(scores, max))", "tf.exp(scores)"]],
    killedBy: "scores of 1e4",
  },
  {
    name: "one-max-for-all-rows",
    says: {
      en: "One maximum is subtracted from all rows, so a row of low scores underflows to zeros. Each row has its own.",
      zh: "所有行共用一个最大值，分数低的行会全部下溢成 0。每一行要减自己的最大值。",
    },
    edits: [["tf.max(scores, -1, true)", "tf.max(scores, undefined, true)"]],
    killedBy: "scores of 1e4",
  },
  {
    name: "fill-minus-1e9",
    says: {
      en: "A query that sees nothing outputs the mean of the values. It must output zeros: a large negative fill is uniform once nothing else is in the row.",
      zh: "看不到任何 key 的 query 输出了 value 的均值，应当输出 0：一行里只剩下很大的负数时，softmax 之后就是均匀分布。",
    },
    edits: [["tf.fill(raw.shape, -Infinity)", "tf.fill(raw.shape, -1e9)"]],
    killedBy: "more queries than keys: the first see nothing",
  },
  {
    name: "fill-minus-1e4",
    says: {
      en: "Hidden scores are filled with -1e4. Where visible scores are as low, hidden keys get weight; where all are hidden, the weights become uniform.",
      zh: "用 -1e4 填充被掩盖的分数：可见分数同样低时，被掩盖的 key 会分到权重；整行都被掩盖时，权重会变成均匀分布。",
    },
    edits: [["tf.fill(raw.shape, -Infinity)", "tf.fill(raw.shape, -1e4)"]],
    killedBy: "hidden keys stay hidden when visible scores reach -1e4",
  },
  {
    name: "hidden-score-of-zero",
    says: {
      en: "Hidden scores are multiplied by 0. exp(0) is 1, so the keys still take part.",
      zh: "被掩盖的分数被乘成了 0，而 exp(0) 等于 1，这些 key 仍然参与了加权。",
    },
    edits: [["tf.where(visible, raw, tf.fill(raw.shape, -Infinity))", 'tf.mul(raw, tf.cast(visible, "float32"))']],
    killedBy: "the second query may see nothing",
  },
  {
    name: "nan-where-nothing-is-seen",
    says: {
      en: "A query that sees nothing divides 0 by 0. It must output zeros.",
      zh: "看不到任何 key 的 query 算成了 0 除以 0，应当输出 0。",
    },
    edits: [["tf.where(tf.equal(sum, 0), tf.onesLike(sum), sum)", "sum"]],
    killedBy: "a mask over queries alone",
  },
  {
    name: "nan-gradient-where-nothing-is-seen",
    says: {
      en: "You repair the output of a query that sees nothing at the end, but its gradient is NaN: a NaN inside survives, because 0 * NaN is NaN on the way back.",
      zh: "看不到任何 key 的 query，你到最后才把输出改成 0，梯度却是 NaN：中间产生过 NaN，反向传播时 0 * NaN 还是 NaN。",
    },
    edits: [
      ["tf.where(tf.equal(top, -Infinity), tf.zerosLike(top), top)", "top"],
      [
        "return tf.where(tf.greater(badSeen, 0), tf.fill(mean.shape, NaN), mean);",
        "const out = tf.where(tf.greater(badSeen, 0), tf.fill(mean.shape, NaN), mean);\n    return tf.where(tf.equal(top, -Infinity), tf.zerosLike(out), out);",
      ],
    ],
    killedBy: "gradients with queries that see nothing",
  },
  {
    name: "hidden-nan-leaks",
    says: {
      en: "A NaN in a hidden value row reaches your output: its weight is 0, and 0 * NaN is NaN. Take it out before the product.",
      zh: "被掩盖的 value 行里的 NaN 传到了你的输出：它的权重是 0，而 0 * NaN 仍是 NaN。要在相乘之前把它换掉。",
    },
    edits: [["tf.where(finite, v, tf.zerosLike(v))", "v"]],
    killedBy: "NaN in value rows that nobody sees",
  },
  {
    name: "future-nan-leaks",
    says: {
      en: "You clean the value rows that nobody sees. A NaN in a row that only later queries see still reaches the earlier ones.",
      zh: "你只清理了谁也看不到的 value 行。只有后面的 query 才看得到的行里若有 NaN，仍会传到前面的 query。",
    },
    edits: [
      ["tf.where(finite, v, tf.zerosLike(v))", "tf.where(tf.expandDims(tf.any(visible, 2), -1), v, tf.zerosLike(v))"],
    ],
    killedBy: "NaN in the value row of the future",
  },
  {
    name: "seen-nan-spreads",
    says: {
      en: "A NaN in one column of a visible value row makes your whole output row NaN. Columns do not mix.",
      zh: "可见的 value 行里只有一列是 NaN，你的整行输出却都成了 NaN。列与列之间互不影响。",
    },
    edits: [["tf.greater(badSeen, 0)", "tf.any(tf.greater(badSeen, 0), -1, true)"]],
    killedBy: "NaN in the value row of the future",
  },
  {
    name: "seen-nan-swallowed",
    says: {
      en: "You turn every NaN of v into 0. A query that sees a NaN must show it, or a broken value passes for a small one.",
      zh: "你把 v 里所有的 NaN 都换成了 0。能看到 NaN 的 query 必须把它显示出来，否则坏值会被当成一个很小的数。",
    },
    edits: [["return tf.where(tf.greater(badSeen, 0), tf.fill(mean.shape, NaN), mean);", "return mean;"]],
    killedBy: "NaN in the value row of the future",
  },
  {
    name: "causal-aligned-to-start",
    says: {
      en: "Your causal rule is aligned to the first key. With fewer queries than keys the queries are the last positions: key j is visible iff j <= i + Tk - Tq.",
      zh: "因果掩码对齐到了第一个 key。query 比 key 少时，query 是最后的几个位置：j <= i + Tk - Tq 时 key j 可见。",
    },
    edits: [['tf.add(i, tf.scalar(Tk - Tq, "int32"))', "i"]],
    killedBy: "fewer queries than keys align to the end",
  },
  {
    name: "causal-strict",
    says: {
      en: "A position cannot see itself: the causal rule is j <= i, not j < i.",
      zh: "位置看不到自己了：因果掩码是 j <= i，不是 j < i。",
    },
    edits: [["tf.lessEqual(j,", "tf.less(j,"]],
    killedBy: "as many queries as keys",
  },
  {
    name: "causal-offset-never-negative",
    says: {
      en: "With more queries than keys the offset Tk - Tq is negative, and the first queries see nothing.",
      zh: "query 比 key 多时，偏移 Tk - Tq 是负数，最前面的 query 什么也看不到。",
    },
    edits: [['tf.scalar(Tk - Tq, "int32")', 'tf.scalar(Math.max(0, Tk - Tq), "int32")']],
    killedBy: "more queries than keys: the first see nothing",
  },
  {
    name: "causal-replaces-mask",
    says: {
      en: "With `causal` the mask is dropped. A key must pass both.",
      zh: "开了 `causal` 之后掩码失效了。一个 key 必须两边都通过。",
    },
    edits: [
      ["visible = tf.logicalAnd(visible, tf.lessEqual(", "visible = tf.logicalAnd(tf.onesLike(visible), tf.lessEqual("],
    ],
    killedBy: "a key must pass mask and causal rule",
  },
  {
    name: "mask-inverted",
    says: { en: "The mask is read the other way round: 1 means keep.", zh: "掩码读反了：1 表示保留。" },
    edits: [['tf.cast(o.mask, "bool")', 'tf.logicalNot(tf.cast(o.mask, "bool"))']],
    killedBy: "bool, another pattern for each head",
  },
  {
    name: "mask-of-the-first-batch",
    says: { en: "Every batch is masked like the first one.", zh: "所有样本都用了第一个样本的掩码。" },
    edits: [['tf.cast(o.mask, "bool")', 'tf.cast(tf.slice(o.mask, [0, 0, 0, 0], [1, -1, -1, -1]), "bool")']],
    killedBy: "padding, float32, one row for all heads",
  },
  {
    name: "leaks-tensors",
    says: {
      en: "Intermediate tensors stay alive after the call: wrap the computation in tf.tidy.",
      zh: "调用结束后中间张量还活着：用 tf.tidy 包住计算。",
    },
    edits: [
      ["return tf.tidy(() => {", "return (() => {"],
      ["  });\n}", "  })();\n}"],
    ],
    killedBy: "two queries, three keys",
  },
];
