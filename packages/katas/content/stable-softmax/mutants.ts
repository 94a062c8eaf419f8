import type { Mutant } from "@kata/grader/contract";

const SHIFT = "const shift = tf.where(tf.greater(max, -Infinity), max, tf.zerosLike(max));";
const RETURN = "return log ? tf.sub(exponent, tf.log(total)) : tf.div(weight, total);";

export const mutants: readonly Mutant[] = [
  {
    name: "no-shift",
    says: {
      en: "You take exp of the raw logits. Above 88.7 it overflows float32, and Infinity / Infinity is NaN: subtract the largest logit first.",
      zh: "你直接对原始 logits 取了 exp。超过 88.7 就会溢出 float32，而 Infinity / Infinity 得到 NaN：应当先减去最大值。",
    },
    edits: [["tf.sub(logits, shift)", "logits"]],
    killedBy: "logits of ten thousand",
  },
  {
    name: "global-max",
    says: {
      en: "You subtract one maximum from the whole tensor. Slices far below it underflow to zeros: each slice needs its own maximum.",
      zh: "你让整个张量共用一个最大值。远小于它的切片会全部下溢成 0：每个切片都要减去自己的最大值。",
    },
    edits: [["tf.max(logits, axis, true)", "tf.max(logits)"]],
    killedBy: "rows a thousand apart",
  },
  {
    name: "log-of-softmax",
    says: {
      en: "You take the logarithm of the finished probabilities. One that underflowed to 0 gives -Infinity: use x - m - log of the sum.",
      zh: "你是先算出概率再取对数。概率一旦下溢成 0，结果就是 -Infinity：应当用 x - m - log(和) 来算。",
    },
    edits: [["tf.sub(exponent, tf.log(total))", "tf.log(tf.div(weight, total))"]],
    killedBy: "logarithms of rare events",
  },
  {
    name: "log-with-epsilon",
    says: {
      en: "You add a small constant inside the logarithm. It hides -Infinity, and every rare event gets the same wrong value.",
      zh: "你在对数里加了一个小常数。-Infinity 是不见了，但所有小概率事件都变成了同一个错误的值。",
    },
    edits: [["tf.sub(exponent, tf.log(total))", "tf.log(tf.add(tf.div(weight, total), 1e-12))"]],
    killedBy: "logarithms of rare events",
  },
  {
    name: "log-ignored",
    says: {
      en: "You ignore opts.log and always return probabilities.",
      zh: "你没有处理 opts.log，返回的始终是概率。",
    },
    edits: [["log ? tf.sub(exponent, tf.log(total)) : tf.div(weight, total)", "tf.div(weight, total)"]],
    killedBy: "logarithms of two rows",
  },
  {
    name: "wrong-axis",
    says: {
      en: "Without opts.axis you normalise along the first axis; the default is the last one.",
      zh: "没有给 opts.axis 时，你沿第一个轴做了归一化；默认应当是最后一个轴。",
    },
    edits: [["axis = -1", "axis = 0"]],
    killedBy: "a square of logits",
  },
  {
    name: "always-last-axis",
    says: {
      en: "You normalise along the last axis whatever opts.axis says.",
      zh: "不管 opts.axis 是多少，你都沿最后一个轴做归一化。",
    },
    edits: [
      ["tf.max(logits, axis, true)", "tf.max(logits, -1, true)"],
      ["tf.sum(weight, axis, true)", "tf.sum(weight, -1, true)"],
    ],
    killedBy: "first and middle axis",
  },
  {
    name: "sum-of-everything",
    says: {
      en: "You divide by the sum of the whole tensor; each slice has to sum to 1 on its own.",
      zh: "你除以的是整个张量的和；应当让每个切片各自的和为 1。",
    },
    edits: [["tf.sum(weight, axis, true)", "tf.sum(weight)"]],
    killedBy: "a square of logits",
  },
  {
    name: "shift-by-mean",
    says: {
      en: "You subtract the mean instead of the maximum. A logit far above the mean still overflows.",
      zh: "你减去的是均值而不是最大值。远高于均值的 logit 仍然会溢出。",
    },
    edits: [["tf.max(logits, axis, true)", "tf.mean(logits, axis, true)"]],
    killedBy: "logits of 1e38",
  },
  {
    name: "shift-by-magnitude",
    says: {
      en: "You subtract the largest absolute value. When all logits are very negative, every exp underflows: take the maximum with its sign.",
      zh: "你减去的是绝对值的最大值。当所有 logits 都是很大的负数时，exp 会全部下溢：应当取带符号的最大值。",
    },
    edits: [["tf.max(logits, axis, true)", "tf.max(tf.abs(logits), axis, true)"]],
    killedBy: "logits of ten thousand",
  },
  {
    name: "clamped-logits",
    says: {
      en: "You clamp the logits so that exp cannot overflow. All logits beyond the clamp become equal: subtract the maximum, which is exact.",
      zh: "你用截断来防止 exp 溢出。超出范围的 logits 就都变得一样大了：减去最大值才是精确的做法。",
    },
    edits: [["tf.sub(logits, shift)", "tf.minimum(tf.maximum(logits, -80), 80)"]],
    killedBy: "a shift changes nothing",
  },
  {
    name: "nan-in-masked-slice",
    says: {
      en: "In a slice of -Infinity you subtract -Infinity from itself, which is NaN. Shift such a slice by 0.",
      zh: "在全为 -Infinity 的切片里，你让 -Infinity 减去了它自己，结果是 NaN。这样的切片应当减去 0。",
    },
    edits: [[SHIFT, "const shift = max;"]],
    killedBy: "slices of minus infinity",
  },
  {
    name: "masked-slice-uniform",
    says: {
      en: "You replace -Infinity by a large negative number. A slice that is masked whole then becomes uniform, 1/n each, where zeros are asked for.",
      zh: "你把 -Infinity 换成了一个很大的负数。于是整片被掩掉的切片变成了均匀分布，每项都是 1/n，而题目要求全 0。",
    },
    edits: [['tf.cast(x, "float32")', 'tf.maximum(tf.cast(x, "float32"), -3e38)']],
    killedBy: "slices of minus infinity",
  },
  {
    name: "log-of-zero-sum",
    says: {
      en: "For a slice of -Infinity your log variant computes -Infinity - log(0), which is NaN; the answer there is -Infinity.",
      zh: "遇到全为 -Infinity 的切片，你的对数版本算的是 -Infinity - log(0)，结果是 NaN；这里应当返回 -Infinity。",
    },
    edits: [["tf.log(total)", "tf.log(sum)"]],
    killedBy: "logarithm of slices of minus infinity",
  },
  {
    name: "nan-patched-afterwards",
    says: {
      en: "You let the masked slice become NaN and replace it at the end. The values are right, but the gradient still runs through the NaN: keep it from arising.",
      zh: "你让被掩掉的切片先变成 NaN，最后再替换掉。数值是对的，但梯度仍然会穿过那个 NaN：应当从一开始就不让它出现。",
    },
    edits: [
      [SHIFT, "const shift = max;"],
      [
        RETURN,
        `const dead = tf.broadcastTo(tf.equal(max, -Infinity), x.shape);
    return tf.where(dead, tf.fill(x.shape, log ? -Infinity : 0), log ? tf.sub(exponent, tf.log(total)) : tf.div(weight, total));`,
      ],
    ],
    killedBy: "gradient beside a slice of minus infinity",
  },
  {
    name: "diagonal-jacobian",
    says: {
      en: "Your gradient keeps only the diagonal p(1 - p). Every probability depends on every logit: the Jacobian is diag(p) - p pᵀ.",
      zh: "你的梯度只保留了对角线 p(1 - p)。每个概率都依赖所有 logits：雅可比矩阵是 diag(p) - p pᵀ。",
    },
    edits: [
      [
        RETURN,
        `if (log) return tf.sub(exponent, tf.log(total));
    const p = tf.div(weight, total);
    return tf.customGrad((input, save) => {
      save([p]);
      return { value: tf.add(p, 0), gradFunc: (dy, [p]) => tf.mul(dy, tf.mul(p, tf.sub(1, p))) };
    })(logits);`,
      ],
    ],
    killedBy: "gradient of the probabilities",
  },
  {
    name: "log-gradient-of-one-hot",
    says: {
      en: "Your gradient of the log variant is upstream - p. That holds only where the upstream sums to 1: it is upstream - p times the sum of the upstream.",
      zh: "你的对数版本梯度写成了“上游 - p”。只有上游之和为 1 时才成立：正确的是上游减去 p 乘以上游之和。",
    },
    edits: [
      [
        RETURN,
        `if (!log) return tf.div(weight, total);
    const p = tf.div(weight, total);
    return tf.customGrad((input, save) => {
      save([p]);
      return { value: tf.sub(exponent, tf.log(total)), gradFunc: (dy, [p]) => tf.sub(dy, p) };
    })(logits);`,
      ],
    ],
    killedBy: "gradient of the logarithms",
  },
  {
    name: "input-dtype-kept",
    says: {
      en: "You return the dtype of the input, and int32 cuts every probability down to 0. The result is always float32.",
      zh: "你按输入的 dtype 返回结果，int32 会把每个概率截断成 0。返回值应当始终是 float32。",
    },
    edits: [[RETURN, "return tf.cast(log ? tf.sub(exponent, tf.log(total)) : tf.div(weight, total), x.dtype);"]],
    killedBy: "whole numbers",
  },
  {
    name: "axis-unchecked",
    says: {
      en: "You leave a wrong axis to the library, whose error is a plain Error. Check it yourself and throw a RangeError.",
      zh: "你把越界的轴交给了库去报错，而库抛出的只是普通的 Error。应当自己检查并抛出 RangeError。",
    },
    edits: [["if (axis < -x.rank || axis >= x.rank) {", "if (false) {"]],
    killedBy: "an axis outside the tensor",
  },
  {
    name: "first-axis-refused",
    says: {
      en: "You refuse axis = -rank. It is the first axis: the range is [-rank, rank).",
      zh: "你拒绝了 axis = -rank。它就是第一个轴：合法范围是 [-rank, rank)。",
    },
    edits: [["axis < -x.rank", "axis <= -x.rank"]],
    killedBy: "axes counted from the end",
  },
  {
    name: "scalar-accepted",
    says: {
      en: "You answer 1 for a scalar. It has no axis to normalise along: throw a RangeError.",
      zh: "你对标量返回了 1。标量没有可以归一化的轴：应当抛出 RangeError。",
    },
    edits: [['throw new RangeError("softmax: x has at least one axis; got a scalar")', "return tf.onesLike(x)"]],
    killedBy: "a scalar has no axis",
  },
  {
    name: "empty-shape-lost",
    says: {
      en: "For an axis of length 0 you return an empty vector; the result keeps the shape of x.",
      zh: "轴长为 0 时你返回了一个空向量；结果应当保持 x 的形状。",
    },
    edits: [["return tf.zeros(x.shape)", "return tf.zeros([0])"]],
    killedBy: "an axis of length 0",
  },
  {
    name: "tensors-leaked",
    says: {
      en: "Your values are right, but the tensors in between are never freed. Compute inside tf.tidy.",
      zh: "你的数值是对的，但中间张量一直没有释放。把计算放进 tf.tidy 里。",
    },
    edits: [
      ["return tf.tidy(() => {", "{"],
      ["  });\n}", "  }\n}"],
    ],
    killedBy: "no tensor is left behind",
  },
  {
    name: "input-freed",
    says: {
      en: "You free the tensor that you were given. It belongs to the caller, who still needs it.",
      zh: "你释放了传进来的张量。它属于调用者，之后还要用。",
    },
    edits: [
      ['const logits = tf.cast(x, "float32");', 'const logits = tf.mul(tf.cast(x, "float32"), 1);\n    x.dispose();'],
    ],
    killedBy: "the input stays usable",
  },
];
