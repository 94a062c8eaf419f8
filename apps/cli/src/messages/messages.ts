/** @file The messages of a language. */
import type { Locale } from "@kata/grader/report-text";
import { en, type Messages } from "./en.ts";
import { zh } from "./zh.ts";

export const MESSAGES: Readonly<Record<Locale, Messages>> = { en, zh };
