/**
 * @file What was asked for: the arguments of `kata` as one request, checked. Knows no kata and touches nothing.
 *
 * npm, pnpm and npx each treat a literal `--` in their own way, so one at the front is let through.
 */
import { parseArgs } from "node:util";
import { closest, distance } from "fastest-levenshtein";
import type { Locale } from "@kata/grader/report-text";
import { Problem } from "./problem.ts";

export type Request = { readonly lang: Locale | undefined } & (
  | { readonly kind: "help" | "version" }
  | { readonly kind: "list"; readonly record: boolean }
  | ({ readonly kind: "grade"; readonly name: string } & GradeFlags)
  | { readonly kind: "hint"; readonly name: string; readonly number: number | undefined }
  | { readonly kind: "solution"; readonly name: string; readonly giveUp: boolean; readonly record: boolean }
  | { readonly kind: "reset"; readonly name: string }
  | { readonly kind: "doctor"; readonly json: boolean }
);

export interface GradeFlags {
  /** Empty: the file in `practice/`. */
  readonly files: readonly string[];
  readonly examples: boolean;
  readonly watch: boolean;
  readonly json: boolean;
  readonly record: boolean;
  /** `false`: an accepted answer is not measured. */
  readonly measure: boolean;
}

const OPTIONS = {
  watch: { type: "boolean", short: "w" },
  examples: { type: "boolean" },
  hint: { type: "string" },
  solution: { type: "boolean" },
  "give-up": { type: "boolean" },
  reset: { type: "boolean" },
  file: { type: "string", multiple: true },
  json: { type: "boolean" },
  lang: { type: "string" },
  "no-record": { type: "boolean" },
  "no-measure": { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;
type Option = keyof typeof OPTIONS;

/** Which options each request takes, `--lang` aside. */
const TAKES = {
  list: ["no-record"],
  grade: ["file", "examples", "watch", "json", "no-record", "no-measure"],
  hint: ["hint"],
  solution: ["solution", "give-up", "no-record"],
  reset: ["reset"],
  doctor: ["json"],
} as const satisfies Record<string, readonly Option[]>;

const SOURCE_FILE = /\.[mc]?[jt]s$/;

/** @throws {Problem} */
export function parseRequest(argv: readonly string[]): Request {
  const { given, names } = read(argv);
  const lang = languageOf(given.get("lang")?.at(-1));
  if (given.has("help")) return { kind: "help", lang };
  if (given.has("version")) return { kind: "version", lang };
  const [name, ...others] = names;
  if (others.length > 0) throw new Problem((m) => m.usage.oneName(others[0]!, SOURCE_FILE.test(others[0]!)));
  const kind = kindOf(name, given);
  const stray = [...given.keys()].find(
    (option) => option !== "lang" && !(TAKES[kind] as readonly Option[]).includes(option),
  );
  if (stray !== undefined) throw new Problem((m) => m.usage.doesNotGoWith(`--${stray}`, kind));
  const record = !given.has("no-record");
  const json = given.has("json");
  if (kind === "list") return { kind, lang, record };
  if (kind === "doctor") return { kind, lang, json };
  if (name === undefined)
    throw new Problem((m) => m.usage.nameNeeded(`--${[...given.keys()].find((option) => option !== "lang")}`));
  if (kind === "hint") return { kind, lang, name, number: hintNumber(given.get("hint")?.at(-1)) };
  if (kind === "solution") return { kind, lang, name, giveUp: given.has("give-up"), record };
  if (kind === "reset") return { kind, lang, name };
  const [watch, examples] = [given.has("watch"), given.has("examples")];
  const files = given.get("file") ?? [];
  if (watch && json) throw new Problem((m) => m.usage.watchAndJson);
  if (watch && files.length > 1) throw new Problem((m) => m.usage.watchOneFile(files.length));
  return { kind, lang, name, files, examples, watch, json, record, measure: !given.has("no-measure") };
}

/** The language asked for, whatever else is wrong with the arguments: the complaint is to be in that language. */
export function languageAsked(argv: readonly string[]): Locale | undefined {
  const value = argv.map((arg, i) =>
    arg === "--lang" ? argv[i + 1] : arg.startsWith("--lang=") ? arg.slice(7) : undefined,
  );
  const last = value.findLast((candidate) => candidate !== undefined);
  return last === "en" || last === "zh" ? last : undefined;
}

function read(argv: readonly string[]): { given: ReadonlyMap<Option, readonly string[]>; names: readonly string[] } {
  const rest = argv[0] === "--" ? argv.slice(1) : argv;
  const { tokens } = parseArgs({
    args: withHintValue(rest),
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<Option, string[]>();
  const names: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") names.push(token.value);
    if (token.kind !== "option") continue;
    if (!isOption(token.name)) throw unknownOption(token.rawName);
    const takesValue = OPTIONS[token.name].type === "string";
    if (!takesValue && token.value !== undefined)
      throw new Problem((m) => m.usage.takesNoValue(token.rawName, String(token.value)));
    if (takesValue && token.value === undefined) throw new Problem((m) => m.usage.valueNeeded(token.rawName));
    given.set(token.name, [...(given.get(token.name) ?? []), token.value ?? ""]);
  }
  return { given, names };
}

/** `--hint`, `--hint 2` and `--hint=2` all become `--hint=...`: the parser knows no optional values. */
function withHintValue(argv: readonly string[]): string[] {
  return argv.flatMap((arg, i) => {
    if (arg === "--hint") return [/^-?\d+$/.test(argv[i + 1] ?? "") ? `--hint=${argv[i + 1]}` : "--hint="];
    return argv[i - 1] === "--hint" && /^-?\d+$/.test(arg) ? [] : [arg];
  });
}

function kindOf(name: string | undefined, given: ReadonlyMap<Option, unknown>): keyof typeof TAKES {
  if (name === "doctor") return "doctor";
  if (given.has("hint")) return "hint";
  if (given.has("solution") || given.has("give-up")) return "solution";
  if (given.has("reset")) return "reset";
  return name === undefined && !given.has("file") && !given.has("watch") && !given.has("examples") && !given.has("json")
    ? "list"
    : "grade";
}

function hintNumber(value: string | undefined): number | undefined {
  if (value === undefined || value === "") return undefined;
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1) throw new Problem((m) => m.usage.hintNumber(value));
  return number;
}

function languageOf(value: string | undefined): Locale | undefined {
  if (value === undefined || value === "en" || value === "zh") return value;
  throw new Problem((m) => m.usage.language(value));
}

function unknownOption(raw: string): Problem {
  const near = closest(
    raw,
    Object.keys(OPTIONS).map((option) => `--${option}`),
  );
  return new Problem((m) => m.usage.unknownOption(raw, distance(raw, near) <= 3 ? near : undefined));
}

function isOption(name: string): name is Option {
  return Object.hasOwn(OPTIONS, name);
}
