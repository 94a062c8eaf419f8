/** @file What every command works with: the terminal, the language, and the environment it was started in. */
import type { Pen } from "@kata/grader/layout";
import type { Locale } from "@kata/grader/report-text";
import type { Messages } from "./messages/en.ts";
import { MESSAGES } from "./messages/messages.ts";
import { type Terminal, widthOf } from "./terminal.ts";

export interface Context {
  readonly terminal: Terminal;
  readonly locale: Locale;
  readonly messages: Messages;
  /** For what goes to stdout. */
  readonly pen: Pen;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** 0 accepted, 1 not accepted, 2 usage or system error. */
export type ExitCode = 0 | 1 | 2;

export function createContext(terminal: Terminal, locale: Locale, env: Context["env"]): Context {
  const pen = { locale, paint: terminal.paint, width: widthOf, columns: terminal.columns };
  return { terminal, locale, messages: MESSAGES[locale], pen, env };
}
