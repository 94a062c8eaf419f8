/** @file Wrong answers that this kata rejects, each with the case that exists because of it. */
import type { Mutant } from "@kata/grader/contract";

export const mutants: readonly Mutant[] = [
  {
    name: "padded-length",
    says: {
      en: "Each row is divided by the padded length T. Divide by |o_i|, the number of its own tokens.",
      zh: "每一行都除以了补齐后的长度 T。应当除以 |o_i|，也就是这一行自己的 token 数。",
    },
    edits: [["tf.maximum(tf.sum(weight, 1), 1)", "tf.fill([lp.shape[0]], lp.shape[1])"]],
    killedBy: "answers of different lengths",
  },
  {
    name: "token-mean",
    says: {
      en: "The mean runs over all tokens of the batch, so long answers weigh more. GRPO takes the mean of each answer, then of the group (a token mean is DAPO's choice).",
      zh: "在整个 batch 的 token 上取了平均，长回答的权重会更大。GRPO 先在每条回答内取平均，再在组内取平均（按 token 平均是 DAPO 的做法）。",
    },
    edits: [
      [
        "const length = tf.maximum(tf.sum(weight, 1), 1);",
        "const length = tf.maximum(tf.div(tf.sum(weight), lp.shape[0]), 1);",
      ],
    ],
    killedBy: "answers of different lengths",
  },
  {
    name: "kl-sign",
    says: {
      en: "k3 has its log-ratio the wrong way round: it is exp(ref - lp) - (ref - lp) - 1.",
      zh: "k3 里的 log 比值方向反了：应当是 exp(ref - lp) - (ref - lp) - 1。",
    },
    edits: [["tf.sub(tf.where(keep, ref, zero), logp)", "tf.sub(logp, tf.where(keep, ref, zero))"]],
    killedBy: "a policy that left its reference",
  },
  {
    name: "kl-rewarded",
    says: {
      en: "The KL term is added to the objective: the policy is rewarded for leaving the reference. It is subtracted.",
      zh: "KL 项加进了目标：偏离参考模型反而有奖励。它应当被减去。",
    },
    edits: [["tf.sub(surrogate, tf.mul(k3, o.beta))", "tf.add(surrogate, tf.mul(k3, o.beta))"]],
    killedBy: "ratios above and below the range",
  },
  {
    name: "advantage-along-tokens",
    says: {
      en: "The advantage is laid along the tokens: token t gets the advantage of answer t. All tokens of answer i share adv[i].",
      zh: "优势沿 token 方向广播了：第 t 个 token 拿到的是第 t 条回答的优势。第 i 条回答的所有 token 共用 adv[i]。",
    },
    edits: [["tf.expandDims(adv, 1)", "tf.expandDims(adv, 0)"]],
    killedBy: "as many tokens as answers",
  },
  {
    name: "loss-sign",
    says: {
      en: "The sign is missing: the objective is maximised, so the loss is minus the objective.",
      zh: "少了负号：目标要最大化，loss 是目标取负。",
    },
    edits: [
      [
        "tf.neg(tf.mean(rowMean(tf.sub(surrogate, tf.mul(k3, o.beta)))))",
        "tf.mean(rowMean(tf.sub(surrogate, tf.mul(k3, o.beta))))",
      ],
    ],
    killedBy: "before the first update",
  },
  {
    name: "max-instead-of-min",
    says: {
      en: "The larger of the two surrogates is taken. PPO and GRPO are pessimistic: they take the smaller.",
      zh: "取了两个替代目标里较大的那个。PPO 和 GRPO 是悲观估计，取较小的。",
    },
    edits: [["tf.minimum(tf.mul(ratio, A)", "tf.maximum(tf.mul(ratio, A)"]],
    killedBy: "ratios above and below the range",
  },
  {
    name: "clipped-alone",
    says: {
      en: "Only the clipped surrogate is used. Without the minimum, a bad answer whose probability rose is no longer pushed back.",
      zh: "只用了裁剪后的那一项。没有取 min，概率变大的坏回答就不会再被压回去。",
    },
    edits: [["tf.minimum(tf.mul(ratio, A), tf.mul(clipped, A))", "tf.mul(clipped, A)"]],
    killedBy: "bad answers far below the range, good ones far above",
  },
  {
    name: "no-clip",
    says: { en: "The ratio is never clipped.", zh: "比值没有裁剪。" },
    edits: [["tf.minimum(tf.mul(ratio, A), tf.mul(clipped, A))", "tf.mul(ratio, A)"]],
    killedBy: "a clipped token has no gradient",
  },
  {
    name: "clip-of-its-own",
    says: {
      en: "The range is fixed at 0.2; the option `clip` is not used.",
      zh: "裁剪范围写死成了 0.2，没有用到参数 `clip`。",
    },
    edits: [["tf.clipByValue(ratio, 1 - o.clip, 1 + o.clip)", "tf.clipByValue(ratio, 0.8, 1.2)"]],
    killedBy: "another clip range",
  },
  {
    name: "clip-above-only",
    says: {
      en: "The ratio is clipped from above alone. For a negative advantage the lower border matters.",
      zh: "比值只裁剪了上界。优势为负时，起作用的是下界。",
    },
    edits: [["tf.clipByValue(ratio, 1 - o.clip, 1 + o.clip)", "tf.minimum(ratio, 1 + o.clip)"]],
    killedBy: "bad answers far below the range, good ones far above",
  },
  {
    name: "clip-in-log-space",
    says: {
      en: "The log-ratio is clipped, and its borders are not those of the ratio: clamp exp(lp - old) to [1 - clip, 1 + clip].",
      zh: "裁剪的是 log 比值，边界和比值的边界不同：应当把 exp(lp - old) 限制在 [1 - clip, 1 + clip] 内。",
    },
    edits: [["tf.clipByValue(ratio, 1 - o.clip, 1 + o.clip)", "tf.exp(tf.clipByValue(logRatio, -o.clip, o.clip))"]],
    killedBy: "ratios above and below the range",
  },
  {
    name: "dual-clip",
    says: {
      en: "You put a floor under the loss of bad answers (dual clip). Here the minimum alone decides, however large the ratio.",
      zh: "你给坏回答的目标加了下限（dual clip）。这里只取 min，比值再大也不截断。",
    },
    edits: [
      [
        "const surrogate = tf.minimum(tf.mul(ratio, A), tf.mul(clipped, A));",
        "const pessimistic = tf.minimum(tf.mul(ratio, A), tf.mul(clipped, A));\n    const surrogate = tf.where(tf.less(A, 0), tf.maximum(pessimistic, tf.mul(A, 3)), pessimistic);",
      ],
    ],
    killedBy: "bad answers far below the range, good ones far above",
  },
  {
    name: "ratio-upside-down",
    says: {
      en: "The ratio is old over new: it is exp(lp - old).",
      zh: "比值写反了：应当是 exp(lp - old)，新策略除以旧策略。",
    },
    edits: [["const ratio = tf.exp(logRatio);", "const ratio = tf.exp(tf.neg(logRatio));"]],
    killedBy: "answers of different lengths",
  },
  {
    name: "ratio-of-one",
    says: {
      en: "The ratio is computed from lp alone, so the importance weight exp(lp - old) is lost.",
      zh: "没有用到 old，重要性权重 exp(lp - old) 丢了。",
    },
    edits: [["const ratio = tf.exp(logRatio);", "const ratio = tf.exp(tf.mul(logRatio, 0));"]],
    killedBy: "on policy it is REINFORCE",
  },
  {
    name: "kl-k1",
    says: {
      en: "The KL estimate is k1, lp - ref, which can be negative. The formula asks for k3.",
      zh: "用的是 k1 估计 lp - ref，它可能为负。公式要的是 k3。",
    },
    edits: [["tf.sub(tf.sub(tf.exp(logRef), logRef), 1)", "tf.neg(logRef)"]],
    killedBy: "a policy that left its reference",
  },
  {
    name: "kl-k2",
    says: {
      en: "The KL estimate is k2, half the squared log-ratio. The formula asks for k3.",
      zh: "用的是 k2 估计，也就是 log 比值平方的一半。公式要的是 k3。",
    },
    edits: [["tf.sub(tf.sub(tf.exp(logRef), logRef), 1)", "tf.div(tf.square(logRef), 2)"]],
    killedBy: "a policy that left its reference",
  },
  {
    name: "kl-clamped",
    says: {
      en: "You clamp k3 to 10, as some trainers do for stability. The formula has no clamp, and a clamped token loses its gradient.",
      zh: "你把 k3 截断在 10 以内，有些训练框架为了稳定会这样做。公式里没有这一步，被截断的 token 也就没有梯度了。",
    },
    edits: [["tf.sub(tf.sub(tf.exp(logRef), logRef), 1)", "tf.minimum(tf.sub(tf.sub(tf.exp(logRef), logRef), 1), 10)"]],
    killedBy: "a policy that left its reference",
  },
  {
    name: "infinity-in-padding-leaks",
    says: {
      en: "You replace NaN, but padding may hold infinities as well: exp(Infinity) times 0 is NaN. Let the mask decide, not the value.",
      zh: "你只替换了 NaN，而补齐的位置也可能是无穷：exp(Infinity) 乘 0 还是 NaN。应当由掩码来决定，而不是看数值。",
    },
    edits: [["tf.where(keep, old, zero)", "tf.where(tf.isNaN(old), zero, old)"]],
    killedBy: "NaN and infinities in the padding",
  },
  {
    name: "kl-after-beta",
    says: {
      en: "kl is returned after the factor beta. It is reported before, so that it can be watched when beta is 0.",
      zh: "返回的 kl 已经乘过 beta。它应当是乘 beta 之前的值，这样 beta 为 0 时也能监控。",
    },
    edits: [
      ["const kl: tf.Scalar = tf.mean(rowMean(k3));", "const kl: tf.Scalar = tf.mul(tf.mean(rowMean(k3)), o.beta);"],
    ],
    killedBy: "beta of zero",
  },
  {
    name: "kl-token-mean",
    says: {
      en: "kl is a mean over all tokens; it has the same two means as the loss.",
      zh: "kl 在所有 token 上取了平均；它和 loss 一样，要先按回答平均、再按组平均。",
    },
    edits: [
      [
        "const kl: tf.Scalar = tf.mean(rowMean(k3));",
        "const kl: tf.Scalar = tf.div(tf.sum(tf.mul(k3, weight)), tf.maximum(tf.sum(weight), 1));",
      ],
    ],
    killedBy: "beta of zero",
  },
  {
    name: "empty-rows-not-counted",
    says: {
      en: "The mean is taken over the answers that have tokens. An answer without any still counts in G.",
      zh: "只在有 token 的回答上取了平均。没有 token 的回答也要计入 G。",
    },
    edits: [
      [
        "const loss: tf.Scalar = tf.neg(tf.mean(rowMean(tf.sub(surrogate, tf.mul(k3, o.beta)))));",
        'const alive = tf.maximum(tf.sum(tf.cast(tf.greater(tf.sum(weight, 1), 0), "float32")), 1);\n    const loss: tf.Scalar = tf.neg(tf.div(tf.sum(rowMean(tf.sub(surrogate, tf.mul(k3, o.beta)))), alive));',
      ],
    ],
    killedBy: "an answer without tokens still counts",
  },
  {
    name: "empty-row-divides-by-zero",
    says: { en: "An answer without tokens divides 0 by 0.", zh: "没有 token 的回答算成了 0 除以 0。" },
    edits: [["tf.maximum(tf.sum(weight, 1), 1)", "tf.sum(weight, 1)"]],
    killedBy: "no answer has tokens",
  },
  {
    name: "prompt-counted",
    says: {
      en: "The mask is read as a length from the left, so prompt tokens take part. It says which positions are response tokens.",
      zh: "把掩码当成了从左数起的长度，提示词的 token 也参与了计算。掩码说的是哪些位置属于回答。",
    },
    edits: [
      [
        'const keep = tf.cast(mask, "bool");',
        'const keep = tf.less(tf.expandDims(tf.range(0, lp.shape[1], 1, "float32"), 0), tf.sum(tf.cast(mask, "float32"), 1, true));',
      ],
    ],
    killedBy: "bool mask behind prompts",
  },
  {
    name: "padding-leaks",
    says: {
      en: "Padding is removed by a multiplication at the end. It may hold NaN, and 0 * NaN is NaN: remove it with tf.where before the first arithmetic.",
      zh: "补齐的位置在最后才乘 0 去掉。那里可能是 NaN，而 0 * NaN 仍是 NaN：要在任何运算之前用 tf.where 去掉。",
    },
    edits: [
      ["const logp = tf.where(keep, lp, zero);", "const logp = lp;"],
      ["tf.sub(logp, tf.where(keep, old, zero))", "tf.sub(logp, old)"],
      ["tf.sub(tf.where(keep, ref, zero), logp)", "tf.sub(ref, logp)"],
    ],
    killedBy: "NaN and infinities in the padding",
  },
  {
    name: "padding-leaks-backwards",
    says: {
      en: "The loss is clean, its gradient is not: tf.where after the arithmetic hides the NaN forwards, but on the way back 0 * NaN is NaN. Put it before.",
      zh: "loss 没有问题，梯度却带出了 NaN：在运算之后用 tf.where，前向看不出来，反向时 0 * NaN 还是 NaN。要放在运算之前。",
    },
    edits: [
      ["const logp = tf.where(keep, lp, zero);", "const logp = lp;"],
      ["tf.sub(logp, tf.where(keep, old, zero))", "tf.sub(logp, old)"],
      ["tf.sub(tf.where(keep, ref, zero), logp)", "tf.sub(ref, logp)"],
      [
        "tf.minimum(tf.mul(ratio, A), tf.mul(clipped, A))",
        "tf.where(keep, tf.minimum(tf.mul(ratio, A), tf.mul(clipped, A)), zero)",
      ],
      ["tf.sub(tf.sub(tf.exp(logRef), logRef), 1)", "tf.where(keep, tf.sub(tf.sub(tf.exp(logRef), logRef), 1), zero)"],
    ],
    killedBy: "gradient beside NaN and infinities",
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
    killedBy: "before the first update",
  },
];
