/** @file What broke, as a log wants it. */

/** The error with its stack, or whatever else was thrown, as text. */
export function causeOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
