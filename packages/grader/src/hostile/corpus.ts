/**
 * @file The hostile corpus: reads programs with a header, grades them on the fixtures, and an honest program after each.
 *
 * A file passes when its verdict is one that its header allows and the honest program after it is accepted.
 */
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { causeOf } from "../cause.ts";
import { createEngine, type Engine } from "../engine.ts";
import { failureOf } from "../judge.ts";
import { playCases } from "../play-cases.ts";
import { checkSource } from "../source.ts";
import type { Program } from "../session.ts";
import { VERDICTS, type VerdictCode } from "../verdict.ts";
import type { HostileFixture } from "./fixture.ts";
import { FIXTURES, isFixtureName, type FixtureName } from "./fixtures.ts";

export interface HostileFile {
  /** Path below the folder that was asked for. */
  readonly file: string;
  readonly program: Program;
  readonly fixture: FixtureName;
  readonly expected: VerdictCode;
  /** Verdicts that are right as well. */
  readonly also: readonly VerdictCode[];
}

export interface HostileResult {
  readonly file: string;
  readonly expected: VerdictCode;
  readonly also: readonly VerdictCode[];
  readonly got: VerdictCode;
  readonly pass: boolean;
  /** The verdict of the honest program that was graded next. */
  readonly control: VerdictCode;
  /** Of the hostile program alone. */
  readonly ms: number;
  /** Of an internal error: what happened. */
  readonly cause?: string;
}

/** A file's header is missing, or says what no header can say. */
export class HeaderError extends Error {
  override readonly name = "HeaderError";
}

/** As the web and the terminal take them. */
const LANGUAGES: Readonly<Record<string, Program["language"]>> = {
  ".js": "js",
  ".mjs": "js",
  ".ts": "ts",
  ".mts": "ts",
};

export interface Corpus {
  readonly files: readonly HostileFile[];
  /** Files of the folder that are no program that could be graded: they are told, not passed over. */
  readonly others: readonly string[];
}

/** The programs of a folder and of the folders in it, by name. @throws HeaderError that names every file whose header is wrong */
export function readFolder(folder: string): Corpus {
  const names = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
  const problems: string[] = [];
  const files = names
    .filter((name) => extname(name) in LANGUAGES)
    .flatMap((name) => {
      try {
        return [readHostile(folder, name)];
      } catch (error) {
        if (!(error instanceof HeaderError)) throw error;
        problems.push(error.message);
        return [];
      }
    });
  if (problems.length > 0) throw new HeaderError(problems.join("\n"));
  return { files, others: names.filter((name) => !(extname(name) in LANGUAGES)) };
}

/** Only the programs. @throws HeaderError */
export function readCorpus(folder: string): readonly HostileFile[] {
  return readFolder(folder).files;
}

function readHostile(folder: string, file: string): HostileFile {
  const source = readFileSync(join(folder, file), "utf8");
  // A byte order mark, and the line that names an interpreter, may come first.
  const header = /^\uFEFF?(?:#!.*\r?\n)?\s*\/\*([\s\S]*?)\*\//.exec(source)?.[1];
  if (header === undefined) throw new HeaderError(`${file}: begins with a comment that says "verdict: ..."; got none`);
  const field = (name: string) => new RegExp(`^[ \\t]*\\*[ \\t]*${name}:[ \\t]*(.+?)[ \\t]*$`, "m").exec(header)?.[1];
  const verdictOf = (text: string): VerdictCode => {
    const found = VERDICTS.find((verdict) => verdict === text);
    if (found === undefined)
      throw new HeaderError(
        `${file}: each verdict in the header is one of ${VERDICTS.join(", ")}; got ${JSON.stringify(text)}`,
      );
    return found;
  };
  const required = (text: string | undefined): string => {
    if (text === undefined) throw new HeaderError(`${file}: the header has a line "verdict: ..."; got none`);
    return text;
  };
  const fixture = field("fixture") ?? "array";
  if (!isFixtureName(fixture))
    throw new HeaderError(
      `${file}: the header's fixture is one of ${Object.keys(FIXTURES).join(", ")}; got ${JSON.stringify(fixture)}`,
    );
  return {
    file,
    program: { source, language: LANGUAGES[extname(file)]! },
    fixture,
    expected: verdictOf(required(field("verdict"))),
    also: (field("also") ?? "")
      .split(",")
      .map((text) => text.trim())
      .filter((text) => text !== "")
      .map(verdictOf),
  };
}

/** Grades one program until its first failure. Any exception here is the grader's own. */
export async function gradeOn(
  engine: Engine,
  fixture: HostileFixture,
  program: Program,
): Promise<{ readonly verdict: VerdictCode; readonly cause?: string }> {
  if (checkSource(program.source) !== undefined) return { verdict: "compile-error" };
  try {
    const { begun, cases } = await playCases(engine, fixture.kata, program, fixture.cases, { untilFailure: true });
    switch (begun.kind) {
      case "not-compiled":
        return { verdict: begun.result.kind === "forbidden" ? "forbidden-api" : "compile-error" };
      case "not-loaded":
        return { verdict: failureOf(begun.fault, begun.positionOf, true).verdict };
      case "loaded": {
        const failure = cases.find(({ judged }) => judged.failure !== undefined)?.judged.failure;
        return { verdict: failure?.verdict ?? "accepted" };
      }
    }
  } catch (error) {
    return {
      verdict: "internal-error",
      cause: causeOf(error),
    };
  }
}

async function gradeHostile(
  engine: Engine,
  { file, program, fixture, expected, also }: HostileFile,
): Promise<HostileResult> {
  const start = performance.now();
  const { verdict: got, cause } = await gradeOn(engine, FIXTURES[fixture], program);
  const ms = Math.round(performance.now() - start);
  const control = await gradeOn(engine, FIXTURES[fixture], { source: FIXTURES[fixture].honest, language: "ts" });
  const pass = (got === expected || also.includes(got)) && control.verdict === "accepted";
  const why = cause ?? control.cause;
  return {
    file,
    expected,
    also,
    got,
    pass,
    control: control.verdict,
    ms,
    ...(why === undefined ? {} : { cause: why }),
  };
}

/** Grades files in order on `lanes` engines of their own, so that each control follows its file in the same child where that is left. */
export async function gradeCorpus(
  files: readonly HostileFile[],
  lanes: number,
  onResult: (result: HostileResult) => void = () => {},
): Promise<HostileResult[]> {
  const results: HostileResult[] = [];
  const rest = files.values();
  const lane = async () => {
    const engine = createEngine();
    try {
      await engine.isolation(); // a level that was demanded and cannot be had fails here, once
      for (const file of rest) {
        const result = await gradeHostile(engine, file);
        results.push(result);
        onResult(result);
      }
    } finally {
      await engine.close();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
