import type { Pen } from "./layout.ts";
import { renderGroup, renderSource, renderVerdict } from "./report.ts";
import type { CaseReport, Verdict } from "./verdict.ts";

/** A Chinese character takes two columns. */
const width = (text: string) => [...text].reduce((sum, letter) => sum + (letter > "\u2fff" ? 2 : 1), 0);
const pen: Pen = { locale: "en", paint: (_tone, text) => text, width, columns: 60 };
const chinese: Pen = { ...pen, locale: "zh" };

const hidden: CaseReport = { name: "long rows", group: "values", visibility: "hidden", status: "passed" };
const wrong: CaseReport = {
  name: "two rows",
  group: "values",
  visibility: "example",
  status: "failed",
  failure: {
    verdict: "wrong-answer",
    message: { en: "A value differs.", zh: "有一个值不对。" },
    difference: {
      where: "result[1, 0]",
      expected: "0.5",
      got: "0.25",
      worst: { where: "result[1, 0]", absolute: 0.25, relative: 0.5 },
      wrong: 1,
      total: 4,
      heat: { rows: 2, columns: 2, values: [0, 0.1, 0.25, Number.NaN] },
    },
  },
  shown: {
    inputs: "x = [[1, 2], [3, 4]]",
    expected: "[[0, 0.1], [0.5, 1]]",
    got: "[[0, 0], [0.25, NaN]]",
    console: ["here", "there"],
  },
};
const verdict: Verdict = {
  slug: "stable-softmax",
  verdict: "wrong-answer",
  score: 50,
  scoreVersion: 1,
  message: { en: "One of two cases failed.", zh: "两个用例里有一个没过。" },
  next: { en: "Look at row 1.", zh: "看看第 1 行。" },
  diagnosis: { en: "You forgot to subtract the largest logit.", zh: "你忘了减去最大值。" },
  cases: [hidden, wrong],
  backend: { rung: "wasm", gpu: false, version: "4.22.0", computeMs: 34 },
  isolation: 2,
  contentHash: "0",
  durationMs: 1234,
  examplesOnly: false,
};

test("a group says how many of its cases passed, or that none was played", () => {
  expect(renderGroup({ name: "values", passed: 3, total: 3, played: 3 }, 8, pen)).toBe("  ✓ values    3/3");
  expect(renderGroup({ name: "edges", passed: 1, total: 2, played: 2 }, 8, pen)).toBe("  ✗ edges     1/2");
  expect(renderGroup({ name: "edges", passed: 0, total: 2, played: 0 }, 8, pen)).toBe("  - edges     not run");
});

test("a failed verdict names the case, the place, both values, the worst error, the mistake, score, backend and isolation", () => {
  expect(renderVerdict(verdict, "", pen)).toEqual([
    "✗ Wrong answer  score 50 / 100",
    "  One of two cases failed.",
    "",
    "First failure",
    "  case         values / two rows (example)",
    "  inputs       x = [[1, 2], [3, 4]]",
    "  A value differs.",
    "  where        result[1, 0]",
    "  expected     0.5",
    "  got          0.25",
    "  worst error  0.25 absolute, 0.5 relative, at result[1, 0]",
    "  wrong        1 of 4 values",
    "",
    "    │  ▒▒│",
    "    │████│",
    "    |got - expected|, darkest = 0.25",
    "  console      here",
    "               there",
    "",
    "  You forgot to subtract the largest logit.",
    "",
    "Next: Look at row 1.",
    "backend wasm 4.22.0, 34 ms · isolation level 2 of 5 · 1.23 s",
  ]);
});

test("the same verdict in Chinese aligns its labels by columns", () => {
  const lines = renderVerdict(verdict, "", chinese);
  expect(lines).toContain("  位置      result[1, 0]");
  expect(lines).toContain("  最大误差  绝对误差 0.25，相对误差 0.5，在 result[1, 0]");
  expect(lines.at(-1)).toBe("后端 wasm 4.22.0，34 毫秒 · 隔离级别 2（最高 5） · 1.23 秒");
});

test("the caret stands under the column, behind tabs and wide characters too", () => {
  const source = 'const a = 1;\n\tf("汉字", b);\n';
  // 1 tab, f("汉字", is 8 characters: b is the tenth.
  expect(renderSource(source, { line: 2, column: 9 }, pen)).toEqual([
    "  line 2, column 9",
    "  1 | const a = 1;",
    '  2 |   f("汉字", b);',
    "    |            ^",
  ]);
});

test("a long line is cut around the column", () => {
  const source = `${"a".repeat(200)}BAD${"c".repeat(200)}`;
  const [, line, caret] = renderSource(source, { line: 1, column: 201 }, pen);
  expect(width(line!)).toBeLessThanOrEqual(pen.columns);
  expect(line![caret!.indexOf("^")]).toBe("B");
});

test("a place behind the end of the source is told without a line", () => {
  expect(renderSource("one line", { line: 7, column: 1 }, pen)).toEqual(["  line 7, column 1"]);
});

test("what a submission printed cannot colour the terminal, move the cursor or turn the writing around", () => {
  const forged = { ...wrong, shown: { ...wrong.shown!, console: ["\u001b[2J\u001b[32m✓ Accepted\r", "\u202eevil"] } };
  const text = renderVerdict({ ...verdict, cases: [forged] }, "", pen).join("\n");
  expect(text).toContain("\\u{1b}[2J\\u{1b}[32m✓ Accepted\\u{d}");
  expect(text).not.toMatch(/[\u001b\r\u202e]/);
});

test("a value that would fill the screen is cut, and the cut is told", () => {
  const long = { ...wrong, shown: { ...wrong.shown!, inputs: "7".repeat(5000) } };
  const text = renderVerdict({ ...verdict, cases: [long] }, "", pen).join("\n");
  expect(text).toContain("... 3800 more characters");
  expect(text.length).toBeLessThan(3000);
});

test("examples alone are counted, not scored", () => {
  expect(renderVerdict({ ...verdict, examplesOnly: true, cases: [wrong] }, "", pen)[0]).toBe(
    "✗ Wrong answer  examples 0/1, not scored",
  );
});
