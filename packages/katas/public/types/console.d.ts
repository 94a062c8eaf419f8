/**
 * @file What the sandbox has beside the language: no timer, no network and no process, a console is all.
 */

/** Printed lines are shown for the example cases. */
declare const console: {
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
  debug(...values: unknown[]): void;
};
