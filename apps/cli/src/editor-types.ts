/** @file What an editor and the type check know beside the language: `tf`, `Comm`, and what the sandbox has of a host. */
import { type TypeFile, typeFiles } from "@kata/katas/types";

/** There is no timer, no network and no process in the sandbox: a console is all. */
const HOST: TypeFile = {
  name: "console.d.ts",
  content: `/** Printed lines are shown for the example cases. */
declare const console: {
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
  debug(...values: unknown[]): void;
};
`,
};

export function editorTypes(): readonly TypeFile[] {
  return [...typeFiles(), HOST];
}
