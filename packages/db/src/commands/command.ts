/** @file What the commands of this package share: help, language, errors said plainly, exit code 2 when something is wrong. */
import { parseArgs, type ParseArgsConfig } from "node:util";
import type { Bilingual } from "@kata/grader/contract";
import { DatabaseError } from "../database-error.ts";
import { TransferError } from "../transfer.ts";

/** Something that the user can put right, said in both languages. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly text: Bilingual;

  constructor(text: Bilingual, cause?: unknown) {
    super(text.en, { cause });
    this.text = text;
  }
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
    if (positionals.length !== command.numFiles) throw new UsageError(command.usage);
    console.log(say(await command.run(positionals[0] ?? "", values)));
  } catch (error) {
    console.error(isTold(error) ? say(error.text) : error instanceof Error ? error.message : String(error));
    process.exitCode = USAGE_OR_SYSTEM_ERROR;
  }
}

function isTold(error: unknown): error is DatabaseError | TransferError | UsageError {
  return error instanceof DatabaseError || error instanceof TransferError || error instanceof UsageError;
}

function parse(options: NonNullable<ParseArgsConfig["options"]>) {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new UsageError({ en: said, zh: `无法识别的参数：${said}` }, error);
  }
}

function language(): "en" | "zh" {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}
