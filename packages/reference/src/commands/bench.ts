/**
 * @file `pnpm bench:reference [--rungs wasm,cpu] [--seconds n] [--threads n] [--timeout n] [--out FILE]`: how fast each rung computes
 * the textbook, beside PyTorch on the same machine, as tables and as bench-reference.json.
 *
 * Exit code 0: measured, rungs that cannot be had apart; 1: a process did not get to the end; 2: the call was wrong.
 */
import { writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ALL_RUNGS, measureRung, measureTorch, type Runner, type Settings } from "../bench/measure.ts";
import { type Figures, render } from "../bench/report.ts";
import { WORKLOADS } from "../bench/workloads.ts";
import { isRungName, LADDER } from "../rung.ts";

const DEFAULTS = { seconds: "0.5", threads: "1", timeout: "600", out: "bench-reference.json" };
const INCOMPLETE = 1;
const WRONG_CALL = 2;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    const { settings, out } = settingsOf(args);
    const figures = await bench(settings);
    console.log(`${render(figures)}\n`);
    // pnpm runs a script in the root, and keeps the folder where it was called.
    const path = resolve(process.env["INIT_CWD"] ?? "", out);
    const formulas = Object.fromEntries(WORKLOADS.map(({ family, formula, sizes }) => [family, { formula, sizes }]));
    writeFileSync(path, `${JSON.stringify({ ...figures, workloads: formulas }, undefined, 2)}\n`);
    console.log(`written: ${path}`);
    return figures.runners.some(({ isUnusable, problems }) => !isUnusable && problems.length > 0) ? INCOMPLETE : 0;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(`bench:reference: ${error.message}`);
    return WRONG_CALL;
  }
}

function settingsOf(args: readonly string[]): { settings: Settings; out: string } {
  const text = (fallback: string) => ({ type: "string", default: fallback }) as const;
  const options = {
    rungs: text(ALL_RUNGS.join(",")),
    seconds: text(DEFAULTS.seconds),
    threads: text(DEFAULTS.threads),
    timeout: text(DEFAULTS.timeout),
    out: text(DEFAULTS.out),
  };
  const { values } = parseArgs({ args: [...args], options });
  const rungs = values.rungs.split(",").filter(isRungName);
  if (rungs.length !== values.rungs.split(",").length)
    throw new TypeError(`rungs: some of ${LADDER.join(", ")}, separated by commas; got ${values.rungs}`);
  const positive = (name: "seconds" | "threads" | "timeout") => {
    const value = Number(values[name]);
    if (!(value > 0 && Number.isFinite(value))) throw new TypeError(`${name}: more than 0; got ${values[name]}`);
    return value;
  };
  const threads = positive("threads");
  if (!Number.isInteger(threads)) throw new TypeError(`threads: a whole number; got ${values.threads}`);
  const settings = { rungs, seconds: positive("seconds"), threads, timeoutSeconds: positive("timeout") };
  return { settings, out: values.out };
}

async function bench(settings: Settings): Promise<Figures> {
  const loadBefore = loadavg()[0]!;
  const runners: Runner[] = [];
  console.error("measuring PyTorch");
  runners.push(await measureTorch(settings));
  for (const rung of settings.rungs) {
    console.error(`measuring ${rung}`);
    runners.push(await measureRung(rung, settings));
  }
  return {
    date: new Date().toISOString(),
    machine: {
      processor: cpus()[0]?.model ?? process.arch,
      cores: availableParallelism(),
      memoryGb: Math.round(totalmem() / 2 ** 30),
    },
    loadBefore,
    loadAfter: loadavg()[0]!,
    node: process.versions.node,
    secondsEach: settings.seconds,
    torchThreads: settings.threads,
    runners,
  };
}
