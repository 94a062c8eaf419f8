/** @file Markdown of our own katas to HTML: formulas by KaTeX, code by Shiki in both themes. Never for text of a user. */
import "server-only";
import rehypeShikiFromHighlighter from "@shikijs/rehype/core";
import rehypeKatex from "rehype-katex";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { createHighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import { unified } from "unified";

const THEMES = { light: "github-light-default", dark: "github-dark-default" } as const;
/** Colours must not depend on how busy the machine is, so that a line may take its time. */
const CODE = { themes: THEMES, tokenizeTimeLimit: 0 };

let making: ReturnType<typeof makeProcessor> | undefined;

export async function renderMarkdown(markdown: string): Promise<string> {
  const { processor } = await (making ??= makeProcessor());
  return String(await processor.process(markdown));
}

export async function renderCode(source: string): Promise<string> {
  const { highlighter } = await (making ??= makeProcessor());
  return highlighter.codeToHtml(source, { lang: "typescript", ...CODE });
}

async function makeProcessor() {
  const highlighter = await createHighlighterCore({
    themes: [import("shiki/themes/github-light-default.mjs"), import("shiki/themes/github-dark-default.mjs")],
    langs: [
      import("shiki/langs/typescript.mjs"),
      import("shiki/langs/javascript.mjs"),
      import("shiki/langs/python.mjs"),
      import("shiki/langs/json.mjs"),
      import("shiki/langs/shellscript.mjs"),
      import("shiki/langs/jinja.mjs"),
    ],
    engine: createJavaScriptRegexEngine(),
  });
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkMath)
    .use(remarkRehype)
    .use(rehypeKatex)
    .use(rehypeShikiFromHighlighter, highlighter, { ...CODE, fallbackLanguage: "text" })
    .use(rehypeStringify)
    .freeze();
  return { highlighter, processor };
}
