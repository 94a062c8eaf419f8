/**
 * @file A kata's text, taken apart by its fixed headings.
 *
 * Knows the headings of both languages and nothing of Markdown below them. A heading inside a code fence is text.
 */
import { readKataFile } from "./folders.ts";

export type Locale = "en" | "zh";

export interface Texts {
  readonly title: string;
  /** Markdown, as are the fields below. */
  readonly task: string;
  readonly hints: readonly string[];
  readonly walkthrough: string;
  readonly followUps: readonly { readonly question: string; readonly answer: string }[];
}

export const HEADINGS = {
  en: { sections: ["Task", "Hints", "Walkthrough", "Follow-ups"], task: ["Shapes", "Example", "Rules", "Edges"] },
  zh: { sections: ["题目", "提示", "解析", "追问"], task: ["形状", "示例", "规则", "边界"] },
} as const;

/** The file lacks a heading, has one too many, or has them in another order. */
export class TextFormatError extends Error {
  override readonly name = "TextFormatError";
}

export function readTexts(slug: string, locale: Locale): Texts {
  return parseTexts(readKataFile(slug, `${locale}.md`), locale, `${slug}/${locale}.md`);
}

/** @param where named in errors */
export function parseTexts(markdown: string, locale: Locale, where: string): Texts {
  const [title, ...rest] = split(markdown, 1).parts;
  if (title === undefined || rest.length > 0) {
    throw new TextFormatError(`${where}: one heading of level 1; got ${rest.length + (title ? 1 : 0)}`);
  }
  const sections = split(title.body, 2).parts;
  const wanted = HEADINGS[locale].sections;
  const got = sections.map(({ heading }) => heading);
  if (got.join("\n") !== wanted.join("\n")) {
    throw new TextFormatError(`${where}: sections ${wanted.join(", ")}; got ${got.join(", ") || "none"}`);
  }
  const [task, hints, walkthrough, followUps] = sections.map(({ body }) => body) as [string, string, string, string];
  return {
    title: title.heading,
    task,
    hints: split(hints, 3).parts.map(({ body }) => body),
    walkthrough,
    followUps: split(followUps, 3).parts.map(({ heading, body }) => ({ question: heading, answer: body })),
  };
}

/** The subheadings of a section, in order. */
export function subheadings(markdown: string): readonly string[] {
  return split(markdown, 3).parts.map(({ heading }) => heading);
}

interface Part {
  readonly heading: string;
  readonly body: string;
}

/** Cuts at headings of one level. `intro` is what stands before the first. */
function split(markdown: string, level: number): { readonly intro: string; readonly parts: readonly Part[] } {
  const mark = `${"#".repeat(level)} `;
  const found: { heading: string; lines: string[] }[] = [];
  const intro: string[] = [];
  let fenced = false;
  for (const line of markdown.split("\n")) {
    if (line.startsWith("```")) fenced = !fenced;
    if (!fenced && line.startsWith(mark)) found.push({ heading: line.slice(mark.length).trim(), lines: [] });
    else (found.at(-1)?.lines ?? intro).push(line);
  }
  const parts = found.map(({ heading, lines }) => ({ heading, body: lines.join("\n").trim() }));
  return { intro: intro.join("\n").trim(), parts };
}
