/**
 * @file The processes behind grading, and how a submission is played on them: compiled, loaded, one case after the other.
 *
 * It compares nothing and says nothing to people. Whatever a submission does, the answer is a record or a fault.
 */
import { createCompiler, type CompileResult } from "./compile/compile.ts";
import type { Case, Kata, Script } from "./contract.ts";
import { isRanks } from "./contract.ts";
import { createOracle, type Oracle } from "./oracle/oracle.ts";
import { createRng, seedOf } from "./rng.ts";
import { createPool, type Chosen } from "./sandbox/pool.ts";
import {
  BROKEN,
  DEFAULT_LIMITS,
  type CaseRecord,
  type Fault,
  type Limits,
  type LoadRecord,
  type Setup,
} from "./sandbox/protocol.ts";
import type { RunChild } from "./sandbox/run-child.ts";
import type { LibrarySurface } from "./sandbox/guest-library.ts";
import { refusedMethods, surfaceOf } from "./tf/surface.ts";
import type { Position } from "./verdict.ts";
import { decode, encode } from "./wire.ts";

export interface EngineOptions {
  /** Rung of the reference's backend ladder; otherwise KATA_BACKEND decides. */
  readonly backend?: string;
  /** Submissions that may run at once; 1 unless given. */
  readonly concurrency?: number;
  /** Children kept ready beyond those that run; 1 unless given. A grader that grades once needs none. */
  readonly spares?: number;
}

export interface Program {
  readonly source: string;
  readonly language: "ts" | "js";
}

export type Begun =
  | {
      readonly kind: "loaded";
      readonly arity: Readonly<Record<string, number>>;
      readonly positionOf: (at: Position) => Position | undefined;
    }
  | { readonly kind: "not-compiled"; readonly result: Exclude<CompileResult, { kind: "compiled" }> }
  | { readonly kind: "not-loaded"; readonly fault: Fault; readonly positionOf: (at: Position) => Position | undefined };

/** One submission in one child. `close` gives the child back. */
export interface Session {
  readonly begun: Begun;
  play(script: Script): Promise<CaseRecord>;
  close(): void;
}

export interface Engine {
  readonly oracle: Oracle;
  /** The isolation level that every submission runs in. */
  isolation(): Promise<Chosen>;
  /** Starts the processes that every grading needs. The reference process waits for a question. */
  start(): void;
  open(kata: Kata, program: Program, signal?: AbortSignal): Promise<Session>;
  close(): Promise<void>;
}

const LIBRARY = ["@tensorflow/tfjs", "@tensorflow/tfjs-core"];
/** Beyond the limits inside the child: what the child needs for itself before it is killed. */
const GRACE_MS = 1500;
const MOST_TIMED_STEPS = 8;
const MOST_PATIENCE = 16;
/** Whoever kills one child from outside may kill those that are ready as well. */
const MOST_KILLS = 3;

export function createEngine({ backend, concurrency = 1, spares = 1 }: EngineOptions = {}): Engine {
  const oracle = createOracle(backend);
  const pool = createPool(concurrency, spares);
  const compiler = createCompiler(async () => (await pool.isolation()).level);
  const setups = new WeakMap<Kata, Promise<Setup>>();

  return {
    oracle,
    isolation: () => pool.isolation(),
    start() {
      pool.start();
      compiler.start();
    },
    async open(kata, program, signal) {
      const limits = limitsOf(kata);
      const setup = await setupOf(kata);
      let lease = await pool.take(setup);
      let spoiled = false;
      const stop = () => lease.release(true);
      signal?.addEventListener("abort", stop, { once: true });
      const close = () => {
        signal?.removeEventListener("abort", stop);
        lease.release(spoiled);
      };
      /**
       * On a busy machine a call may not have had its time: it gets another, in a fresh child, with more of the clock.
       * A child may also have been killed from outside: only a second death is the program's.
       * What was played before is played again: a program that counts its calls counts as it did.
       */
      const patiently = async <T extends { readonly fault?: Fault }>(
        limitMs: number,
        act: (patience: number, isFresh: boolean) => Promise<T>,
      ): Promise<T> => {
        let patience = 1;
        let deaths = 0;
        for (let isFresh = false; ; isFresh = true) {
          const result = await act(patience, isFresh);
          signal?.throwIfAborted();
          spoiled = isSpoiling(result.fault);
          if (result.fault?.kind === "died" && deaths < (isOurs(result.fault) ? MOST_KILLS : 1)) deaths++;
          else if (isStarved(result.fault, limitMs) && patience < MOST_PATIENCE) patience *= 2;
          else if (isOurs(result.fault)) throw new ChildLostError(result.fault.why);
          else return result;
          lease = await lease.replace();
        }
      };
      try {
        // The child makes its isolate while the compiler works.
        const compiled = await compiler.compile({ ...program, modules: modulesOf(kata) });
        signal?.throwIfAborted();
        if (compiled.kind !== "compiled")
          return { begun: { kind: "not-compiled", result: compiled }, play: refusePlay, close };
        const { code, positionOf } = compiled;
        const loadWith = (patience: number) => load(lease.child, code, { ...limits, patience });
        const loaded = await patiently(limits.loadMs, loadWith);
        if (loaded.fault !== undefined)
          return { begun: { kind: "not-loaded", fault: loaded.fault, positionOf }, play: refusePlay, close };
        const earlier: Script[] = [];
        const replayed = async (patience: number): Promise<Fault | undefined> => {
          const { fault } = await loadWith(patience);
          if (fault !== undefined) return fault;
          for (const script of earlier) {
            const record = await playCase(lease.child, script, { ...limits, patience });
            if (isSpoiling(record.fault)) return record.fault;
          }
          return undefined;
        };
        return {
          begun: { kind: "loaded", arity: loaded.arity, positionOf },
          async play(script) {
            const record = await patiently(limits.callMs, async (patience, isFresh) => {
              const fault = isFresh ? await replayed(patience) : undefined;
              return fault === undefined ? playCase(lease.child, script, { ...limits, patience }) : emptyRecord(fault);
            });
            earlier.push(script);
            return record;
          },
          close,
        };
      } catch (error) {
        spoiled = true;
        close();
        throw error;
      }
    },
    async close() {
      await Promise.all([compiler.close(), oracle.close(), pool.close()]);
    },
  };

  /** Made once for a kata, so that a child is told it once. */
  function setupOf(kata: Kata): Promise<Setup> {
    const known = setups.get(kata) ?? makeSetup(kata);
    setups.set(kata, known);
    known.catch(() => setups.delete(kata));
    return known;
  }

  async function makeSetup(kata: Kata): Promise<Setup> {
    const provided: { module: string; code: string }[] = [];
    for (const { module, source } of kata.provide ?? []) {
      const modules = provided.map((earlier) => earlier.module);
      const result = await compiler.compile({ source, language: "ts", modules });
      if (result.kind !== "compiled")
        throw new Error(`${kata.slug}, module ${module}: compiles; got ${JSON.stringify(result)}`);
      provided.push({ module, code: result.code });
    }
    const { consoleBytes, isolateMb } = limitsOf(kata);
    return {
      exports: kata.exports,
      ...(kata.style === "tensor" ? { library: librarySurface(kata) } : {}),
      provided,
      // The guest's Math.random is seeded and of no use: a constant says so.
      seed: 1,
      consoleBytes,
      isolateMb,
    };
  }
}

/** Modules that a submission may import. */
function modulesOf({ style, provide = [] }: Kata): readonly string[] {
  return [...(style === "tensor" ? LIBRARY : []), ...provide.map(({ module }) => module)];
}

/** The script of a case for one grading. `salt` is the grading's secret. */
export function scriptOf(kata: Kata, testCase: Case, salt: string): Script {
  return testCase.script(createRng(seedOf(kata.slug, testCase.name, salt)));
}

export function limitsOf(kata: Kata): Limits {
  return { ...DEFAULT_LIMITS, ...(kata.limits?.callMs === undefined ? {} : { callMs: kata.limits.callMs }) };
}

/** Its wall time was over before it had its processor time: the machine's doing, not the candidate's. */
function isStarved(fault: Fault | undefined, limitMs: number): boolean {
  return fault?.kind === "time" && fault.cpuMs < 0.9 * limitMs;
}

/** The run child was lost through no fault of the program, again and again. */
export class ChildLostError extends Error {
  override readonly name = "ChildLostError";
  constructor(why: string) {
    super(`run child: lives until its work is done; got ${why}`);
  }
}

/**
 * No program kills its child so: our watchdog's and the kernel's kills for memory are told apart from this one, and what
 * the trusted realm says of itself starts with a word of its own. A jail answers for its child with 128 + 9.
 */
function isOurs(fault: Fault | undefined): fault is Extract<Fault, { kind: "died" }> {
  return fault?.kind === "died" && (/exit (SIGKILL|137)$/.test(fault.why) || fault.why.includes(BROKEN));
}

/** After these nothing more can be asked of the isolate, and the child is replaced. */
function isSpoiling(fault: Fault | undefined): boolean {
  return fault !== undefined && ["time", "memory", "died"].includes(fault.kind);
}

/** Faults that end the whole submission: the later cases are not played. */
export function isFinal(fault: Fault | undefined): boolean {
  return isSpoiling(fault) || fault?.kind === "forbidden" || fault?.kind === "output";
}

async function load(child: RunChild, code: string, limits: Limits): Promise<LoadRecord> {
  const answer = await child.send(
    { type: "load", code, limits },
    undefined,
    limits.patience * (limits.loadMs + GRACE_MS),
  );
  return answer.kind === "fault"
    ? { fault: answer.fault, arity: {} }
    : (answer.frame.header as { record: LoadRecord }).record;
}

async function playCase(child: RunChild, script: Script, limits: Limits): Promise<CaseRecord> {
  const { json, body } = encode(script);
  const ranks = isRanks(script) ? script.steps.length : 1;
  const steps = isRanks(script) ? script.steps.flat().length : script.steps.length;
  const timeMs =
    limits.patience *
    (limits.callMs * Math.min(MOST_TIMED_STEPS, Math.max(1, steps)) + (ranks > 1 ? limits.loadMs : 0) + GRACE_MS);
  const answer = await child.send({ type: "case", json, ranks }, body, timeMs);
  if (answer.kind === "fault") return emptyRecord(answer.fault);
  const { json: text, fault } = answer.frame.header as { json: string; fault?: Fault };
  if (fault !== undefined) return emptyRecord(fault);
  return decode({ json: text, body: answer.frame.body }) as CaseRecord;
}

function librarySurface(kata: Kata): LibrarySurface {
  const surface = surfaceOf(kata.tf ?? {});
  return { ...surface, refused: refusedMethods(surface) };
}

function emptyRecord(fault: Fault): CaseRecord {
  return { ranks: [], meters: { largestBufferBytes: 0, allocatedBytes: 0, leakedTensors: 0 }, fault, console: [] };
}

function refusePlay(): Promise<never> {
  return Promise.reject(new Error("play: only a loaded submission can be played"));
}
