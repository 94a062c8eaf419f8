/**
 * @file Measures the grader: how many submissions it takes, what it adds to each, and how it comes back after a kill.
 *
 * Each submission is a source of its own, compiled, and played in a fresh isolate until its verdict; the verdict is checked.
 */
import { availableParallelism } from "node:os";
import { createEngine, type Engine } from "../engine.ts";
import type { Script, Step } from "../contract.ts";
import { isRanks } from "../contract.ts";
import { gradeOn, type HostileFile } from "../hostile/corpus.ts";
import { FIXTURES } from "../hostile/fixtures.ts";
import type { Level } from "../sandbox/isolation.ts";
import { RunChild } from "../sandbox/run-child.ts";
import type { VerdictCode } from "../verdict.ts";
import { processorTime, type ProcessorMs } from "./processor-time.ts";
import { percentile, percentiles, type Percentiles } from "./statistics.ts";
import { asNew, type Workload } from "./workloads.ts";

export interface Measured {
  readonly name: string;
  /** Submissions per second with one at a time: its processes may work side by side. */
  readonly oneAtATime: number;
  /** Submissions per second with as many at once as there are cores, divided by the cores. */
  readonly perCore: number;
  /** Milliseconds of one submission, one at a time, from source to verdict. */
  readonly total: Percentiles;
  /** Milliseconds of that in the candidate's calls. */
  readonly callsMs: number;
  /** Milliseconds of one submission less those of its calls. */
  readonly overhead: Percentiles;
  /** Of one submission, with as many at once as there are cores. The starts of children are not in it. */
  readonly processor: ProcessorMs | undefined;
}

export interface MeasuredMix {
  readonly name: string;
  readonly oneAtATime: number;
  readonly perCore: number;
  readonly total: Percentiles;
  readonly files: readonly { readonly file: string; readonly verdict: VerdictCode; readonly ms: number }[];
}

/** A program got a verdict that it must not get: what was measured is not the grader. */
export class BenchError extends Error {
  override readonly name = "BenchError";
}

const WARM_UP = 60;
/** With the warm-up fewer than a child plays before it is replaced. */
const FEW = 100;
const ROUNDS = 9;
const REPEATS = 20;

let serial = 0;

/** @param seconds how long each of the two throughputs is measured */
export async function measure({ name, fixture }: Workload, seconds: number): Promise<Measured> {
  const submit = async (engine: Engine) => {
    const start = performance.now();
    const { verdict, cause } = await gradeOn(engine, fixture, {
      source: asNew(fixture.honest, serial++),
      language: "ts",
    });
    if (verdict !== "accepted") throw new BenchError(`bench, ${name}: accepted; got ${verdict} ${cause ?? ""}`);
    return performance.now() - start;
  };
  const one = await repeated(1, seconds, submit);
  const callsMs = await timeOfCalls({ name, fixture });
  const machine = await repeated(availableParallelism(), seconds, submit);
  return {
    name,
    oneAtATime: one.perSecond,
    perCore: machine.perSecond / availableParallelism(),
    total: percentiles(one.times),
    callsMs,
    overhead: percentiles(one.times.map((ms) => ms - callsMs)),
    processor: await processorOf(submit),
  };
}

/** Plays the whole mix once with one submission at a time, and once with as many as there are cores. */
export async function measureMix(name: string, mix: readonly HostileFile[]): Promise<MeasuredMix> {
  const play = async (lanes: number) => {
    const files: { file: string; verdict: VerdictCode; ms: number }[] = [];
    const rest = mix.values();
    const seconds = await withEngine(lanes, async (engine) => {
      const start = performance.now();
      const lane = async () => {
        for (const { file, program, fixture, expected, also } of rest) {
          const began = performance.now();
          const { verdict } = await gradeOn(engine, FIXTURES[fixture], {
            ...program,
            source: asNew(program.source, serial++),
          });
          if (![expected, ...also].includes(verdict))
            throw new BenchError(`bench, ${file}: ${expected}; got ${verdict}`);
          files.push({ file, verdict, ms: performance.now() - began });
        }
      };
      await Promise.all(Array.from({ length: lanes }, lane));
      return (performance.now() - start) / 1000;
    });
    return { files, perSecond: mix.length / seconds };
  };
  const one = await play(1);
  const machine = await play(availableParallelism());
  const total = percentiles(one.files.map(({ ms }) => ms));
  const perCore = machine.perSecond / availableParallelism();
  return { name, oneAtATime: one.perSecond, perCore, total, files: one.files };
}

/** Milliseconds until a child has answered for the first time, processes and jail included. */
export async function coldStarts(level: Level): Promise<Percentiles> {
  const times: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const start = performance.now();
    const child = new RunChild(level);
    await child.ready();
    times.push(performance.now() - start);
    child.kill();
    await child.ended();
  }
  return percentiles(times);
}

/** How much longer than the median a submission takes that comes right after one whose child had to be killed. */
export async function delayAfterKill({ fixture }: Workload): Promise<Percentiles> {
  const name = Object.keys(fixture.kata.exports)[0]!;
  const endless = `export function ${name}() { for (;;); }`;
  const graded = async (engine: Engine, source: string, wanted: VerdictCode) => {
    const start = performance.now();
    const { verdict } = await gradeOn(engine, fixture, { source: asNew(source, serial++), language: "ts" });
    if (verdict !== wanted) throw new BenchError(`bench, after a kill: ${wanted}; got ${verdict}`);
    return performance.now() - start;
  };
  return withEngine(1, async (engine) => {
    const usual: number[] = [];
    for (let i = 0; i < WARM_UP + REPEATS; i++) usual.push(await graded(engine, fixture.honest, "accepted"));
    const median = percentile(usual.slice(WARM_UP), 50);
    const delays: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      await graded(engine, endless, "time-limit");
      delays.push((await graded(engine, fixture.honest, "accepted")) - median);
    }
    return percentiles(delays);
  });
}

interface Repeated {
  readonly perSecond: number;
  readonly times: readonly number[];
}

/** Milliseconds of one submission. */
type Submit = (engine: Engine) => Promise<number>;
/** Submits until enough are done, and tells how long each took. */
type Run = (isOver: (done: number) => boolean) => Promise<readonly number[]>;

/** With so many submissions at once. What is used has warmed up. */
function inLanes<T>(lanes: number, submit: Submit, use: (run: Run) => Promise<T>): Promise<T> {
  return withEngine(lanes, async (engine) => {
    const run: Run = async (isOver) => {
      const times: number[] = [];
      const lane = async () => {
        while (!isOver(times.length)) times.push(await submit(engine));
      };
      await Promise.all(Array.from({ length: lanes }, lane));
      return times;
    };
    await run((done) => done >= WARM_UP);
    return use(run);
  });
}

function processorOf(submit: Submit): Promise<ProcessorMs | undefined> {
  return inLanes(availableParallelism(), submit, (run) =>
    processorTime(async () => (await run((done) => done >= FEW)).length),
  );
}

function repeated(lanes: number, seconds: number, submit: Submit): Promise<Repeated> {
  return inLanes(lanes, submit, async (run) => {
    const start = performance.now();
    const times = await run(() => performance.now() - start >= seconds * 1000);
    const perSecond = (times.length * 1000) / (performance.now() - start);
    return { perSecond, times };
  });
}

/**
 * The candidate's calls of all cases, from the growth of a play's time when each step is played once and `1 + REPEATS`
 * times. It holds the player's work for a step too, but calls grow warm: what is subtracted is rather too little.
 */
async function timeOfCalls({ fixture }: Workload): Promise<number> {
  return withEngine(1, async (engine) => {
    const perCase: number[][] = fixture.cases.map(() => []);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [i, { script }] of fixture.cases.entries()) {
        const playMs = async (count: number) => {
          const session = await engine.open(fixture.kata, { source: fixture.honest, language: "ts" });
          try {
            const start = performance.now();
            const { fault } = await session.play(timesOver(script, count));
            if (fault !== undefined) throw new BenchError(`bench, repeated calls: no fault; got ${fault.kind}`);
            return performance.now() - start;
          } finally {
            session.close();
          }
        };
        perCase[i]!.push(((await playMs(1 + REPEATS)) - (await playMs(1))) / REPEATS);
      }
    }
    return perCase.reduce((sum, times) => sum + Math.max(0, percentile(times, 50)), 0);
  });
}

function timesOver(script: Script, count: number): Script {
  const over = (steps: readonly Step[]): Step[] => [{ repeat: count, steps }];
  return isRanks(script) ? { ...script, steps: script.steps.map(over) } : { ...script, steps: over(script.steps) };
}

async function withEngine<T>(lanes: number, use: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = createEngine({ concurrency: lanes });
  try {
    await engine.isolation();
    return await use(engine);
  } finally {
    await engine.close();
  }
}
