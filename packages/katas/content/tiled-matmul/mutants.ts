/** @file Wrong answers that this kata rejects, each with the case that exists because of it. */
import type { Mutant } from "@kata/grader/contract";

/** Turns all of b round first, then takes dot products of contiguous rows. */
const TRANSPOSED_COPY = `export function matmul(a, b, { m, k, n }, c = new Float32Array(m * n)) {
  for (const x of [a, b]) {
    const end = Math.min(x.byteOffset + x.byteLength, c.byteOffset + c.byteLength);
    if (x.buffer === c.buffer && Math.max(x.byteOffset, c.byteOffset) < end) throw new RangeError("shared memory");
  }
  const columns = new Float32Array(k * n);
  for (let p = 0; p < k; p++) for (let j = 0; j < n; j++) columns[j * k + p] = b[p * n + j];
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum += a[i * k + p] * columns[j * k + p];
      c[i * n + j] += sum;
    }
  }
  return c;
}
`;

const MICRO_KERNEL = "if (i + R <= i1 && j + R <= n) addTile(operands, i, j, p0, p1);";
const EDGE = "          else addEdge(operands, i, Math.min(i + R, i1), j, Math.min(j + R, n), p0, p1);\n";
const EDGE_SUM = "sum += a[i * k + p]! * b[p * n + j]!;";
const CHECK = "if (overlaps(c, a) || overlaps(c, b)) throw";
const SIGNATURE = "  c: Float32Array = new Float32Array(m * n),\n): Float32Array {\n";
const RETURN = "  return c;\n";

export const mutants: readonly Mutant[] = [
  {
    name: "copies-b-transposed",
    says: {
      en: "The values are right, but you copy a whole matrix first, turned round or not. Copy at most a tile at a time: scratch is bounded, whatever the size of a and b.",
      zh: "数值正确，但你先把整个矩阵拷了一份（无论是否转置）。一次最多拷一个 tile：无论 a、b 多大，临时空间都有固定上限。",
    },
    source: TRANSPOSED_COPY,
    killedBy: "no second a or b",
  },
  {
    name: "product-beside-c",
    says: {
      en: "The values are right, but you compute the product into a matrix of its own and add that to c. Add each tile to c when it is ready.",
      zh: "数值正确，但你先把乘积算进一个单独的矩阵，再加到 c 上。每算好一个 tile 就该直接累加到 c。",
    },
    edits: [
      ["  c: Float32Array = new Float32Array(m * n),\n", "  into?: Float32Array,\n"],
      [
        `  ${CHECK}`,
        "  const c = new Float32Array(m * n);\n  if (into && (overlaps(into, a) || overlaps(into, b))) throw",
      ],
      [
        RETURN,
        "  if (into === undefined) return c;\n  for (let i = 0; i < c.length; i++) into[i]! += c[i]!;\n  return into;\n",
      ],
    ],
    killedBy: "no product beside c",
  },
  {
    name: "float64-copy-of-the-result",
    says: {
      en: "The values are right, but you keep all of c a second time in float64. Sums in registers are in float64 already; only one block's worth is rounded at a time.",
      zh: "数值正确，但你用 float64 又存了一份完整的 c。寄存器里的部分和本来就是 float64，每个分块写回时才舍入一次，不需要再存一份。",
    },
    edits: [
      ["  c: Float32Array;\n  k: number;", "  c: Float32Array | Float64Array;\n  k: number;"],
      [
        "  const operands = { a, b, c, k, n };\n",
        "  const wide = Float64Array.from(c);\n  const operands = { a, b, c: wide, k, n };\n",
      ],
      [RETURN, "  c.set(wide);\n  return c;\n"],
      ["function addRow(c: Float32Array,", "function addRow(c: Float32Array | Float64Array,"],
    ],
    killedBy: "no wider copy of the result",
  },
  {
    name: "skips-zeros",
    says: {
      en: "You skip the products with a zero in a. 0 times NaN or Infinity is NaN: the skip hides a broken value, and a branch in the inner loop costs more than it saves.",
      zh: "你跳过了 a 中为 0 的乘积。0 乘 NaN 或 Infinity 得 NaN：跳过就把坏值掩盖了，而且内层循环里的分支得不偿失。",
    },
    edits: [
      [
        "    c00 += a0 * b0; c01 += a0 * b1; c02 += a0 * b2; c03 += a0 * b3;\n",
        "    if (a0 !== 0) { c00 += a0 * b0; c01 += a0 * b1; c02 += a0 * b2; c03 += a0 * b3; }\n",
      ],
      [
        "    c10 += a1 * b0; c11 += a1 * b1; c12 += a1 * b2; c13 += a1 * b3;\n",
        "    if (a1 !== 0) { c10 += a1 * b0; c11 += a1 * b1; c12 += a1 * b2; c13 += a1 * b3; }\n",
      ],
      [
        "    c20 += a2 * b0; c21 += a2 * b1; c22 += a2 * b2; c23 += a2 * b3;\n",
        "    if (a2 !== 0) { c20 += a2 * b0; c21 += a2 * b1; c22 += a2 * b2; c23 += a2 * b3; }\n",
      ],
      [
        "    c30 += a3 * b0; c31 += a3 * b1; c32 += a3 * b2; c33 += a3 * b3;\n",
        "    if (a3 !== 0) { c30 += a3 * b0; c31 += a3 * b1; c32 += a3 * b2; c33 += a3 * b3; }\n",
      ],
      [EDGE_SUM, "if (a[i * k + p] !== 0) sum += a[i * k + p]! * b[p * n + j]!;"],
    ],
    killedBy: "NaN and Infinity behind a zero",
  },
  {
    name: "skips-zeros-of-b",
    says: {
      en: "You skip the products with a zero in b. 0 times NaN or Infinity is NaN, and it has to show.",
      zh: "你跳过了 b 中为 0 的乘积。0 乘 NaN 或 Infinity 得 NaN，这个结果必须体现出来。",
    },
    edits: [
      [MICRO_KERNEL, "if (i + R < 0) addTile(operands, i, j, p0, p1);"],
      [EDGE_SUM, "if (b[p * n + j] !== 0) sum += a[i * k + p]! * b[p * n + j]!;"],
    ],
    killedBy: "zeros in b, NaN and Infinity in a and c",
  },
  {
    name: "nan-becomes-zero",
    says: {
      en: "`|| 0` is meant for numbers read beyond the edge of a tile, but NaN is falsy, too: broken inputs become zeros. Use bounds, or `??`.",
      zh: "`|| 0` 本想处理 tile 边缘读越界的数，可 NaN 也是假值：坏的输入变成了 0。应当用边界判断，或者用 `??`。",
    },
    edits: [
      [MICRO_KERNEL, "if (i + R < 0) addTile(operands, i, j, p0, p1);"],
      [EDGE_SUM, "sum += (a[i * k + p] || 0) * (b[p * n + j] || 0);"],
    ],
    killedBy: "NaN and Infinity behind a zero",
  },
  {
    name: "whole-tiles-only",
    says: {
      en: "You compute whole tiles only. Where a length is no multiple of the tile, the last rows and columns stay empty.",
      zh: "你只算了完整的 tile。长度不是 tile 的整数倍时，最后几行几列没有算。",
    },
    edits: [[EDGE, ""]],
    killedBy: "lengths around 4, 8 and 16",
  },
  {
    name: "drops-the-last-steps",
    says: {
      en: "The last, shorter block of the inner length is left out: its products are missing from every sum. Round the number of blocks up.",
      zh: "k 方向最后那个不满的分块被漏掉了，每个和都少了几项。块数要向上取整。",
    },
    edits: [
      ["const p1 = Math.min(p0 + KC, k);", "if (p0 > 0 && p0 + KC > k) break;\n    const p1 = Math.min(p0 + KC, k);"],
    ],
    killedBy: "lengths around 32, 64 and 128",
  },
  {
    name: "steps-beyond-the-end",
    says: {
      en: "The last block of the inner length is read to its full size, beyond k: into the next row of a, and behind the end of b. The end of a block is min(start + size, k).",
      zh: "k 方向的最后一块按满块读取，越过了 k：读到了 a 的下一行，也读出了 b 的末尾。块的终点应取 min(起点 + 块长, k)。",
    },
    edits: [["const p1 = Math.min(p0 + KC, k);", "const p1 = p0 + Math.min(KC, 4 * Math.ceil((k - p0) / 4));"]],
    killedBy: "lengths around 4, 8 and 16",
  },
  {
    name: "columns-run-into-the-next-row",
    says: {
      en: "A tile at the right edge is treated as if it were whole: it adds to the first columns of the next row. Columns end at n.",
      zh: "最右边不满的 tile 被当成了完整的，结果加到了下一行的前几列上。列号到 n 为止。",
    },
    edits: [[MICRO_KERNEL, "if (i + R <= i1) addTile(operands, i, j, p0, p1);"]],
    killedBy: "lengths around 4, 8 and 16",
  },
  {
    name: "last-block-of-rows-missing",
    says: {
      en: "The last, shorter block of rows is left out. Round the number of blocks up.",
      zh: "m 方向最后那个不满的分块被漏掉了。块数要向上取整。",
    },
    edits: [
      ["const i1 = Math.min(i0 + MC, m);", "const i1 = Math.min(i0 + MC, m);\n      if (i0 > 0 && i0 + MC > m) break;"],
    ],
    killedBy: "lengths around 32, 64 and 128",
  },
  {
    name: "blocks-overlap",
    says: {
      en: "Neighbouring blocks share a step: its product is added twice. Ranges are half-open, and the next block begins where the last one ended.",
      zh: "相邻两个分块重叠了一步，那一项被加了两次。区间是左闭右开的，下一块从上一块的终点开始。",
    },
    edits: [["p0 < k; p0 += KC", "p0 < k; p0 += KC - 1"]],
    killedBy: "a long inner length",
  },
  {
    name: "last-block-overwrites",
    says: {
      en: "Each block of the inner length overwrites what the blocks before it have summed up. Blocks along k add to c.",
      zh: "k 方向的每个分块都覆盖了前面分块的和。沿 k 的各块应当累加到 c。",
    },
    edits: [
      [
        "  const operands = { a, b, c, k, n };\n",
        "  const operands = { a, b, c, k, n };\n  const given = arguments[3] === undefined ? undefined : c.slice();\n",
      ],
      [
        "    for (let i0 = 0; i0 < m; i0 += MC) {",
        "    if (p0 > 0) given === undefined ? c.fill(0) : c.set(given);\n    for (let i0 = 0; i0 < m; i0 += MC) {",
      ],
    ],
    killedBy: "a long inner length",
  },
  {
    name: "c-is-overwritten",
    says: {
      en: "What c held is lost: the product is added to it, it does not replace it.",
      zh: "c 原来的内容丢了：乘积要加到 c 上，而不是替换它。",
    },
    edits: [["  const operands = { a, b, c, k, n };\n", "  c.fill(0);\n  const operands = { a, b, c, k, n };\n"]],
    killedBy: "added to c at every shape of tile",
  },
  {
    name: "c-added-once-per-block",
    says: {
      en: "What c held is added again with every block of the inner length. It counts once.",
      zh: "k 方向每处理一个分块，就把 c 原来的内容又加了一遍。它只应算一次。",
    },
    edits: [
      [
        "  const operands = { a, b, c, k, n };\n",
        "  const operands = { a, b, c, k, n };\n  const start = c.slice();\n",
      ],
      [
        "    for (let i0 = 0; i0 < m; i0 += MC) {",
        "    if (p0 > 0) for (let i = 0; i < c.length; i++) c[i]! += start[i]!;\n    for (let i0 = 0; i0 < m; i0 += MC) {",
      ],
    ],
    killedBy: "added to c at every shape of tile",
  },
  {
    name: "c-is-ignored",
    says: {
      en: "The fourth parameter is not used: with c, the product is added to c, in place.",
      zh: "没有用到第四个参数：给出 c 时，乘积要就地加到 c 上。",
    },
    edits: [[SIGNATURE, "): Float32Array {\n  const c = new Float32Array(m * n);\n"]],
    killedBy: "added to c at every shape of tile",
  },
  {
    name: "c-is-not-updated",
    says: {
      en: "You return the right sum, but c itself stays as it was. It is updated in place.",
      zh: "返回的和是对的，但 c 本身没有变。应当就地更新 c。",
    },
    edits: [
      [SIGNATURE, "  into: Float32Array = new Float32Array(m * n),\n): Float32Array {\n"],
      [`  ${CHECK}`, "  const c = into.slice();\n  if (overlaps(into, a) || overlaps(into, b)) throw"],
    ],
    killedBy: "added to c at every shape of tile",
  },
  {
    name: "returns-a-copy-of-c",
    says: {
      en: "c is updated, but what you return is a copy of it. Return c itself: the caller goes on with the same memory.",
      zh: "c 更新了，但你返回的是它的拷贝。应当返回 c 本身，调用方会继续使用同一块内存。",
    },
    edits: [[RETURN, "  return c.slice();\n"]],
    killedBy: "c itself is returned, and can be added to again",
  },
  {
    name: "shared-memory-not-checked",
    says: {
      en: "c may be a or b, and you write to it while you still read from it. Throw a RangeError before anything is written.",
      zh: "c 可能就是 a 或 b，你一边写、一边还在读。应当在写入之前就抛出 RangeError。",
    },
    edits: [[CHECK, "if (k < 0) throw"]],
    killedBy: "c may not share memory with a or b",
  },
  {
    name: "only-a-is-checked",
    says: {
      en: "You check c against a only. c may share memory with b, too.",
      zh: "你只检查了 c 与 a。c 也可能与 b 共享内存。",
    },
    edits: [[CHECK, "if (overlaps(c, a)) throw"]],
    killedBy: "c may not share memory with a or b",
  },
  {
    name: "only-identity-is-checked",
    says: {
      en: "You compare the array objects. Two views of one buffer are different objects over the same memory: compare buffer, byteOffset and byteLength.",
      zh: "你比较的是数组对象本身。同一个 buffer 上的两个视图是不同的对象，却指向同一块内存：要比较 buffer、byteOffset 和 byteLength。",
    },
    edits: [[CHECK, "if (c === a || c === b) throw"]],
    killedBy: "one number in common is too much",
  },
  {
    name: "only-the-start-is-checked",
    says: {
      en: "You compare where the views start. Two views may start apart and still overlap.",
      zh: "你只比较了视图的起点。起点不同的两个视图仍可能重叠。",
    },
    edits: [
      [
        "  return x.buffer === y.buffer && !isBefore(x, y) && !isBefore(y, x);",
        "  return x.buffer === y.buffer && x.byteOffset === y.byteOffset && !isBefore(x, y);",
      ],
    ],
    killedBy: "one number in common is too much",
  },
  {
    name: "one-buffer-is-refused",
    says: {
      en: "You refuse every c that lies in the same buffer as a or b. Slices of one workspace are fine as long as they do not overlap.",
      zh: "只要 c 与 a 或 b 在同一个 buffer 里，你就拒绝了。同一块工作区里的不同切片，只要不重叠就没问题。",
    },
    edits: [["x.buffer === y.buffer && !isBefore(x, y) && !isBefore(y, x)", "x.buffer === y.buffer"]],
    killedBy: "neighbours in one buffer share nothing",
  },
  {
    name: "neighbours-are-refused",
    says: {
      en: "You refuse a c that begins where a or b ends. Ranges are half-open: the end of the one is not part of it.",
      zh: "c 紧接在 a 或 b 的末尾之后，也被你拒绝了。区间是左闭右开的，终点不属于它。",
    },
    edits: [["x.byteOffset + x.byteLength <= y.byteOffset", "x.byteOffset + x.byteLength < y.byteOffset"]],
    killedBy: "neighbours in one buffer share nothing",
  },
  {
    name: "reads-the-whole-buffer",
    says: {
      en: "You read from the start of the underlying buffer. A view has an offset: index the array that you were given.",
      zh: "你从底层 buffer 的开头读起了。视图有自己的偏移：应当直接对传入的数组做下标。",
    },
    edits: [["const operands = { a, b, c, k, n };", "const operands = { a: new Float32Array(a.buffer), b, c, k, n };"]],
    killedBy: "neighbours in one buffer share nothing",
  },
  {
    name: "same-input-twice-is-refused",
    says: {
      en: "a and b may be the same matrix: both are only read.",
      zh: "a 和 b 可以是同一个矩阵：它们只被读取。",
    },
    edits: [[CHECK, "if (overlaps(a, b) || overlaps(c, a) || overlaps(c, b)) throw"]],
    killedBy: "a matrix times itself",
  },
  {
    name: "b-is-read-transposed",
    says: {
      en: "You read b as [n, k], a product with b transposed. Element (p, j) of a [k, n] matrix lies at p * n + j.",
      zh: "你把 b 当成 [n, k] 来读，算的是与 b 转置的乘积。[k, n] 矩阵的元素 (p, j) 在 p * n + j。",
    },
    edits: [
      [MICRO_KERNEL, "if (i + R < 0) addTile(operands, i, j, p0, p1);"],
      [EDGE_SUM, "sum += a[i * k + p]! * b[j * k + p]!;"],
    ],
    killedBy: "three lengths, all different",
  },
  {
    name: "one-length-for-all",
    says: {
      en: "A row of b has n numbers, not k: with the wrong stride only square matrices come out right.",
      zh: "b 的一行有 n 个数，不是 k 个：步长写错后，只有方阵才算得对。",
    },
    edits: [
      [MICRO_KERNEL, "if (i + R < 0) addTile(operands, i, j, p0, p1);"],
      [EDGE_SUM, "sum += a[i * k + p]! * b[p * k + j]!;"],
    ],
    killedBy: "three lengths, all different",
  },
  {
    name: "sum-starts-with-the-first-product",
    says: {
      en: "The sum starts with its first product instead of 0. With k = 0 there is none: what is read there is undefined, and the result NaN.",
      zh: "求和从第一个乘积开始，而不是从 0 开始。k = 0 时根本没有乘积，读到的是 undefined，结果成了 NaN。",
    },
    edits: [
      ["for (let p0 = 0; p0 < k; p0 += KC) {", "for (let p0 = 0; p0 === 0 || p0 < k; p0 += KC) {"],
      [MICRO_KERNEL, "if (i + R < 0) addTile(operands, i, j, p0, p1);"],
      [
        "let sum = 0;\n      for (let p = p0; p < p1; p++)",
        "let sum = a[i * k + p0]! * b[p0 * n + j]!;\n      for (let p = p0 + 1; p < p1; p++)",
      ],
    ],
    killedBy: "no steps leave c as it is",
  },
  {
    name: "rounds-to-half",
    says: {
      en: "Your running sums are rounded to 16 bits. Inputs may be short, sums need float32 at least: tensor cores, too, take float16 and sum up in float32.",
      zh: "你的部分和被舍入到了 16 位。输入可以是低精度，求和至少要用 float32：Tensor Core 也是吃 float16、用 float32 累加。",
    },
    edits: [
      [MICRO_KERNEL, "if (i + R < 0) addTile(operands, i, j, p0, p1);"],
      [
        EDGE_SUM,
        "{\n        sum += a[i * k + p]! * b[p * n + j]!;\n        const grain = 2 ** (Math.floor(Math.log2(Math.abs(sum))) - 10);\n        if (Number.isFinite(sum) && sum !== 0) sum = grain * Math.round(sum / grain);\n      }",
      ],
    ],
    killedBy: "three lengths, all different",
  },
];
