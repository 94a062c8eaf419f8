/** @file Wrong answers that this kata rejects, each with the case that exists because of it. */
import type { Mutant } from "@kata/grader/contract";

export const mutants: readonly Mutant[] = [
  {
    name: "both-zero",
    says: {
      en: "A and B both start at zero. Then AB has no gradient in either, and nothing is ever learned: only B starts at zero.",
      zh: "A 和 B 都初始化成了 0。这样两边的梯度都是 0，什么也学不到：只有 B 从 0 开始。",
    },
    edits: [["draws[i] = normal() / Math.sqrt(r);", "draws[i] = 0 * normal();"]],
    killedBy: "the first output is that of the base",
  },
  {
    name: "zero-and-random-swapped",
    says: {
      en: "A is zero and B is random. In the paper A is random and B is zero.",
      zh: "A 是 0、B 是随机数，反了。论文里 A 随机、B 为 0。",
    },
    edits: [
      ["const draws = new Float32Array(din * r);", "const draws = new Float32Array(r * dout);"],
      [
        "A: tf.tensor2d(draws, [din, r]), B: tf.zeros([r, dout])",
        "A: tf.zeros([din, r]), B: tf.tensor2d(draws, [r, dout])",
      ],
    ],
    killedBy: "draws from a stream, row by row",
  },
  {
    name: "init-without-root",
    says: {
      en: "The draws are divided by r; a standard deviation of 1/sqrt(r) divides by sqrt(r).",
      zh: "随机数除以了 r；标准差是 1/sqrt(r)，要除以 sqrt(r)。",
    },
    edits: [["normal() / Math.sqrt(r)", "normal() / r"]],
    killedBy: "eight draws for A, none for B",
  },
  {
    name: "init-column-by-column",
    says: { en: "A is filled column by column; the draws go row by row.", zh: "A 是按列填的；随机数要按行填。" },
    edits: [["draws[i] = normal()", "draws[(i % din) * r + Math.floor(i / din)] = normal()"]],
    killedBy: "draws from a stream, row by row",
  },
  {
    name: "alpha-without-r",
    says: {
      en: "The branch is scaled by alpha alone. It is alpha / r, so that the learning rate need not change with the rank.",
      zh: "旁路只乘了 alpha。应当乘 alpha / r，这样换 rank 时不必重新调学习率。",
    },
    edits: [["o.alpha / r", "o.alpha"]],
    killedBy: "the rank sets the scale",
  },
  {
    name: "alpha-over-root-r",
    says: {
      en: "The branch is scaled by alpha / sqrt(r): that is rsLoRA. Here it is alpha / r.",
      zh: "旁路乘的是 alpha / sqrt(r)，那是 rsLoRA。这里是 alpha / r。",
    },
    edits: [["o.alpha / r", "o.alpha / Math.sqrt(r)"]],
    killedBy: "the rank sets the scale",
  },
  {
    name: "forms-ab",
    says: {
      en: "The values are right, but forward forms AB, a matrix as large as W. Multiply (xA)B: the branch then costs O(r).",
      zh: "数值是对的，但 forward 里算出了和 W 一样大的 AB。要按 (xA)B 的顺序乘，旁路的代价才是 O(r)。",
    },
    edits: [
      ["const narrow = tf.matMul(rows, this.A);\n", "const AB = tf.matMul(this.A, this.B);\n"],
      ["tf.matMul(narrow, this.B), this.scale", "tf.matMul(rows, AB), this.scale"],
    ],
    killedBy: "forward never makes a matrix as large as W",
  },
  {
    name: "updates-w-each-forward",
    says: {
      en: "You compute W + (alpha/r)AB in every forward, a matrix as large as W. Keep the branch apart: x passes through A, then through B.",
      zh: "你每次 forward 都算一遍 W + (alpha/r)AB，和 W 一样大。旁路要单独走：x 先乘 A，再乘 B。",
    },
    edits: [
      [
        "tf.matMul(rows, this.merged ?? this.base)",
        "tf.matMul(rows, this.merged ?? tf.add(this.base, tf.mul(tf.matMul(this.A, this.B), this.scale)))",
      ],
      ["y = tf.add(y, tf.mul(tf.matMul(narrow, this.B), this.scale));", "void narrow;"],
    ],
    killedBy: "forward never makes a matrix as large as W",
  },
  {
    name: "forms-ab-in-strips",
    says: {
      en: "You form AB strip by strip. Each strip is small, but together they are AB: the work and the memory traffic are those of a matrix as large as W.",
      zh: "你把 AB 一条一条地算了出来。每一条都不大，合起来还是 AB：计算量和访存量与一个同 W 一样大的矩阵无异。",
    },
    edits: [
      [
        "y = tf.add(y, tf.mul(tf.matMul(narrow, this.B), this.scale));",
        `void narrow;
        const width = dout % 12 === 0 ? 12 : dout;
        const strips = Array.from({ length: dout / width }, (_, s) => tf.slice(this.B, [0, s * width], [-1, width]));
        const branch = tf.concat(strips.map((strip) => tf.matMul(rows, tf.matMul(this.A, strip))), 1);
        y = tf.add(y, tf.mul(branch, this.scale));`,
      ],
    ],
    killedBy: "forward never makes a matrix as large as W",
  },
  {
    name: "branch-after-merge",
    says: {
      en: "After a merge the update counts twice: once inside W, once through the branch.",
      zh: "合并之后增量算了两遍：W 里一遍，旁路又一遍。",
    },
    edits: [["if (this.merged === undefined) {", "if (this.merged === undefined || this.merged !== undefined) {"]],
    killedBy: "merged equals unmerged",
  },
  {
    name: "merge-adds-again",
    says: {
      en: "Your second merge adds AB again. Remember that W is merged.",
      zh: "你第二次 merge 又加了一遍 AB。要记住 W 已经合并过。",
    },
    edits: [
      ["if (this.merged !== undefined) return;\n", ""],
      ["tf.keep(tf.add(this.base, ", "tf.keep(tf.add(this.merged ?? this.base, "],
    ],
    killedBy: "a second merge changes nothing",
  },
  {
    name: "merge-refreshes",
    says: {
      en: "Your second merge takes the newest A and B into W. A second merge changes nothing: unmerge comes first.",
      zh: "你第二次 merge 时把最新的 A、B 并进了 W。重复 merge 应当什么也不变：要先 unmerge。",
    },
    edits: [["if (this.merged !== undefined) return;", "this.unmerge();"]],
    killedBy: "training while merged",
  },
  {
    name: "merge-without-scale",
    says: { en: "merge adds AB without alpha / r.", zh: "merge 加上的 AB 没有乘 alpha / r。" },
    edits: [
      [
        "tf.add(this.base, tf.mul(tf.matMul(this.A, this.B), this.scale))",
        "tf.add(this.base, tf.matMul(this.A, this.B))",
      ],
    ],
    killedBy: "merged equals unmerged",
  },
  {
    name: "unmerge-with-the-present-ab",
    says: {
      en: "unmerge subtracts the present AB. If A and B were trained meanwhile, that is not what merge added.",
      zh: "unmerge 减去的是当前的 AB。如果期间 A、B 又训练过，减掉的就不是 merge 时加上的那一份。",
    },
    edits: [
      ["private readonly base: tf.Tensor2D;", "private base: tf.Tensor2D;"],
      [
        "this.merged?.dispose();",
        "if (this.merged !== undefined) this.base = tf.sub(this.merged, tf.mul(tf.matMul(this.A, this.B), this.scale));",
      ],
    ],
    killedBy: "training while merged",
  },
  {
    name: "unmerge-always-subtracts",
    says: { en: "unmerge subtracts AB even where nothing was merged.", zh: "还没有合并，unmerge 也减了一遍 AB。" },
    edits: [
      ["private readonly base: tf.Tensor2D;", "private base: tf.Tensor2D;"],
      ["this.merged?.dispose();", "this.base = tf.sub(this.weight(), tf.mul(tf.matMul(this.A, this.B), this.scale));"],
    ],
    killedBy: "unmerge without a merge changes nothing",
  },
  {
    name: "unmerge-forgets",
    says: { en: "unmerge does not restore W.", zh: "unmerge 没有把 W 恢复回来。" },
    edits: [["    this.merged?.dispose();\n    this.merged = undefined;\n", ""]],
    killedBy: "a merge and back",
  },
  {
    name: "weight-with-branch",
    says: {
      en: "Your weight() includes the branch before any merge. It is what forward multiplies x with: W alone until merge.",
      zh: "还没有合并，你的 weight() 就把旁路算进去了。它是 forward 里和 x 相乘的那个矩阵：合并之前就是 W。",
    },
    edits: [
      [
        "return tf.clone(this.merged ?? this.base);",
        "return this.merged ?? tf.add(this.base, tf.mul(tf.matMul(this.A, this.B), this.scale));",
      ],
    ],
    killedBy: "unmerge without a merge changes nothing",
  },
  {
    name: "weight-of-the-base",
    says: {
      en: "Your weight() is always W. After a merge forward multiplies by the merged matrix, and that is what it returns.",
      zh: "你的 weight() 返回的始终是 W。合并之后 forward 乘的是合并后的矩阵，应当返回它。",
    },
    edits: [["return tf.clone(this.merged ?? this.base);", "return tf.clone(this.base);"]],
    killedBy: "a merge and back",
  },
  {
    name: "trains-w",
    says: {
      en: "trainable() returns more than A and B: W stays frozen.",
      zh: "trainable() 返回的不只是 A 和 B：W 是冻结的。",
    },
    edits: [["return [this.A, this.B];", "return [this.A, this.B, tf.variable(this.base)];"]],
    killedBy: "exactly A and B, merged or not",
  },
  {
    name: "nothing-trainable-when-merged",
    says: {
      en: "trainable() is empty after a merge. It always returns [A, B].",
      zh: "合并之后 trainable() 变成空的了。它始终返回 [A, B]。",
    },
    edits: [["return [this.A, this.B];", "return this.merged === undefined ? [this.A, this.B] : [];"]],
    killedBy: "exactly A and B, merged or not",
  },
  {
    name: "copies-of-a-and-b",
    says: {
      en: "trainable() hands out copies: training them changes nothing in the layer.",
      zh: "trainable() 给出的是副本：训练它们，层里的参数不会变。",
    },
    edits: [["return [this.A, this.B];", "return [tf.variable(tf.clone(this.A)), tf.variable(tf.clone(this.B))];"]],
    killedBy: "forward sees a training step",
  },
  {
    name: "b-without-gradient",
    says: {
      en: "B was read once, at construction. forward must use the variable itself, or no gradient reaches it.",
      zh: "B 只在构造时读了一次。forward 里要用变量本身，否则梯度传不到它。",
    },
    edits: [
      [
        "private merged: tf.Tensor2D | undefined;",
        "private merged: tf.Tensor2D | undefined;\n  private readonly fixed: tf.Tensor2D;",
      ],
      ["this.B = tf.variable(B);", "this.B = tf.variable(B);\n    this.fixed = tf.clone(B);"],
      ["tf.matMul(narrow, this.B)", "tf.matMul(narrow, this.fixed)"],
    ],
    killedBy: "gradients of A and B",
  },
  {
    name: "branch-lost-after-unmerge",
    says: {
      en: "After a merge and back your layer stays without its branch: the update is gone from the output, and A and B get no gradient.",
      zh: "merge 再 unmerge 之后，你的旁路没有恢复：输出里少了增量，A、B 也没有梯度了。",
    },
    edits: [
      [
        "private merged: tf.Tensor2D | undefined;",
        "private merged: tf.Tensor2D | undefined;\n  private wasMerged = false;",
      ],
      ["if (this.merged === undefined) {", "if (!this.wasMerged) {"],
      ["if (this.merged !== undefined) return;", "if (this.merged !== undefined) return;\n    this.wasMerged = true;"],
    ],
    killedBy: "gradients after a merge and back",
  },
  {
    name: "no-bias",
    says: { en: "The bias is missing.", zh: "没有加 bias。" },
    edits: [["if (this.bias !== undefined) y = tf.add(y, this.bias);\n", ""]],
    killedBy: "any leading shape",
  },
  {
    name: "bias-required",
    says: { en: "A layer without bias fails: `bias` is optional.", zh: "没有 bias 的层会出错：`bias` 是可选的。" },
    edits: [["if (this.bias !== undefined) y = tf.add(y, this.bias);", "y = tf.add(y, this.bias as tf.Tensor1D);"]],
    killedBy: "three, five and four wide, without bias",
  },
  {
    name: "flattens-the-batch",
    says: {
      en: "The leading axes are lost: [..., in] becomes [..., out], with the same leading axes.",
      zh: "前面的维度丢了：[..., in] 变成 [..., out]，前面的维度不变。",
    },
    edits: [["return tf.reshape(y, [...x.shape.slice(0, -1), dout]);", "return tf.reshape(y, [-1, dout]);"]],
    killedBy: "any leading shape",
  },
  {
    name: "a-unchecked",
    says: {
      en: "You accept an A whose first axis is not `in`. It must throw a RangeError.",
      zh: "A 的第一维不等于 `in`，你却没有报错。应当抛出 RangeError。",
    },
    edits: [['requireAxis("A", A, 0, din);', ""]],
    killedBy: "A of another input width",
  },
  {
    name: "rank-unchecked",
    says: {
      en: "You accept an A and a B of different ranks. They must throw a RangeError.",
      zh: "A 和 B 的 rank 不一致，你却没有报错。应当抛出 RangeError。",
    },
    edits: [['requireAxis("B", B, 0, r);', ""]],
    killedBy: "B of another rank",
  },
  {
    name: "b-unchecked",
    says: {
      en: "You accept a B whose second axis is not `out`. It must throw a RangeError.",
      zh: "B 的第二维不等于 `out`，你却没有报错。应当抛出 RangeError。",
    },
    edits: [['requireAxis("B", B, 1, dout);', ""]],
    killedBy: "B of another output width",
  },
  {
    name: "bias-unchecked",
    says: {
      en: "You accept a bias whose length is not `out`. It must throw a RangeError.",
      zh: "bias 的长度不等于 `out`，你却没有报错。应当抛出 RangeError。",
    },
    edits: [['if (o.bias !== undefined) requireAxis("bias", o.bias, 0, dout);', ""]],
    killedBy: "a bias of another width",
  },
  {
    name: "input-unchecked",
    says: {
      en: "You leave an input of the wrong width to the library, whose error is a plain Error. Throw a RangeError.",
      zh: "输入宽度不对时，你交给了库去报错，而库抛出的只是普通的 Error。应当抛出 RangeError。",
    },
    edits: [['requireAxis("x", x, x.rank - 1, din);', ""]],
    killedBy: "an input of another width",
  },
  {
    name: "leaks-tensors",
    says: {
      en: "Your forward leaves intermediate tensors behind: wrap it in tf.tidy.",
      zh: "你的 forward 留下了中间张量：用 tf.tidy 包住。",
    },
    edits: [
      ["    return tf.tidy(() => {\n", "    return (() => {\n"],
      ["dout]);\n    });", "dout]);\n    })();"],
    ],
    killedBy: "rank 2, alpha 4",
  },
];
