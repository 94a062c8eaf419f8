/**
 * @file The compile child: TypeScript or JavaScript in, the body of a function and its source map out.
 *
 * A compiler is attack surface, so it has a process of its own with limits of its own. Imports are decided here, by syntax;
 * everything else a candidate may not use is trapped where it runs. A type error is no error here.
 */
import { createRequire } from "node:module";
import type * as Oxc from "oxc-transform";
import { serveQuestions } from "../channel.ts";
import { commonJs, LINES_BEFORE, ModuleError } from "./common-js.ts";
import type { CompileQuestion, Compiled } from "./compile.ts";

/** The native module itself: its package would look for it in folders that a jail lacks. */
const { transformSync } = createRequire(import.meta.url)(process.argv[2]!) as typeof Oxc;

/** Nothing is lowered: what the run child's engine cannot read, the parser below cannot either. */
const OPTIONS = { sourceType: "module", target: "esnext", sourcemap: true } as const;

function compile({ source, language, modules }: CompileQuestion): Compiled {
  const { code, map, errors } = transformSync("solution", source, { ...OPTIONS, lang: language });
  const error = errors.find(({ severity }) => severity === "Error");
  if (error !== undefined) {
    // Of several places the last: the others say what was opened, or declared, before.
    const at = Math.max(...error.labels.map(({ start }) => start));
    return { kind: "error", message: error.message, ...(at >= 0 ? { at: placeAt(source, at) } : {}) };
  }
  const { mappings } = map!;
  const mapOf = (linesBefore: number) =>
    JSON.stringify({ version: 3, sources: ["solution"], names: [], mappings: ";".repeat(linesBefore) + mappings });
  try {
    const found = commonJs(code.replace(/^#!.*/, ""), modules);
    if (found.kind === "body") return { kind: "compiled", code: found.text, map: mapOf(LINES_BEFORE) };
    return { ...found, column: found.column + 1, map: mapOf(0) };
  } catch (error) {
    // A syntax that only the parser refuses, or nesting that is too deep for it.
    if (error instanceof RangeError) return { kind: "error", message: String(error) };
    if (!(error instanceof ModuleError)) throw error;
    const { line, column } = error.loc;
    return { kind: "error", message: error.message, at: { line, column: column + 1 }, map: mapOf(0) };
  }
}

/** @param offset in bytes of UTF-8 */
function placeAt(source: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = Buffer.from(source)
    .subarray(0, offset)
    .toString()
    .split(/\r\n?|\n/);
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}

await serveQuestions(({ header }) => Promise.resolve({ header: compile(header as CompileQuestion) }));
