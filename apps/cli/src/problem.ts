/** @file Something that stops a command and that the user can put right: exit code 2, said in the user's language. */
import { en, type Messages } from "./messages/en.ts";

export class Problem extends Error {
  override readonly name = "Problem";
  /** What was wrong, the rule, and the way out. */
  readonly say: (messages: Messages) => string;

  constructor(say: (messages: Messages) => string, options?: ErrorOptions) {
    super(say(en), options);
    this.say = say;
  }
}

/** The code of a system error, "" for any other: "ENOSPC", "EACCES". */
export function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : "";
}
