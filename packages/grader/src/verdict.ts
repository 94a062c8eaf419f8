/**
 * @file What a grading says: the verdict, one report per case, and the events on the way.
 *
 * Plain JSON, stored and sent as it is. Of a hidden case it holds only what cannot reveal the case.
 */
import type { Bilingual, Bounds, MeasureKind } from "./contract.ts";
import type { Timeline } from "./timeline.ts";

export const VERDICTS = [
  "accepted",
  "wrong-answer",
  "runtime-error",
  "time-limit",
  "memory-limit",
  "output-limit",
  "compile-error",
  "forbidden-api",
  "limit-exceeded",
  "deadlock",
  "internal-error",
] as const;
export type VerdictCode = (typeof VERDICTS)[number];

export const SCORE_VERSION = 1;

/** A place in the candidate's own source; both start at 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Why a case failed. */
export interface Failure {
  readonly verdict: VerdictCode;
  readonly message: Bilingual;
  /** Of limit-exceeded: the bound that was broken. */
  readonly bound?: keyof Bounds;
  /** Class of the error that was thrown, and where. */
  readonly error?: { readonly name: string; readonly at?: Position; /** Examples only. */ readonly message?: string };
  /** Examples only from here on: nothing of a hidden case's values is ever told. */
  readonly difference?: Difference;
}

export interface Difference {
  /** Where: `result.loss`, `result[2, 3]`, `step 3: table`. */
  readonly where: string;
  readonly expected: string;
  readonly got: string;
  readonly worst?: { readonly where: string; readonly absolute: number; readonly relative: number };
  readonly wrong?: number;
  readonly total?: number;
  /** `|got - expected|` of a two-dimensional result, row by row. */
  readonly heat?: { readonly rows: number; readonly columns: number; readonly values: readonly number[] };
}

export interface CaseReport {
  readonly name: string;
  readonly group: string;
  readonly visibility: "example" | "hidden";
  readonly status: "passed" | "failed" | "not-run";
  readonly failure?: Failure;
  /** Examples only: what went in, what was expected, what came out, and the candidate's own console lines. */
  readonly shown?: {
    readonly inputs: string;
    readonly expected: string;
    readonly got?: string;
    readonly console: readonly string[];
    /** Of ranks and of schedules; older verdicts have none. */
    readonly timeline?: ShownTimeline;
  };
}

/** What the candidate's ranks did, and what they should have done where that is known and not the same. */
export interface ShownTimeline {
  readonly got?: Timeline;
  readonly expected?: Timeline;
}

/** What computed the expected values. */
export interface BackendUsed {
  /** "wasm", "cpu", ..., or "not applicable" for a kata without tensors. */
  readonly rung: string;
  readonly gpu: boolean;
  /** Version of the library, or name of the adapter. */
  readonly version: string;
  /** How long the reference computed; older verdicts do not say. */
  readonly computeMs?: number;
  /** Faster rungs, and why they were not used. */
  readonly skipped?: readonly { readonly rung: string; readonly reason: string }[];
}

/** One size of a measure: milliseconds, bytes, seconds of virtual time, or the kata's own value. */
export interface MeasuredSize {
  readonly size: number;
  readonly candidate: number;
  readonly solution: number;
  readonly naive: number;
}

/** How a submission did on one measure, beside the kata's solution and its plain, slow answer. */
export interface Efficiency {
  readonly kind: MeasureKind;
  /** The letter of the size. */
  readonly over: string;
  /** Of kind `value`: what it is called. */
  readonly name?: Bilingual;
  /** Ascending; the last one is scored. */
  readonly sizes: readonly MeasuredSize[];
  /** candidate / solution at the largest size; none when it was refused. */
  readonly ratio?: number;
  /** Of times: the interval that holds the ratio with 95 %. */
  readonly interval?: readonly [low: number, high: number];
  /** Of times: `k` of the closest `c * size^k`. */
  readonly growth?: { readonly candidate: number; readonly solution: number; readonly naive: number };
  /** Timed calls of the candidate at the largest size. */
  readonly samples?: number;
  /** 0 to 30. */
  readonly points: number;
  readonly says: Bilingual;
  /** An output was wrong, or a call broke off, while it was measured: no points. */
  readonly refused?: boolean;
}

/** What an efficiency was measured on. */
export interface Machine {
  /** Model of the processor, as the system names it. */
  readonly processor: string;
  readonly cores: number;
  /** Version of Node, `v24.21.0`. */
  readonly node: string;
  /** Level of the isolation ladder, 1 to 5. */
  readonly isolation: number;
}

export interface Verdict {
  readonly slug: string;
  readonly verdict: VerdictCode;
  /** 0 to 100. */
  readonly score: number;
  readonly scoreVersion: number;
  /** What happened, in a sentence. */
  readonly message: Bilingual;
  /** What to do next. */
  readonly next: Bilingual;
  /** The mentor's sentence, when the answer equals that of a known mistake. */
  readonly diagnosis?: Bilingual;
  /** Of a compile error, or of the first case that threw. */
  readonly at?: Position;
  readonly cases: readonly CaseReport[];
  readonly backend: BackendUsed;
  /** Level of the isolation ladder, 1 to 5. */
  readonly isolation: number;
  readonly contentHash: string;
  readonly durationMs: number;
  /** What broke on our side, also where a second try came to a verdict: for the log, never shown to the candidate. */
  readonly cause?: string;
  /** `true`: only the examples were played; nothing is scored. */
  readonly examplesOnly: boolean;
  /** Of an accepted submission to a kata that measures. */
  readonly efficiency?: readonly Efficiency[];
  /** What the efficiency was measured on; stands wherever `efficiency` does. */
  readonly machine?: Machine;
  /** Something of ours broke while it was measured, twice: the score is for correctness alone. */
  readonly measuringBroke?: true;
}

/** A grading that starts over, because something of ours broke, tells `started` again: what was told before it is void. */
export type GradeEvent =
  | { readonly type: "started"; readonly groups: readonly { readonly name: string; readonly cases: number }[] }
  | { readonly type: "compiled" }
  | { readonly type: "case"; readonly report: CaseReport }
  | {
      readonly type: "group";
      readonly name: string;
      readonly passed: number;
      readonly total: number;
      readonly done: boolean;
    }
  /** `measuring`: it is measured now, and "measured" follows. */
  | { readonly type: "verdict"; readonly verdict: Verdict; readonly measuring?: true }
  /** After an accepted verdict of a kata that measures: the same verdict with its efficiency and its final score, or saying that measuring broke. */
  | { readonly type: "measured"; readonly verdict: Verdict };
