/**
 * @file One submission in one child: compiled, loaded, one case after the other.
 *
 * It compares nothing. A call that the machine starved, or whose child was killed from outside, is played again.
 */
import type { CompileResult, Compiler } from "./compile/compile.ts";
import type { Script } from "./contract.ts";
import { ChildLostError, isOurs, isSpoiling, isStarved } from "./faults.ts";
import { emptyRecord, load, play } from "./sandbox/ask.ts";
import type { Lease } from "./sandbox/pool.ts";
import type { CaseRecord, Fault, Limits } from "./sandbox/protocol.ts";
import type { Position } from "./verdict.ts";

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

export interface SessionOptions {
  readonly compiler: Compiler;
  /** A child that has been told what the kata needs. */
  readonly take: () => Promise<Lease>;
  readonly program: Program;
  /** Modules that the program may import. */
  readonly modules: readonly string[];
  readonly limits: Limits;
  readonly signal?: AbortSignal | undefined;
}

const MOST_PATIENCE = 16;
/** Whoever kills one child from outside may kill those that are ready as well. */
const MOST_KILLS = 3;

export async function openSession({
  compiler,
  take,
  program,
  modules,
  limits,
  signal,
}: SessionOptions): Promise<Session> {
  let lease = await take();
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
    const compiled = await compiler.compile({ ...program, modules });
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
        const { record } = await play(lease.child, script, { ...limits, patience });
        if (isSpoiling(record.fault)) return record.fault;
      }
      return undefined;
    };
    return {
      begun: { kind: "loaded", arity: loaded.arity, positionOf },
      async play(script) {
        const record = await patiently(limits.callMs, async (patience, isFresh) => {
          const fault = isFresh ? await replayed(patience) : undefined;
          if (fault !== undefined) return emptyRecord(fault);
          return (await play(lease.child, script, { ...limits, patience })).record;
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
}

function refusePlay(): Promise<never> {
  return Promise.reject(new Error("play: only a loaded submission can be played"));
}
