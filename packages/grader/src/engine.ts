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
  /** Starts the processes that grading this kata will need. */
  start(): void;
  open(kata: Kata, program: Program, signal?: AbortSignal): Promise<Session>;
  close(): Promise<void>;
}

const LIBRARY = ["@tensorflow/tfjs", "@tensorflow/tfjs-core"];
/** Beyond the limits inside the child: what the child needs for itself before it is killed. */
const GRACE_MS = 1500;
const MOST_TIMED_STEPS = 8;
const OWN_WORK_MS = 20_000;
const MOST_PATIENCE = 16;

export function createEngine({ backend, concurrency = 1 }: EngineOptions = {}): Engine {
  const compiler = createCompiler();
  const oracle = createOracle(backend);
  const pool = createPool(concurrency);

  return {
    oracle,
    isolation: () => pool.isolation(),
    start() {
      pool.start();
      compiler.start();
      oracle.start();
    },
    async open(kata, program, signal) {
      const limits = limitsOf(kata);
      let lease = await pool.take();
      let spoiled = false;
      const stop = () => lease.release(true);
      signal?.addEventListener("abort", stop, { once: true });
      const close = () => {
        signal?.removeEventListener("abort", stop);
        if (spoiled) lease.release(true);
        else void lease.child.send({ type: "end" }, undefined, GRACE_MS).then(() => lease.release(false));
      };
      /**
       * On a busy machine a call may not have had its time: it gets another, in a fresh child, with more of the clock.
       * A child may also have been killed from outside: only a second death is the program's.
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
          if (result.fault?.kind === "died" && deaths === 0) deaths++;
          else if (isStarved(result.fault, limitMs) && patience < MOST_PATIENCE) patience *= 2;
          else if (isOurs(result.fault)) throw new ChildLostError(result.fault.why);
          else return result;
          lease = await lease.replace();
        }
      };
      try {
        // The child makes its isolate while the compiler works.
        const warm = lease.child.send(
          { type: "warm", library: kata.style === "tensor", isolateMb: limits.isolateMb },
          undefined,
          OWN_WORK_MS,
        );
        const modules = [
          ...(kata.style === "tensor" ? LIBRARY : []),
          ...(kata.provide ?? []).map(({ module }) => module),
        ];
        const compiled = await compiler.compile({ ...program, modules });
        const provided = await compileProvided(kata);
        await warm;
        signal?.throwIfAborted();
        if (compiled.kind !== "compiled")
          return { begun: { kind: "not-compiled", result: compiled }, play: refusePlay, close };
        const { code, positionOf } = compiled;
        const loadWith = (patience: number) => load(lease.child, kata, code, provided, { ...limits, patience });
        const loaded = await patiently(limits.loadMs, loadWith);
        const played: Script[] = [];
        if (loaded.fault !== undefined)
          return { begun: { kind: "not-loaded", fault: loaded.fault, positionOf }, play: refusePlay, close };
        return {
          begun: { kind: "loaded", arity: loaded.arity, positionOf },
          play: async (script) => {
            const record = await patiently(limits.callMs, async (patience, isFresh) => {
              const play = (next: Script) => playCase(lease.child, next, { ...limits, patience });
              if (isFresh) {
                // The program is to be in the state in which it was lost: what loops on the fifth call shall not begin to count anew.
                const { fault } = await loadWith(patience);
                if (fault !== undefined) return emptyRecord(fault);
                for (const earlier of played) {
                  const again = await play(earlier);
                  if (isSpoiling(again.fault)) return emptyRecord(again.fault!);
                }
              }
              return play(script);
            });
            played.push(script);
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

  async function compileProvided(kata: Kata): Promise<{ module: string; code: string }[]> {
    const compiled: { module: string; code: string }[] = [];
    for (const { module, source } of kata.provide ?? []) {
      const result = await compiler.compile({
        source,
        language: "ts",
        modules: compiled.map((earlier) => earlier.module),
      });
      if (result.kind !== "compiled")
        throw new Error(`${kata.slug}, module ${module}: compiles; got ${JSON.stringify(result)}`);
      compiled.push({ module, code: result.code });
    }
    return compiled;
  }
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

async function load(
  child: RunChild,
  kata: Kata,
  code: string,
  provided: readonly { module: string; code: string }[],
  limits: Limits,
): Promise<LoadRecord> {
  const request = {
    code,
    exports: kata.exports,
    ...(kata.style === "tensor" ? { library: librarySurface(kata) } : {}),
    provided,
    // The guest's Math.random is seeded and of no use: a constant says so.
    seed: 1,
    limits,
  };
  const answer = await child.send({ type: "load", request }, undefined, limits.patience * (limits.loadMs + GRACE_MS));
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
