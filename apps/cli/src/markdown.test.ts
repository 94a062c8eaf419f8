import type { Pen } from "@kata/grader/layout";
import { renderMarkdown } from "./markdown.ts";
import { widthOf } from "./terminal.ts";

const pen: Pen = { locale: "en", paint: (_tone, text) => text, width: widthOf, columns: 30 };

test("prose is wrapped, code is indented and left as it is, formulas are plain text", () => {
  const text =
    "Scale by $\\sqrt{D}$ before the **softmax** of each row.\n\n```ts\nconst  a = 1;\n```\n\n$$\n\\frac{a}{b}\n$$";
  expect(renderMarkdown(text, pen)).toEqual([
    "Scale by √D before the softmax",
    "of each row.",
    "",
    "    const  a = 1;",
    "",
    "    a / b",
  ]);
});

test("lists keep their marks and hang their lines", () => {
  expect(renderMarkdown("1. one\n2. a second item that needs two lines\n   - inner", pen)).toEqual([
    "1. one",
    "2. a second item that needs",
    "   two lines",
    "",
    "   - inner",
  ]);
});

test("a table's columns line up, Chinese included", () => {
  expect(renderMarkdown("| 名 | n |\n|---|---|\n| `ab` | 1 |\n| 三个字 | 2 |", pen)).toEqual([
    "  名      n",
    "  ──────  ─",
    "  ab      1",
    "  三个字  2",
  ]);
});

test("a line break between Chinese characters is no space", () => {
  expect(renderMarkdown("先减去\n最大值", pen)).toEqual(["先减去最大值"]);
});
