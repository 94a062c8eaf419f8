import type { Mutant } from "@kata/grader/contract";

const LOOP_HEAD = `      // A token outside the response does not exist: it is not read, and the carry passes over it unchanged.
      if (mask[i] === 0) continue;
`;

/** The body of the loop. */
const STEP = `      // The future is the critic's word with weight 1 - lambda, what was sampled with weight lambda.
      const future = (1 - o.lambda) * nextValue + o.lambda * nextReturn;
      nextReturn = r[i]! + o.gamma * future;
      nextValue = v[i]!;
      returns[i] = nextReturn;
      adv[i] = nextReturn - nextValue;
`;

/** The same step in the paper's form, with one part exchanged. */
const paper = ({ delta = "r[i]! + o.gamma * nextValue - v[i]!", carry = "o.gamma * o.lambda", round = "" }) =>
  `      const delta = ${delta};
      const advantage = ${round}(delta + ${carry} * (nextReturn - nextValue));
      nextValue = v[i]!;
      nextReturn = advantage + nextValue;
      returns[i] = nextReturn;
      adv[i] = advantage;
`;

const RETURN = "  return { adv, returns };\n";

/** Mean 0 and deviation 1 over the response tokens of the batch. */
const WHITEN = `  const kept = adv.filter((_, i) => mask[i] === 1);
  const mean = kept.reduce((sum, a) => sum + a, 0) / kept.length;
  const sd = Math.sqrt(kept.reduce((sum, a) => sum + (a - mean) ** 2, 0) / kept.length) + 1e-8;
  const white = adv.map((a, i) => (mask[i] === 1 ? (a - mean) / sd : 0));
`;

export const mutants: readonly Mutant[] = [
  {
    name: "recursion-through-padding",
    says: {
      en: "Your recursion runs over every position, so that padding and prompt get advantages, and padding leaks into the last response token. A position outside the mask does not exist.",
      zh: "你的递推走遍了所有位置：填充和 prompt 也得到了优势，填充还会泄漏到最后一个 response token。掩码之外的位置应当视为不存在。",
    },
    edits: [[LOOP_HEAD, ""]],
    killedBy: "responses of unequal length",
  },
  {
    name: "zeroed-only-at-the-end",
    says: {
      en: "You zero the outputs outside the mask, but the recursion has already passed through those positions: what lies there reaches the response.",
      zh: "你只在最后把掩码外的输出清零，而递推已经经过了那些位置：那里的值早已混进了 response。",
    },
    edits: [
      [LOOP_HEAD, ""],
      ["adv[i] = nextReturn - nextValue;", "adv[i] = mask[i] === 1 ? nextReturn - nextValue : 0;"],
      ["returns[i] = nextReturn;", "returns[i] = mask[i] === 1 ? nextReturn : 0;"],
    ],
    killedBy: "interior gaps",
  },
  {
    name: "next-value-from-a-gap",
    says: {
      en: "v_next is the value of the next response token. You take the value at the next position, which may be padding or a tool's answer.",
      zh: "v_next 是下一个 response token 的价值，你取的却是下一个位置的价值，那里可能是填充或工具返回的内容。",
    },
    edits: [
      [
        LOOP_HEAD,
        "      if (mask[i] === 0) {\n        nextReturn += v[i]! - nextValue;\n        nextValue = v[i]!;\n        continue;\n      }\n",
      ],
    ],
    killedBy: "NaN wherever the mask is 0",
  },
  {
    name: "gap-cuts-the-episode",
    says: {
      en: "You start again after every gap, as if the response ended there. A tool's answer is skipped; the response goes on behind it.",
      zh: "你在每个间隙处重新开始，好像 response 到此结束。工具返回的内容只是跳过，后面的 token 仍属于同一条 response。",
    },
    edits: [
      [LOOP_HEAD, "      if (mask[i] === 0) {\n        nextValue = nextReturn = 0;\n        continue;\n      }\n"],
    ],
    killedBy: "interior gaps",
  },
  {
    name: "gap-decays",
    says: {
      en: "Each skipped position costs you a factor gamma * lambda. Distance is counted in response tokens: the carry passes over a gap unchanged.",
      zh: "每跳过一个位置，你都多乘了一次 γλ。距离按 response token 计数，跨过间隙时累积量保持不变。",
    },
    edits: [
      [
        LOOP_HEAD,
        "      if (mask[i] === 0) {\n        nextReturn = nextValue + o.gamma * o.lambda * (nextReturn - nextValue);\n        continue;\n      }\n",
      ],
    ],
    killedBy: "gaps anywhere",
  },
  {
    name: "mask-by-multiplication",
    says: {
      en: "You multiply by the mask instead of skipping. 0 * NaN is NaN: what must not be read has to be branched around.",
      zh: "你用乘以掩码代替跳过。0 * NaN 仍是 NaN：不该读的位置必须用分支绕开。",
    },
    edits: [
      [LOOP_HEAD, "      const on = mask[i]!;\n"],
      [
        "nextReturn = r[i]! + o.gamma * future;",
        "nextReturn = on * (r[i]! + o.gamma * future) + (1 - on) * nextReturn;",
      ],
      ["nextValue = v[i]!;", "nextValue = on * v[i]! + (1 - on) * nextValue;"],
      ["returns[i] = nextReturn;", "returns[i] = on * nextReturn;"],
      ["adv[i] = nextReturn - nextValue;", "adv[i] = on * (nextReturn - nextValue);"],
    ],
    killedBy: "NaN wherever the mask is 0",
  },
  {
    name: "whitened",
    says: {
      en: "You whiten the advantages. That is a step of the training loop, over whatever batch it sees; the estimator returns them as they are.",
      zh: "你在这里做了优势白化。白化属于训练循环，针对它所见的批次；估计函数应原样返回优势。",
    },
    edits: [[RETURN, `${WHITEN}  return { adv: white, returns };\n`]],
    killedBy: "responses of unequal length",
  },
  {
    name: "returns-after-whitening",
    says: {
      en: "Your returns are the whitened advantage plus the value. The critic would learn a target of the wrong scale: returns = A + v, before any whitening.",
      zh: "你的 returns 用了白化后的优势加价值，Critic 学到的目标尺度就错了：returns = A + v，要在白化之前算。",
    },
    edits: [
      [RETURN, `${WHITEN}  return { adv, returns: returns.map((_, i) => (mask[i] === 1 ? white[i]! + v[i]! : 0)) };\n`],
    ],
    killedBy: "responses of unequal length",
  },
  {
    name: "returns-are-rewards-to-go",
    says: {
      en: "Your returns are discounted sums of rewards. Only lambda = 1 makes them equal; in general the critic's target is A + v.",
      zh: "你的 returns 是折扣奖励和。只有 λ = 1 时两者才相等；一般情况下 Critic 的目标是 A + v。",
    },
    edits: [
      ["let nextReturn = nextValue;", "let nextReturn = nextValue;\n    let toGo = nextValue;"],
      ["returns[i] = nextReturn;", "toGo = r[i]! + o.gamma * toGo;\n      returns[i] = toGo;"],
    ],
    killedBy: "lambda 0 leaves the TD error",
  },
  {
    name: "no-lambda",
    says: {
      en: "lambda is missing from the recursion: A = delta + gamma * lambda * A_next.",
      zh: "递推里漏了 λ：A = δ + γλ·A_next。",
    },
    edits: [[STEP, paper({ carry: "o.gamma" })]],
    killedBy: "lambda 0 leaves the TD error",
  },
  {
    name: "no-gamma-in-recursion",
    says: {
      en: "gamma is missing from the recursion: A = delta + gamma * lambda * A_next.",
      zh: "递推里漏了 γ：A = δ + γλ·A_next。",
    },
    edits: [[STEP, paper({ carry: "o.lambda" })]],
    killedBy: "lambda 1 leaves the return minus the value",
  },
  {
    name: "lambda-in-delta",
    says: {
      en: "lambda does not belong into the TD error. It weighs later errors; delta itself is r + gamma * v_next - v.",
      zh: "λ 不该出现在 TD 误差里。它只加权后面的误差；δ 本身是 r + γ·v_next - v。",
    },
    edits: [[STEP, paper({ delta: "r[i]! + o.gamma * o.lambda * nextValue - v[i]!" })]],
    killedBy: "lambda 0 leaves the TD error",
  },
  {
    name: "gamma-zero-is-default",
    says: {
      en: "gamma 0 is a number like any other, and you replace it by a default. Use ?? rather than ||.",
      zh: "γ = 0 也是合法取值，你却把它当成没传而换成了默认值。应使用 ?? 而不是 ||。",
    },
    edits: [
      ["  const adv = new", "  const gamma = o.gamma || 1;\n  const adv = new"],
      ["o.gamma * future", "gamma * future"],
    ],
    killedBy: "gamma 0 looks at no later token",
  },
  {
    name: "last-value-ignored",
    says: {
      en: "You end every row with the value 0. A row that was cut off goes on beyond its last token, and lastValue says what is still to come.",
      zh: "你把每行末尾之后的价值都当成 0。被截断的序列后面还有内容，lastValue 给出的就是它的价值。",
    },
    edits: [["o.lastValue?.[b] ?? 0", "0"]],
    killedBy: "a last value per row",
  },
  {
    name: "last-value-of-row-zero",
    says: {
      en: "Each row has a last value of its own; you use that of row 0 for all.",
      zh: "每一行都有自己的 lastValue，你对所有行都用了第 0 行的。",
    },
    edits: [["o.lastValue?.[b] ?? 0", "o.lastValue?.[0] ?? 0"]],
    killedBy: "a last value per row",
  },
  {
    name: "last-value-also-an-advantage",
    says: {
      en: "lastValue bootstraps the value, not the advantage: behind the last token A_next is 0.",
      zh: "lastValue 只用来引导价值，不是优势：最后一个 token 之后 A_next 为 0。",
    },
    edits: [["let nextReturn = nextValue;", "let nextReturn = 2 * nextValue;"]],
    killedBy: "a single position",
  },
  {
    name: "rows-run-together",
    says: {
      en: "The recursion runs from the start of one row on into the end of the row before. Each row begins with A_next = 0 and its own v_next.",
      zh: "递推从一行的开头直接接到了上一行的末尾。每行都要重新从 A_next = 0 和自己的 v_next 开始。",
    },
    edits: [
      ["    let nextValue = o.lastValue?.[b] ?? 0;\n    let nextReturn = nextValue;\n", ""],
      [
        "  for (let b = 0; b < s.B; b++) {\n",
        "  let nextValue = 0;\n  let nextReturn = 0;\n  for (let b = s.B - 1; b >= 0; b--) {\n",
      ],
    ],
    killedBy: "rows do not touch",
  },
  {
    name: "values-where-nothing-is-masked-in",
    says: {
      en: "returns is 0 outside the response as well. Yours holds the value there.",
      zh: "掩码外的 returns 也必须是 0，你的结果在那里保留了 v。",
    },
    edits: [
      ["if (mask[i] === 0) continue;", "if (mask[i] === 0) {\n        returns[i] = v[i]!;\n        continue;\n      }"],
    ],
    killedBy: "a row without response tokens",
  },
  {
    name: "float32-recursion",
    says: {
      en: "Your recursion rounds to float32 at every step, for instance by reading the carry back from the Float32Array. Over thousands of terms the roundings add up: keep the carry in a plain number.",
      zh: "你的递推每一步都舍入到了 float32，比如从 Float32Array 里读回累积量。上千项之后误差会累积：累积量应放在普通 number 里。",
    },
    edits: [[STEP, paper({ round: "Math.fround" })]],
    killedBy: "ten thousand terms without decay",
  },
  {
    name: "a-sum-per-token",
    says: {
      en: "The values are right, but every token sums over all later ones: that grows with T squared. A_t needs only A_next, so one pass from right to left is enough.",
      zh: "数值正确，但每个 token 都对后面所有 token 求和，复杂度 O(T²)。A_t 只依赖 A_next，从右往左一遍就够了。",
    },
    source: `export function gae(r, v, mask, s, o) {
  const adv = new Float32Array(s.B * s.T);
  const returns = new Float32Array(s.B * s.T);
  for (let b = 0; b < s.B; b++) {
    const at = [];
    for (let i = b * s.T; i < (b + 1) * s.T; i++) if (mask[i] === 1) at.push(i);
    const delta = at.map((i, j) => r[i] + o.gamma * (j + 1 < at.length ? v[at[j + 1]] : (o.lastValue?.[b] ?? 0)) - v[i]);
    at.forEach((i, j) => {
      let sum = 0;
      let weight = 1;
      for (let n = j; n < delta.length; n++) {
        sum += weight * delta[n];
        weight *= o.gamma * o.lambda;
      }
      adv[i] = sum;
      returns[i] = sum + v[i];
    });
  }
  return { adv, returns };
}
`,
    killedBy: "a hundred thousand tokens",
  },
];
