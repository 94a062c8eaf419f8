import type { Outcomes } from "@kata/grader/contract";
import { readKataFile } from "../../src/folders.ts";
import { readPlan } from "../../src/plan.ts";
import { loadKata } from "../../src/registry.ts";
import { checkTexts } from "./texts.ts";

const SLUG = "stable-softmax";
const plan = readPlan().find(({ slug }) => slug === SLUG)!;
const { kata } = await loadKata(SLUG);
const files = { en: readKataFile(SLUG, "en.md"), zh: readKataFile(SLUG, "zh.md") };

// Of no concern here: the examples' numbers.
const noExamples = kata.cases.filter(({ example }) => example !== true);
const withoutBlocks = (text: string) => text.replaceAll(/```ts example: [\s\S]*?```\n/g, "");

/** What is found once both texts were changed. */
function findings(change: (text: string, locale: "en" | "zh") => string): readonly string[] {
  const texts = { en: change(withoutBlocks(files.en), "en"), zh: change(withoutBlocks(files.zh), "zh") };
  expect([texts.en, texts.zh]).not.toEqual([withoutBlocks(files.en), withoutBlocks(files.zh)]);
  return checkTexts(SLUG, texts, noExamples, new Map<string, Outcomes>(), plan);
}

test("a number of an example that the reference did not give is found out", () => {
  const examples = kata.cases.filter(({ name }) => name === "two rows");
  const found = checkTexts(SLUG, files, examples, new Map([["two rows", [[]]]]), plan);
  expect(found).toContain('en.md: example "two rows" is not what the reference gives; run the examples command');
});

test("an example case without a block is found out", () => {
  const found = checkTexts(SLUG, { en: withoutBlocks(files.en), zh: files.zh }, kata.cases, new Map(), plan);
  expect(found).toContain("en.md: a block per example case (two rows, logarithms of two rows); got none");
});

test("a hint that can be pasted is found out", () => {
  expect(findings((text) => text.replace(/^### 2\n/m, "### 2\n\n```ts\ntf.max(x, axis, true)\n```\n"))).toEqual([
    "en.md: hint 2 holds code to paste",
    "zh.md: hint 2 holds code to paste",
  ]);
});

test("a missing section, a missing part and another title are found out in the language that has them", () => {
  expect(findings((text) => text.replace("## Walkthrough\n", ""))).toEqual([
    `${SLUG}/en.md: sections Task, Hints, Walkthrough, Follow-ups; got Task, Hints, Follow-ups`,
    'only in Chinese: "##"',
  ]);
  expect(findings((text) => text.replace("### 边界\n", "### 边缘\n"))).toEqual([
    "zh.md: the task's parts are 形状, 示例, 规则, 边界; got 形状, 示例, 规则, 边缘",
  ]);
  expect(findings((text, locale) => (locale === "en" ? text.replace("# Numerically", "# Very") : text))).toEqual([
    `en.md: the plan's title is "${plan.title.en}"; got "Very stable softmax and log-softmax"`,
  ]);
});

test("a follow-up without an answer and an English task in the Chinese text are found out", () => {
  expect(findings((text) => text.replace(/(### 怎样只扫一遍就算完？)[\s\S]*?(?=\n### )/, "$1\n\n略。\n"))).toContain(
    'zh.md: no answer to "怎样只扫一遍就算完？"',
  );
  expect(
    findings((text, locale) =>
      locale === "en" ? text : text.replaceAll(/(?<=## 题目\n)[\s\S]*(?=## 提示)/g, "\nTask.\n\n"),
    ),
  ).toContain("zh.md: the task is written in Chinese");
});
