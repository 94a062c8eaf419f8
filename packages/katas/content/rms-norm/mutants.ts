/** @file Wrong answers that this kata rejects, each with the case that exists because of it. */
import type { Mutant } from "@kata/grader/contract";

export const mutants: readonly Mutant[] = [
  {
    name: "sum-instead-of-mean",
    says: {
      en: "Your result divides by the length of the row, sqrt of the sum of squares. RMS takes the mean of squares.",
      zh: "你除的是这一行的长度，也就是平方和的平方根。RMS 取的是平方的均值。",
    },
    edits: [["tf.mean(tf.square(x), -1, true)", "tf.sum(tf.square(x), -1, true)"]],
    killedBy: "seven and one",
  },
  {
    name: "subtracts-the-mean",
    says: {
      en: "The mean is subtracted: that is LayerNorm. RMSNorm leaves the centre where it is.",
      zh: "减掉了均值，那是 LayerNorm。RMSNorm 不做中心化。",
    },
    edits: [
      [
        "const meanSquare = tf.mean(tf.square(x), -1, true);",
        "x = tf.sub(x, tf.mean(x, -1, true));\n    const meanSquare = tf.mean(tf.square(x), -1, true);",
      ],
    ],
    killedBy: "an offset is not removed",
  },
  {
    name: "variance-below",
    says: {
      en: "The row is divided by its standard deviation, which measures from the mean. RMS measures from zero.",
      zh: "除的是这一行的标准差，它以均值为原点；RMS 以 0 为原点。",
    },
    edits: [["tf.mean(tf.square(x), -1, true)", "tf.mean(tf.square(tf.sub(x, tf.mean(x, -1, true))), -1, true)"]],
    killedBy: "an offset is not removed",
  },
  {
    name: "eps-outside",
    says: {
      en: "eps is added after the root. In this convention (LLaMA) it stands inside: sqrt(mean + eps).",
      zh: "eps 加在了开方之后。按这里的约定（LLaMA），它在根号里面：sqrt(mean + eps)。",
    },
    edits: [["tf.rsqrt(tf.add(meanSquare, eps))", "tf.reciprocal(tf.add(tf.sqrt(meanSquare), eps))"]],
    killedBy: "an eps of its own",
  },
  {
    name: "no-eps",
    says: { en: "Without eps a row of zeros divides 0 by 0.", zh: "没有 eps，全零的行会算成 0 除以 0。" },
    edits: [["tf.add(meanSquare, eps)", "meanSquare"]],
    killedBy: "a row of ones and a row of zeros",
  },
  {
    name: "eps-as-a-floor",
    says: {
      en: "eps is a lower limit of the mean square here; it should be added to it.",
      zh: "这里把 eps 当成了均方的下限，它应当加上去。",
    },
    edits: [["tf.add(meanSquare, eps)", "tf.maximum(meanSquare, eps)"]],
    killedBy: "inputs of 1e-3 feel the default eps",
  },
  {
    name: "other-default-eps",
    says: { en: "The default eps is 1e-6, not 1e-5.", zh: "eps 的默认值是 1e-6，不是 1e-5。" },
    edits: [["eps = 1e-6", "eps = 1e-5"]],
    killedBy: "inputs of 1e-3 feel the default eps",
  },
  {
    name: "zeros-repaired-afterwards",
    says: {
      en: "The row of zeros is repaired after the division, so its gradient is NaN or missing. With eps inside the root there is nothing to repair.",
      zh: "全零的行是除完之后才修补的，梯度会变成 NaN 或丢失。eps 放在根号里面，就没有什么要修补的。",
    },
    edits: [
      [
        "return tf.mul(tf.mul(x, inverse), gamma);",
        "const dead = tf.equal(meanSquare, 0);\n    const y = tf.mul(tf.mul(x, inverse), gamma);\n    return tf.where(dead, tf.zerosLike(y), y);",
      ],
    ],
    killedBy: "gradients beside a row of zeros",
  },
  {
    name: "gamma-before",
    says: {
      en: "gamma multiplies before the normalisation and changes the RMS itself. It comes after.",
      zh: "gamma 乘在了归一化之前，连 RMS 本身都变了。它应当在归一化之后乘。",
    },
    edits: [["tf.square(x)", "tf.square(tf.mul(x, gamma))"]],
    killedBy: "seven and one",
  },
  {
    name: "gamma-plus-one",
    says: {
      en: "The row is multiplied by 1 + gamma (Gemma's convention); here it is gamma.",
      zh: "乘的是 1 + gamma（Gemma 的约定），这里应当乘 gamma。",
    },
    edits: [["tf.mul(tf.mul(x, inverse), gamma)", "tf.mul(tf.mul(x, inverse), tf.add(gamma, 1))"]],
    killedBy: "a batch of sequences",
  },
  {
    name: "no-gamma",
    says: { en: "gamma is not used.", zh: "没有用到 gamma。" },
    edits: [["tf.mul(tf.mul(x, inverse), gamma)", "tf.mul(x, inverse)"]],
    killedBy: "one vector",
  },
  {
    name: "no-root",
    says: { en: "The row is divided by the mean square; the root is missing.", zh: "除的是均方，少开了一次方。" },
    edits: [["tf.rsqrt(", "tf.reciprocal("]],
    killedBy: "a row times 1e12 gives the same",
  },
  {
    name: "one-rms-for-all-rows",
    says: {
      en: "One RMS is taken over the whole tensor. Each row has its own: only the last axis is reduced.",
      zh: "对整个张量只算了一个 RMS。每一行要算自己的：只沿最后一维归约。",
    },
    edits: [["tf.mean(tf.square(x), -1, true)", "tf.mean(tf.square(x))"]],
    killedBy: "four axes",
  },
  {
    name: "axis-one",
    says: {
      en: "The mean runs over axis 1. It runs over the last axis, whatever the rank.",
      zh: "均值沿第 1 维求了。无论张量是几维，都沿最后一维求。",
    },
    edits: [["tf.mean(tf.square(x), -1, true)", "tf.mean(tf.square(x), Math.min(1, x.rank - 1), true)"]],
    killedBy: "a batch of sequences",
  },
  {
    name: "absolute-value",
    says: { en: "The sign of x is lost.", zh: "x 的符号丢了。" },
    edits: [["tf.mul(x, inverse)", "tf.mul(tf.abs(x), inverse)"]],
    killedBy: "a width of one keeps the sign",
  },
  {
    name: "half-precision-range",
    says: {
      en: "Squares are cut off at 65504, the largest float16. In float32 the square of 1e4 needs no cut.",
      zh: "平方被截断在 65504，也就是 float16 的最大值。float32 下 1e4 的平方不需要截断。",
    },
    edits: [["tf.square(x)", "tf.minimum(tf.square(x), 65504)"]],
    killedBy: "inputs of 1e4",
  },
  {
    name: "denominator-without-gradient",
    says: {
      en: "The gradient treats the RMS as a constant. It depends on every number of the row, and that adds a second term.",
      zh: "梯度把 RMS 当成了常数。RMS 依赖这一行的每个数，梯度因此还有第二项。",
    },
    edits: [
      [
        "tf.mul(x, inverse)",
        "tf.mul(x, tf.customGrad((r) => ({ value: tf.clone(r as tf.Tensor), gradFunc: (dy) => tf.zerosLike(dy) }))(inverse))",
      ],
    ],
    killedBy: "gradients of x and gamma",
  },
  {
    name: "accepts-zero-eps",
    says: {
      en: "eps = 0 must throw a RangeError: only a positive eps keeps a row of zeros finite.",
      zh: "eps = 0 时要抛出 RangeError：eps 为正，全零的行才不会出问题。",
    },
    edits: [["if (!(eps > 0))", "if (!(eps >= 0))"]],
    killedBy: "eps of zero",
  },
  {
    name: "accepts-negative-eps",
    says: { en: "A negative eps must throw a RangeError.", zh: "eps 为负时要抛出 RangeError。" },
    edits: [["if (!(eps > 0))", "if (eps === 0)"]],
    killedBy: "a negative eps",
  },
  {
    name: "accepts-nan-eps",
    says: {
      en: "Your test `eps <= 0` lets NaN through. Ask for what must hold, eps > 0, and refuse everything else.",
      zh: "你的判断 `eps <= 0` 放过了 NaN。应当检查必须成立的条件 eps > 0，其余一律拒绝。",
    },
    edits: [["if (!(eps > 0))", "if (eps <= 0)"]],
    killedBy: "an eps that is not a number",
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
    killedBy: "seven and one",
  },
];
