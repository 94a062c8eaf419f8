/**
 * @file `pnpm hostile [dir] [--json]`: grades a folder of hostile programs by their headers, an honest one after each.
 *
 * Without a folder, the corpus of this repository. Exit code 0: all passed; 1: some did not; 2: the call was wrong.
 */
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gradeCorpus, HeaderError, readFolder, type HostileFile, type HostileResult } from "../hostile/corpus.ts";
import { describe, summarize } from "../hostile/summary.ts";
import { IsolationError } from "../sandbox/isolation.ts";

const CORPUS = fileURLToPath(new URL("../../hostile", import.meta.url));
const SOME_FAILED = 1;
const WRONG_CALL = 2;
const MOST_LANES = 4;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  let files: readonly HostileFile[];
  let json: boolean;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    if (positionals.length > 1) throw new TypeError(`at most one folder; got ${positionals.join(" ")}`);
    // pnpm runs a script in the root, and keeps the folder where it was called.
    const folder = positionals[0] === undefined ? CORPUS : resolve(process.env["INIT_CWD"] ?? "", positionals[0]);
    const corpus = readFolder(folder);
    files = corpus.files;
    for (const other of corpus.others)
      console.error(`hostile: ${other} is not graded: a program ends in .js, .mjs, .ts or .mts`);
    if (files.length === 0) throw new TypeError("the folder holds programs, .js, .mjs, .ts or .mts; got none");
    json = values.json;
  } catch (error) {
    if (!isWrongCall(error)) throw error;
    console.error(`hostile [dir] [--json]: ${error.message}`);
    return WRONG_CALL;
  }
  const print = (result: HostileResult) => console.log(json ? line(result) : describe(result));
  try {
    const results = await gradeCorpus(files, Math.min(MOST_LANES, availableParallelism()), print);
    if (!json) console.log(`\n${summarize(results)}`);
    return results.every(({ pass }) => pass) ? 0 : SOME_FAILED;
  } catch (error) {
    if (!(error instanceof IsolationError)) throw error;
    console.error(error.message);
    return WRONG_CALL;
  }
}

function line({ file, expected, also, got, pass, control, ms }: HostileResult): string {
  return JSON.stringify({ file, expected, also, got, pass, control, ms });
}

function isWrongCall(error: unknown): error is Error {
  if (error instanceof HeaderError || error instanceof TypeError) return true;
  return (
    error instanceof Error && ["ENOENT", "ENOTDIR", "EACCES"].includes((error as NodeJS.ErrnoException).code ?? "")
  );
}
