/**
 * @file `pnpm bench:repeatability [--gradings n] [--cap ms] [--kata slug]...`: does the same code get the same score? As a table and
 * as bench-repeatability.json. How far it is goes to the error stream.
 *
 * Of six katas, unless some are named, that differ most in what is measured. Twice: as the machine is, and with a busy process
 * for every core beside it. Exit code 0: measured; 2: the call was wrong.
 */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { createEngine, type Engine } from "@kata/grader/engine";
import { readInBetween } from "../bench/in-between.ts";
import {
  chooseSubjects,
  gradeOnce,
  kindOf,
  MOST_KATAS,
  SUBMISSIONS,
  summarise,
  type Grading,
  type Repeated,
  type Subject,
  type SubmissionName,
} from "../bench/repeatability.ts";
import { loadKata, shipped } from "../registry.ts";

const USAGE = "bench:repeatability [--gradings n] [--cap ms] [--kata slug]...";
const FILE = "bench-repeatability.json";
const WRONG_CALL = 2;
/** Ends with whoever started it, however that ends: its input is closed then. */
const BUSY = `
  process.stdin.on("end", () => process.exit()).resume();
  (function spin() {
    for (let i = 0; i < 1e7; i++);
    setImmediate(spin);
  })();`;

interface Options {
  readonly gradings: number;
  readonly capMs: number;
  readonly slugs: readonly string[];
}

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  let options: Options;
  let subjects: readonly Subject[];
  try {
    options = optionsOf(args);
    subjects = await subjectsOf(options.slugs);
  } catch (error) {
    console.error(`${USAGE}: ${(error as Error).message}`);
    return WRONG_CALL;
  }
  const engine = createEngine();
  console.log(`${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}`);
  console.log(
    `isolation level ${(await engine.isolation()).level}; ${options.gradings} gradings, ${options.capMs} ms each`,
  );
  const quiet = await condition("as the machine is", engine, subjects, options);
  const stop = makeBusy();
  const loaded = await condition("with a busy process for every core", engine, subjects, options).finally(stop);
  await engine.close();
  // pnpm runs a script in the root, and keeps the folder where it was called.
  const path = resolve(process.env["INIT_CWD"] ?? "", FILE);
  const { model } = cpus()[0] ?? {};
  const machine = { processor: model, cores: availableParallelism(), node: process.versions.node };
  writeFileSync(
    path,
    `${JSON.stringify({ date: new Date().toISOString(), machine, ...options, quiet, loaded }, undefined, 2)}\n`,
  );
  console.log(`\nwritten: ${path}`);
  return 0;
}

function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      gradings: { type: "string", default: "20" },
      cap: { type: "string", default: "1500" },
      kata: { type: "string", multiple: true, default: [] },
    },
  });
  const [gradings, capMs] = [Number(values.gradings), Number(values.cap)];
  if (!(Number.isInteger(gradings) && gradings > 0)) throw new TypeError(`gradings: 1 or more; got ${values.gradings}`);
  if (!(capMs > 0)) throw new TypeError(`cap: more than 0 ms; got ${values.cap}`);
  return { gradings, capMs, slugs: values.kata };
}

async function subjectsOf(slugs: readonly string[]): Promise<readonly Subject[]> {
  const all = await Promise.all((slugs.length > 0 ? slugs : shipped).map(loadKata));
  const measured = all.filter(({ kata, naive }) => (kata.measures?.length ?? 0) > 0 && naive !== undefined);
  if (measured.length === 0) throw new TypeError(`kata: one that measures; got ${slugs.join(", ") || "none"}`);
  const chosen = chooseSubjects(measured, kindOf, MOST_KATAS);
  return chosen.map((loaded) => {
    const { solution, naive } = loaded;
    const between = readInBetween(loaded.kata.slug);
    return { loaded, sources: { solution, ...(between !== undefined && { "in between": between }), naive: naive! } };
  });
}

async function condition(
  name: string,
  engine: Engine,
  subjects: readonly Subject[],
  { gradings, capMs }: Options,
): Promise<{ readonly load: readonly number[]; readonly katas: readonly Repeated[] }> {
  const load = [loadavg()[0]!];
  const found = subjects.map(() => ({}) as Partial<Record<SubmissionName, Grading[]>>);
  const start = performance.now();
  for (let i = 0; i < gradings; i++) {
    for (const [at, { loaded, sources }] of subjects.entries())
      for (const submission of SUBMISSIONS) {
        const source = sources[submission];
        if (source === undefined) continue;
        (found[at]![submission] ??= []).push(await gradeOnce(engine, loaded, source, capMs));
      }
    console.error(
      `${name}: ${i + 1} of ${gradings} gradings of each, ${((performance.now() - start) / 60_000).toFixed(1)} min`,
    );
  }
  load.push(loadavg()[0]!);
  const katas = subjects.map(({ loaded }, at) => summarise(loaded.kata, found[at]!));
  console.log(`\n${name}: load ${load.map((each) => each.toFixed(1)).join(" before, ")} after\n`);
  console.log("| kata | measure | submission | ratio | deviation, worst | score | deviation, worst | wrong order |");
  console.log("| --- | --- | --- | --- | --- | --- | --- | --- |");
  for (const kata of katas) for (const line of linesOf(kata)) console.log(line);
  return { load, katas };
}

function linesOf({ slug, kind, submissions, wrongOrder, gradings }: Repeated): string[] {
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
  return SUBMISSIONS.map((name) => {
    const own = submissions[name];
    if (own === undefined) return `| ${slug} | ${kind} | ${name} | no such program is kept | | | | |`;
    const { ratio, score, refused } = own;
    const cells = [
      ratio.mean.toPrecision(4),
      `${percent(ratio.deviation)}, ${percent(ratio.worst)}`,
      score.mean.toFixed(1),
      `${percent(score.deviation)}, ${percent(score.worst)}`,
      refused > 0 ? `refused ${refused} times` : `${wrongOrder} of ${gradings}`,
    ];
    return `| ${[slug, kind, name, ...cells].join(" | ")} |`;
  });
}

/** @returns what ends them */
function makeBusy(): () => void {
  const busy = Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ["-e", BUSY], { stdio: ["pipe", "ignore", "ignore"] }),
  );
  return () => {
    for (const each of busy) each.kill("SIGKILL");
  };
}
