/** @file Wrong answers that this kata rejects, each with the case that exists because of it. */
import type { Mutant } from "@kata/grader/contract";

/** Attention of nH heads each, where `repeated(x)` makes the heads of keys and values: an expression over x, nH, nKv. */
const repeating = (repeated: string) => `import * as tf from "@tensorflow/tfjs";
export function gqa(q, k, v, o = {}) {
  const [b, nH, Tq, d] = q.shape;
  const [, nKv, Tk, dv] = v.shape;
  if (nH % nKv !== 0) throw new RangeError("heads");
  const heads = Array.from({ length: nH }, (_, h) => h);
  return tf.tidy(() => {
    const repeated = (x) => ${repeated};
    let visible = o.mask ? tf.cast(o.mask, "bool") : tf.ones([1, 1, 1, 1], "bool");
    if (o.causal) {
      const i = tf.reshape(tf.range(0, Tq), [Tq, 1]);
      const j = tf.reshape(tf.range(0, Tk), [1, Tk]);
      visible = tf.logicalAnd(visible, tf.lessEqual(j, tf.add(i, Tk - Tq)));
    }
    const raw = tf.mul(tf.matMul(q, repeated(k), false, true), 1 / Math.sqrt(d));
    const scores = tf.where(visible, raw, tf.fill(raw.shape, -Infinity));
    const top = tf.max(scores, -1, true);
    const weights = tf.exp(tf.sub(scores, tf.where(tf.equal(top, -Infinity), tf.zerosLike(top), top)));
    const sum = tf.sum(weights, -1, true);
    return tf.matMul(tf.div(weights, tf.where(tf.equal(sum, 0), tf.onesLike(sum), sum)), repeated(v));
  });
}
`;

const picked = (head: string) => repeating(`tf.gather(x, tf.tensor1d(heads.map((h) => ${head}), "int32"), 1)`);

const FOLD = "tf.reshape(tf.mul(q, 1 / Math.sqrt(d)), [b, nKv, rows, d])";
const RAW = "tf.reshape(tf.matMul(folded, k, false, true), [b, nH, Tq, Tk])";
const MIX = "tf.matMul(tf.reshape(weights, [b, nKv, rows, Tk]), v)";
const OUT = "tf.reshape(mixed, [b, nH, Tq, dv])";

export const mutants: readonly Mutant[] = [
  {
    name: "repeated-in-memory",
    says: {
      en: "The values are right, but keys and values are copied once for each query head, by you or by an operation that broadcasts: as large as the cache that grouping was to avoid. Fold the query heads of a group into the rows of q instead.",
      zh: "数值正确，但每个 query head 都有了一份 K/V 的拷贝（你自己拷的，或是广播时库内部拷的），又回到了分组想省掉的那个大小。应当把同组的 query head 折叠进 q 的行里。",
    },
    source: picked("Math.floor(h / (nH / nKv))"),
    killedBy: "decoding copies no keys and values",
  },
  {
    name: "repeated-by-tile",
    says: {
      en: "The values are right, but expand and tile, Llama's repeat_kv, writes every key and value nH / nKv times. Let one key head meet all query heads of its group in a single product.",
      zh: "数值正确，但先扩维再 tile（即 Llama 的 repeat_kv）会把每个 K/V 写 nH / nKv 遍。让一个 KV head 在一次矩阵乘里对上同组的全部 query head 即可。",
    },
    source: repeating("tf.reshape(tf.tile(tf.expandDims(x, 2), [1, 1, nH / nKv, 1, 1]), [b, nH, Tk, x.shape[3]])"),
    killedBy: "a short causal chunk copies no keys and values",
  },
  {
    name: "repeated-by-broadcasting",
    says: {
      en: "The values are right, but a matMul that broadcasts over the group axis repeats keys and values inside the library. Give each key head one matrix of g * Tq rows.",
      zh: "数值正确，但让 matMul 沿组这一维广播时，库内部照样会复制 K/V。应当让每个 KV head 对应一个 g * Tq 行的矩阵。",
    },
    edits: [
      [FOLD, "tf.mul(q, 1 / Math.sqrt(d))"],
      [
        RAW,
        "tf.reshape(tf.matMul(tf.reshape(folded, [b, nKv, nH / nKv, Tq, d]), tf.expandDims(k, 2), false, true), [b, nH, Tq, Tk])",
      ],
      [MIX, "tf.matMul(tf.reshape(weights, [b, nKv, nH / nKv, Tq, Tk]), tf.expandDims(v, 2))"],
    ],
    killedBy: "decoding copies no keys and values",
  },
  {
    name: "a-copy-for-each-head",
    says: {
      en: "The values are right, but you slice keys and values anew for every query head: in all, as many copies as query heads. One product serves a whole group.",
      zh: "数值正确，但你为每个 query head 重新切一份 K/V，总共还是拷了 nH 份。一次矩阵乘就能服务整个组。",
    },
    source: repeating(
      "tf.concat(heads.map((h) => tf.slice(x, [0, Math.floor(h / (nH / nKv)), 0, 0], [b, 1, Tk, x.shape[3]])), 1)",
    ),
    killedBy: "decoding copies no keys and values",
  },
  {
    name: "heads-taken-modulo",
    says: {
      en: "You pair query head h with key head h mod nKv, as tile() repeats. Neighbouring query heads share a key head: floor(h / (nH / nKv)), the order of repeat_interleave.",
      zh: "你用 h mod nKv 来配对，这是 tile() 的次序。应是相邻的 query head 共用一个 KV head：floor(h / (nH / nKv))，即 repeat_interleave 的次序。",
    },
    source: picked("h % nKv"),
    killedBy: "six query heads over two key heads",
  },
  {
    name: "group-size-and-number-confused",
    says: {
      en: "The group has nH / nKv heads, so the key head is floor(h / (nH / nKv)); you divide by nKv.",
      zh: "每组有 nH / nKv 个 head，所以 KV head 是 floor(h / (nH / nKv))；你除的是 nKv。",
    },
    source: picked("Math.floor(h / nKv) % nKv"),
    killedBy: "six query heads over two key heads",
  },
  {
    name: "first-key-head-for-all",
    says: {
      en: "All query heads read key head 0. That is right for multi-query attention only.",
      zh: "所有 query head 都读了第 0 个 KV head。只有 MQA 才是这样。",
    },
    source: picked("0"),
    killedBy: "as many key heads as query heads",
  },
  {
    name: "key-heads-averaged",
    says: {
      en: "You average the key and value heads. That is how a multi-head checkpoint is turned into a grouped one before training, not how attention is computed.",
      zh: "你对 KV head 取了平均。那是把 MHA 检查点转换成 GQA 时的做法，不是注意力的计算方式。",
    },
    source: repeating("tf.mean(x, 1, true)"),
    killedBy: "six query heads over two key heads",
  },
  {
    name: "folded-without-order",
    says: {
      en: "You fold the axis of positions before that of heads: rows of different heads are interleaved, and come back under the wrong head.",
      zh: "折叠时把位置维放在了头维前面：不同 head 的行交错在一起，还原后挂错了 head。",
    },
    edits: [
      [OUT, "tf.transpose(tf.reshape(mixed, [b, nKv, Tq, nH / nKv, dv]), [0, 1, 3, 2, 4]).reshape([b, nH, Tq, dv])"],
    ],
    killedBy: "six query heads over two key heads",
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
    name: "division-checked-the-wrong-way",
    says: {
      en: "You check that nKv is a multiple of nH. It is the query heads that are shared out among the key heads.",
      zh: "你检查的是 nKv 能否被 nH 整除。应当是 query head 的个数能被 KV head 的个数整除。",
    },
    edits: [["if (nH % nKv !== 0)", "if (nKv % nH !== 0 && nKv > nH)"]],
    killedBy: "heads that cannot be shared out",
  },
  {
    name: "no-scale",
    says: { en: "The scores are not divided by sqrt(d).", zh: "分数漏除了 sqrt(d)。" },
    edits: [["1 / Math.sqrt(d)", "1"]],
    killedBy: "six query heads over two key heads",
  },
  {
    name: "scale-by-model-width",
    says: {
      en: "The scores are divided by the root of the model's width nH * d. A score is a sum of d products, whatever the number of heads.",
      zh: "分数除以了模型宽度 nH * d 的平方根。一个分数只是 d 个乘积之和，与头数无关。",
    },
    edits: [["1 / Math.sqrt(d)", "1 / Math.sqrt(nH * d)"]],
    killedBy: "six query heads over two key heads",
  },
  {
    name: "scale-by-key-heads",
    says: {
      en: "The scores are divided by the root of nKv * d. The scale depends on the width d of one head alone.",
      zh: "分数除以了 nKv * d 的平方根。缩放只由单个 head 的宽度 d 决定。",
    },
    edits: [["1 / Math.sqrt(d)", "1 / Math.sqrt(nKv * d)"]],
    killedBy: "six query heads over three key heads",
  },
  {
    name: "scale-by-value-width",
    says: {
      en: "The scale comes from the width of the values; a score is a product of query and key.",
      zh: "缩放取的是 value 的宽度；分数是 query 与 key 的点积。",
    },
    edits: [["1 / Math.sqrt(d)", "1 / Math.sqrt(dv)"]],
    killedBy: "six query heads over two key heads",
  },
  {
    name: "causal-over-folded-rows",
    says: {
      en: "The causal rule counts the folded rows: from the second head of a group on, queries see the future. Row r stands for position r mod Tq.",
      zh: "因果规则按折叠后的行号算了：从组内第二个 head 起，query 就能看到未来。第 r 行对应的位置是 r mod Tq。",
    },
    edits: [
      [
        "tf.where(visibility(Tq, Tk, o), raw, tf.fill(raw.shape, -Infinity))",
        "tf.where(tf.reshape(visibility(rows, Tk, { causal: o.causal }, Tk - Tq), o.causal ? [1, 1, rows, Tk] : [1, 1, 1, 1]), tf.reshape(raw, [b, nKv, rows, Tk]), tf.fill([b, nKv, rows, Tk], -Infinity)).reshape(raw.shape)",
      ],
      ["{ causal, mask }: GqaOptions)", "{ causal, mask }: GqaOptions, offset = Tk - Tq)"],
      ['tf.scalar(Tk - Tq, "int32")', 'tf.scalar(offset, "int32")'],
    ],
    killedBy: "as many queries as keys",
  },
  {
    name: "causal-aligned-to-start",
    says: {
      en: "Your causal rule is aligned to the first key, so a query that decodes after a cache sees one key. The queries are the last positions: j <= i + Tk - Tq.",
      zh: "因果规则对齐到了第一个 key，带缓存解码的那个 query 只看得到一个 key。query 是最后的几个位置：j <= i + Tk - Tq。",
    },
    edits: [['tf.add(i, tf.scalar(Tk - Tq, "int32"))', "i"]],
    killedBy: "decoding: one query after a long cache",
  },
  {
    name: "causal-strict",
    says: {
      en: "A position cannot see itself: the causal rule is j <= i + Tk - Tq, not <.",
      zh: "位置看不到自己了：因果规则是 j <= i + Tk - Tq，不是 <。",
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
    edits: [["mask ? tf.cast(mask", "mask && !causal ? tf.cast(mask"]],
    killedBy: "a key must pass mask and causal rule",
  },
  {
    name: "mask-of-the-groups-first-head",
    says: {
      en: "All query heads of a group are masked like its first one. The mask has an axis of query heads, also where keys are shared.",
      zh: "同组的 query head 都用了组内第一个 head 的掩码。即使共用 KV，掩码仍按 query head 各有一份。",
    },
    edits: [
      [
        "tf.where(visibility(Tq, Tk, o),",
        'tf.where(o.mask && o.mask.shape[1] === nH ? tf.gather(visibility(Tq, Tk, o), tf.tensor1d(Array.from({ length: nH }, (_, h) => h - (h % (nH / nKv))), "int32"), 1) : visibility(Tq, Tk, o),',
      ],
    ],
    killedBy: "another mask for each query head",
  },
  {
    name: "mask-of-the-first-batch",
    says: { en: "Every sequence is masked like the first one.", zh: "所有序列都用了第一条序列的掩码。" },
    edits: [['tf.cast(mask, "bool")', 'tf.cast(tf.slice(mask, [0, 0, 0, 0], [1, -1, -1, -1]), "bool")']],
    killedBy: "padding of each sequence, the same for all heads",
  },
  {
    name: "mask-inverted",
    says: { en: "The mask is read the other way round: 1 means keep.", zh: "掩码读反了：1 表示保留。" },
    edits: [['tf.cast(mask, "bool")', 'tf.logicalNot(tf.cast(mask, "bool"))']],
    killedBy: "padding of each sequence, the same for all heads",
  },
  {
    name: "fill-minus-1e9",
    says: {
      en: "A query that sees nothing outputs the mean of the values: a large negative fill is uniform once nothing else is in the row. It must output zeros.",
      zh: "看不到任何 key 的 query 输出了 value 的均值：整行都是很大的负数时，softmax 之后就是均匀分布。应当输出 0。",
    },
    edits: [["tf.fill(raw.shape, -Infinity)", "tf.fill(raw.shape, -1e9)"]],
    killedBy: "a mask over queries alone",
  },
  {
    name: "fill-minus-1e4",
    says: {
      en: "Hidden scores are filled with -1e4. Where visible scores are as low, hidden keys get weight.",
      zh: "你用 -1e4 填充被遮住的分数。可见分数同样低时，被遮住的 key 会分到权重。",
    },
    edits: [["tf.fill(raw.shape, -Infinity)", "tf.fill(raw.shape, -1e4)"]],
    killedBy: "hidden keys stay hidden when visible scores reach -1e4",
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
    name: "no-max",
    says: {
      en: "exp() of the raw scores overflows: subtract the largest visible score of the row first.",
      zh: "直接对原始分数取 exp() 会溢出：先减去这一行可见分数的最大值。",
    },
    edits: [["tf.exp(tf.sub(scores, max))", "tf.exp(scores)"]],
    killedBy: "scores of 1e4 and of -1e4",
  },
  {
    name: "one-max-for-all-rows",
    says: {
      en: "One maximum is subtracted from all rows, so a row of low scores underflows to zeros. Each row has its own.",
      zh: "所有行共用一个最大值，分数低的行会全部下溢成 0。每一行要减自己的最大值。",
    },
    edits: [["tf.max(scores, -1, true)", "tf.max(scores, undefined, true)"]],
    killedBy: "scores of 1e4 and of -1e4",
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
    killedBy: "four query heads, two key heads",
  },
];
