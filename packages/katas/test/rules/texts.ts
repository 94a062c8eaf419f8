/** @file Rule 1: the files of a folder, and what both languages must hold. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Case, Outcomes } from "@kata/grader/contract";
import type { LoadedKata } from "@kata/grader/grade";
import { exampleBlocks, renderExample } from "../../src/examples.ts";
import { CONTENT } from "../../src/folders.ts";
import type { PlanEntry } from "../../src/plan.ts";
import { HEADINGS, parseTexts, subheadings, type Locale, type Texts } from "../../src/texts.ts";
import { differences, skeleton } from "../skeleton.ts";

const FILES = ["en.md", "kata.ts", "mutants.ts", "solution.ts", "stub.ts", "zh.md"];
/** Only where efficiency is measured. */
const OPTIONAL_FILES = ["naive.ts"];
const LOCALES = ["en", "zh"] as const;

export function checkFiles(slug: string): readonly string[] {
  const found = readdirSync(join(CONTENT, slug));
  return [
    ...FILES.filter((file) => !found.includes(file)).map((file) => `${file} is missing`),
    ...found
      .filter((file) => ![...FILES, ...OPTIONAL_FILES].includes(file))
      .map((file) => `${file} does not belong here`),
  ];
}

export function checkMetadata(slug: string, { kata, mutants }: LoadedKata, plan: PlanEntry): readonly string[] {
  const names = kata.cases.map(({ name }) => name);
  const mutantNames = mutants.map(({ name }) => name);
  const hidden = kata.cases.filter(({ example }) => example !== true);
  return [
    ...wrong(kata.slug !== slug, `kata.ts says slug "${kata.slug}"`),
    ...wrong(kata.style !== plan.style, `the plan's style is ${plan.style}; got ${kata.style}`),
    ...twice(names).map((name) => `two cases are named "${name}"`),
    ...twice(mutantNames).map((name) => `two mutants are named "${name}"`),
    ...mutants
      .filter(({ killedBy }) => !names.includes(killedBy))
      .map((m) => `mutant ${m.name} names no case: "${m.killedBy}"`),
    ...mutants.flatMap(({ name, says }) => checkBilingual(`mutant ${name}`, says)),
    ...mutants
      .filter(({ edits, source }) => (edits === undefined) === (source === undefined))
      .map(({ name }) => `mutant ${name} has either edits or a source`),
    ...wrong(hidden.length === names.length, "one case at least is an example"),
    ...wrong(
      hidden.length < plan.checks.length,
      `the plan lists ${plan.checks.length} checks; got ${hidden.length} hidden cases`,
    ),
    ...wrong(
      mutants.length < Math.max(4, plan.pitfalls.length),
      `the plan lists ${plan.pitfalls.length} pitfalls; got ${mutants.length} mutants`,
    ),
  ];
}

/** @param texts whole files; a missing one is reported with the files */
export function checkTexts(
  slug: string,
  texts: Readonly<Record<Locale, string | undefined>>,
  cases: readonly Case[],
  expected: ReadonlyMap<string, Outcomes>,
  plan: PlanEntry,
): readonly string[] {
  const { en, zh } = texts;
  if (en === undefined || zh === undefined) return [];
  const parsed = LOCALES.map((locale) => ({ locale, ...tryParse(slug, locale, locale === "en" ? en : zh) }));
  return [
    ...parsed.flatMap(({ locale, texts, error }) => (texts ? checkLanguage(locale, texts, plan) : [error!])),
    ...differences(skeleton(en), skeleton(zh)),
    ...checkExamples(slug, "en.md", en, cases, expected),
    ...checkExamples(slug, "zh.md", zh, cases, expected),
  ];
}

function checkLanguage(locale: Locale, texts: Texts, plan: PlanEntry): readonly string[] {
  const where = `${locale}.md`;
  const wanted = HEADINGS[locale].task;
  const got = subheadings(texts.task);
  const followUps = plan.followups.length + plan.interview_focus.length;
  return [
    ...wrong(
      texts.title !== plan.title[locale],
      `${where}: the plan's title is "${plan.title[locale]}"; got "${texts.title}"`,
    ),
    ...wrong(
      got.join() !== wanted.join(),
      `${where}: the task's parts are ${wanted.join(", ")}; got ${got.join(", ")}`,
    ),
    ...wrong(!texts.task.includes("\n$$\n"), `${where}: the task has a formula on lines of its own, between $$ and $$`),
    ...wrong(texts.hints.length !== 3, `${where}: three hints; got ${texts.hints.length}`),
    ...texts.hints.flatMap((hint, i) => wrong(hint.includes("```"), `${where}: hint ${i + 1} holds code to paste`)),
    ...wrong(texts.hints[0]?.match(/[?？]/) === null, `${where}: the first hint is a question`),
    ...wrong(
      texts.walkthrough.length < 300,
      `${where}: the walkthrough goes through the solution; got ${texts.walkthrough.length} characters`,
    ),
    ...wrong(
      texts.followUps.length < followUps,
      `${where}: the plan lists ${followUps} follow-ups; got ${texts.followUps.length}`,
    ),
    ...texts.followUps.flatMap(({ question, answer }) =>
      wrong(answer.length < 40, `${where}: no answer to "${question}"`),
    ),
    ...wrong(locale === "zh" && !isChinese(texts.task), `${where}: the task is written in Chinese`),
  ];
}

/** Every example case has a block in the text, in the order of the cases, and its numbers are the reference's. */
function checkExamples(
  slug: string,
  where: string,
  text: string,
  cases: readonly Case[],
  expected: ReadonlyMap<string, Outcomes>,
): readonly string[] {
  const examples = cases.filter(({ example }) => example === true);
  const blocks = exampleBlocks(text);
  const wanted = examples.map(({ name }) => name).join(", ");
  const got = blocks.map(({ name }) => name).join(", ");
  return [
    ...wrong(wanted !== got, `${where}: a block per example case (${wanted}); got ${got || "none"}`),
    ...examples.flatMap((example) => {
      const block = blocks.find(({ name }) => name === example.name);
      const code = renderExample(slug, example, expected.get(example.name) ?? []);
      return wrong(
        block !== undefined && block.code !== code,
        `${where}: example "${example.name}" is not what the reference gives; run the examples command`,
      );
    }),
  ];
}

function checkBilingual(where: string, { en, zh }: { readonly en: string; readonly zh: string }): readonly string[] {
  return [
    ...wrong(en.trim() === "", `${where} says nothing in English`),
    ...wrong(!isChinese(zh), `${where} says nothing in Chinese`),
  ];
}

function tryParse(slug: string, locale: Locale, markdown: string): { readonly texts?: Texts; readonly error?: string } {
  try {
    return { texts: parseTexts(markdown, locale, `${slug}/${locale}.md`) };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

function twice(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}

function wrong(broken: boolean, finding: string): readonly string[] {
  return broken ? [finding] : [];
}
