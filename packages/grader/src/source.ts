/** @file What a submission's text must be before anything looks at it. The web, the command line and the grader ask here. */
import { MOST_SOURCE_BYTES, type Bilingual } from "./contract.ts";
import { binarySource, emptySource, tooLarge } from "./messages.ts";

export interface SourceProblem {
  readonly code: "empty" | "too-large" | "binary";
  readonly message: Bilingual;
}

export function checkSource(source: string): SourceProblem | undefined {
  const bytes = new TextEncoder().encode(source).length;
  if (bytes > MOST_SOURCE_BYTES) return { code: "too-large", message: tooLarge(bytes, MOST_SOURCE_BYTES) };
  // U+FFFD is what a decoder leaves where the bytes were no text.
  if (source.includes("\0") || source.includes("\uFFFD") || !source.isWellFormed())
    return { code: "binary", message: binarySource() };
  return source.trim() === "" ? { code: "empty", message: emptySource() } : undefined;
}
