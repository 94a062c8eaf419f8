/** @file Why something failed, as a sentence for the user. */
import type { Locale } from "@kata/grader/report-text";
import { MESSAGES } from "./messages/messages.ts";
import { Problem } from "./problem.ts";

/** An error as a sentence, in the user's language where it has one. */
export function reasonOf(error: unknown, locale: Locale): string {
  if (error instanceof Problem) return error.say(MESSAGES[locale]);
  if (error instanceof Error && "text" in error && isBilingual(error.text)) return error.text[locale];
  return error instanceof Error ? error.message : String(error);
}

function isBilingual(text: unknown): text is { readonly en: string; readonly zh: string } {
  return typeof text === "object" && text !== null && "en" in text && "zh" in text;
}
