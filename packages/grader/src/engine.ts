/**
 * @file The processes behind grading: compile child, run children, reference process, and what is done with them.
 *
 * It compares nothing and says nothing to people. Whatever a submission does, the answer is a record or a fault.
 */
import { availableParallelism } from "node:os";
import { createCompiler } from "./compile/compile.ts";
import type { Case, Kata, Script } from "./contract.ts";
import { createCores } from "./measure/cores.ts";
import { openPrograms } from "./measure/open-programs.ts";
import { CONTESTANTS, type Contestant } from "./measure/contestants.ts";
import type { Programs } from "./measure/programs.ts";
import { createOracle, type Oracle } from "./oracle/oracle.ts";
import { createRng, seedOf } from "./rng.ts";
import { createPool, type Chosen } from "./sandbox/pool.ts";
import { openSession, type Program, type Session } from "./session.ts";
import { createSetups, limitsOf, modulesOf } from "./setup.ts";

export interface EngineOptions {
  /** Rung of the reference's backend ladder; otherwise KATA_BACKEND decides. */
  readonly backend?: string;
  /** Submissions that may run at once; 1 unless given. */
  readonly concurrency?: number;
  /** Children kept ready beyond those that run; 1 unless given. A grader that grades once needs none. */
  readonly spares?: number;
}

export interface Engine {
  readonly oracle: Oracle;
  /** The isolation level that every submission runs in. */
  isolation(): Promise<Chosen>;
  /** Starts the processes that every grading needs. The reference process waits for a question. */
  start(): void;
  open(kata: Kata, program: Program, signal?: AbortSignal): Promise<Session>;
  /** The three programs in one child that has a core to itself among those that are timed. */
  compare(kata: Kata, sources: Readonly<Record<Contestant, Program>>, signal?: AbortSignal): Promise<Programs>;
  close(): Promise<void>;
}

export function createEngine({ backend, concurrency = 1, spares = 1 }: EngineOptions = {}): Engine {
  const oracle = createOracle(backend);
  const pool = createPool(concurrency, spares);
  const compiler = createCompiler(async () => (await pool.isolation()).level);
  const cores = createCores(availableParallelism());
  const setupOf = createSetups(compiler);

  return {
    oracle,
    isolation: () => pool.isolation(),
    start() {
      pool.start();
      compiler.start();
    },
    async open(kata, program, signal) {
      const setup = await setupOf(kata);
      const take = () => pool.take(setup);
      return openSession({ compiler, take, program, modules: modulesOf(kata), limits: limitsOf(kata), signal });
    },
    async compare(kata, sources, signal) {
      const limits = limitsOf(kata);
      const codes = {} as Record<Contestant, string>;
      for (const who of CONTESTANTS) {
        const compiled = await compiler.compile({ ...sources[who], modules: modulesOf(kata) });
        if (compiled.kind !== "compiled")
          throw new Error(`measure, ${kata.slug}: the ${who} compiles; got ${compiled.kind}`);
        codes[who] = compiled.code;
      }
      const setup = await setupOf(kata);
      return openPrograms({
        take: () => pool.take(setup),
        cores,
        codes,
        limits,
        ...(signal === undefined ? {} : { signal }),
      });
    },
    async close() {
      await Promise.all([compiler.close(), oracle.close(), pool.close()]);
    },
  };
}

/** The script of a case for one grading. `salt` is the grading's secret. */
export function scriptOf(kata: Kata, testCase: Case, salt: string): Script {
  return testCase.script(createRng(seedOf(kata.slug, testCase.name, salt)));
}
