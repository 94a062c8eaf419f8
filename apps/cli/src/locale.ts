/** @file Which language to speak: what was asked for, else the locale of the environment, as POSIX orders it. */
import type { Locale } from "@kata/grader/report-text";

export function localeOf(env: Readonly<Record<string, string | undefined>>): Locale {
  const named = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find((value) => value !== undefined && value !== "");
  return named !== undefined && /^zh(?:[_.@-]|$)/i.test(named) ? "zh" : "en";
}
