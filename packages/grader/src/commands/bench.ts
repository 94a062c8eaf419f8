/**
 * @file `pnpm bench:grader [--seconds n]`: how fast the grader is on this machine, as a table and as bench-grader.json.
 *
 * Correctness only: from a source to its verdict, compile included, a fresh isolate each, at the best isolation level there is.
 * Exit code 0: measured, whatever the goals say; 1: a program got a wrong verdict; 2: the call was wrong.
 */
import { writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { BenchError, coldStarts, delayAfterKill, measure, measureMix, type Measured } from "../bench/measure.ts";
import { bareIsolateMs } from "../bench/processor-time.ts";
import { goalsOf, render, type Figures } from "../bench/report.ts";
import { hostileMix, RANKS, TENSOR, TINY_ARRAY } from "../bench/workloads.ts";
import { createEngine } from "../engine.ts";
import { DESCRIPTIONS, IsolationError } from "../sandbox/isolation.ts";

const CORPUS = fileURLToPath(new URL("../../hostile", import.meta.url));
const FILE = "bench-grader.json";
const SECONDS = 5;
const WRONG_VERDICT = 1;
const WRONG_CALL = 2;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    const figures = await bench(secondsOf(args));
    console.log(render(figures));
    // pnpm runs a script in the root, and keeps the folder where it was called.
    const path = resolve(process.env["INIT_CWD"] ?? "", FILE);
    writeFileSync(path, `${JSON.stringify({ ...figures, goals: goalsOf(figures) }, undefined, 2)}\n`);
    console.log(`\nwritten: ${path}`);
    return 0;
  } catch (error) {
    if (error instanceof BenchError) {
      console.error(error.message);
      return WRONG_VERDICT;
    }
    if (!(error instanceof IsolationError || error instanceof TypeError)) throw error;
    console.error(`bench:grader [--seconds n]: ${error.message}`);
    return WRONG_CALL;
  }
}

function secondsOf(args: readonly string[]): number {
  const { values } = parseArgs({ args: [...args], options: { seconds: { type: "string", default: String(SECONDS) } } });
  const seconds = Number(values.seconds);
  if (!(seconds > 0)) throw new TypeError(`seconds: more than 0; got ${values.seconds}`);
  return seconds;
}

async function bench(seconds: number): Promise<Figures> {
  const loadBefore = loadavg()[0]!;
  const engine = createEngine();
  const { level } = await engine.isolation();
  await engine.close();
  const honest: Measured[] = [];
  for (const workload of [TINY_ARRAY, TENSOR, RANKS]) honest.push(await measure(workload, seconds));
  return {
    date: new Date().toISOString(),
    machine: {
      processor: cpus()[0]?.model ?? process.arch,
      cores: availableParallelism(),
      memoryGb: Math.round(totalmem() / 2 ** 30),
    },
    loadBefore,
    node: process.versions.node,
    isolation: { level, madeOf: DESCRIPTIONS[level] },
    honest,
    hostile: await measureMix("hostile mix", hostileMix(CORPUS)),
    coldStartMs: await coldStarts(level),
    afterKillMs: await delayAfterKill(TINY_ARRAY),
    bareIsolateMs: bareIsolateMs(),
  };
}
