/** @file What the commands of this package share: help, language, errors said plainly, exit code 2 when something is wrong. */
import { parseArgs, type ParseArgsConfig } from "node:util";
import type { Bilingual } from "@kata/grader/contract";
import { DatabaseError } from "../database-error.ts";

export class UsageError extends Error {
  override readonly name = "UsageError";
}

const USAGE_OR_SYSTEM_ERROR = 2;

interface Command<Options extends NonNullable<ParseArgsConfig["options"]>> {
  readonly usage: Bilingual;
  readonly options: Options;
  readonly numFiles: 0 | 1;
  /** Returns what to print. */
  run(file: string, flags: Readonly<Record<string, unknown>>): Promise<Bilingual>;
}

export async function runCommand<Options extends NonNullable<ParseArgsConfig["options"]>>(
  command: Command<Options>,
): Promise<void> {
  const say = (text: Bilingual): string => text[language()];
  try {
    const options = { ...command.options, help: { type: "boolean", short: "h" } } as const;
    const { values, positionals } = parse(options);
    if (values["help"]) return console.log(say(command.usage));
    if (positionals.length !== command.numFiles) throw new UsageError(say(command.usage));
    console.log(say(await command.run(positionals[0] ?? "", values)));
  } catch (error) {
    console.error(
      error instanceof DatabaseError ? say(error.text) : error instanceof Error ? error.message : String(error),
    );
    process.exitCode = USAGE_OR_SYSTEM_ERROR;
  }
}

function parse(options: NonNullable<ParseArgsConfig["options"]>) {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function language(): "en" | "zh" {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}
