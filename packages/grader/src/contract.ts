/**
 * @file What a kata is, as data: metadata, cases as scripts of calls, and what is measured and bounded.
 *
 * Types and `defineKata` only. Nothing here knows how a case is played, or in which language the candidate writes.
 */
import type { Rng } from "./rng.ts";
import type { Arg, TensorValue, TypedArray, Value } from "./value.ts";

/** The same text in both languages. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** A number passes when `|got - want| <= atol + rtol * |want|`; NaN equals NaN, an infinity only itself. */
export interface Tolerance {
  readonly rtol: number;
  readonly atol: number;
}

/** A submission's source is at most this long, in bytes of UTF-8. */
export const MOST_SOURCE_BYTES = 256 * 1024;

export type Style = "tensor" | "array" | "ranks" | "sim" | "text";

/** The class of an error, as far as it is compared. `Error` accepts every error. */
export type ErrorClass = "Error" | "RangeError" | "TypeError" | "SyntaxError" | "ReferenceError";

/** One export that the candidate writes. */
export interface Export {
  readonly kind: "function" | "class";
  /** Names of the parameters, in order; `grad` and the rules below refer to them. */
  readonly params?: readonly string[];
  /** Parameters that must hold their old values after the call; otherwise the answer is wrong, and says so. */
  readonly readonly?: readonly string[];
  /** Parameters that are updated in place: they are read after the call and compared. */
  readonly inout?: readonly string[];
}

/**
 * Trusted functions that a script hands to the candidate. Each call and its arguments are logged.
 *
 * stream: the next number on every call. scripted: the next reply, whatever the arguments. table: the reply for these arguments.
 * affine: `bias + sum of weights[i] * argument[i]`. linear: the tensor `scale * x + shift * (t ?? 1)`.
 * environment: `{reset(), step(a)}` over states; `next`, `reward` and `done` are `[states, actions]`. clock: seconds, `tick` more on every call.
 * delayed: a promise that resolves `seconds` of virtual time later. throwing: throws, or rejects where `async`.
 * source: an async iterable of the items; its log says how often it was pulled and whether it was released.
 */
export type Callback =
  | { readonly kind: "stream"; readonly values: Float64Array | Float32Array }
  | { readonly kind: "scripted"; readonly replies: readonly Value[]; readonly async?: boolean }
  | {
      readonly kind: "table";
      readonly entries: readonly (readonly [args: readonly Value[], reply: Value])[];
      readonly async?: boolean;
    }
  | { readonly kind: "affine"; readonly weights: readonly number[]; readonly bias: number }
  | { readonly kind: "linear"; readonly scale: number; readonly shift: number }
  | {
      readonly kind: "environment";
      readonly start: number;
      readonly actions: number;
      readonly next: Int32Array;
      readonly reward: Float64Array;
      readonly done: Uint8Array;
    }
  | { readonly kind: "clock"; readonly start: number; readonly tick: number }
  | { readonly kind: "delayed"; readonly reply: Value; readonly seconds: number }
  | { readonly kind: "throwing"; readonly error: ErrorClass; readonly message: string; readonly async?: boolean }
  | { readonly kind: "source"; readonly items: readonly Value[] };

interface Recorded {
  /** Binds the result, for `ref` and for later calls: `{ call: "m.allocate" }`. */
  readonly as?: string;
  /** Only these properties of the result are recorded: `["len", "indices"]`. */
  readonly pick?: readonly string[];
  /** `false`: the result is not recorded. */
  readonly record?: boolean;
  /** The step must throw this. It is recorded as the class, never the message. */
  readonly throws?: ErrorClass;
  /** The call must leave no tensor behind but its result. Always so for exported functions; a method says it here. */
  readonly tidy?: boolean;
}

/** What a packed trace records for a call that threw. */
export const THREW = -1e300;

/** A step that does something and records what came of it. Paths start at an export or at a bound name. */
export type Step =
  | ({ readonly call: string; readonly args?: readonly Arg[] } & Recorded)
  | ({ readonly new: string; readonly args?: readonly Arg[]; readonly as: string } & Omit<Recorded, "as">)
  | ({ readonly get: string } & Recorded)
  | { readonly set: string; readonly value: Arg }
  /** The present values of something bound: a tensor, a variable, a typed array. */
  | { readonly read: string }
  /** The log of a callback, up to here: one entry per call, its arguments. */
  | { readonly log: string }
  /** Gradients of `sum(upstream * result)` through the library's own autograd. `wrt`: parameter names or refs of tensors. */
  | {
      readonly grad: string;
      readonly args: readonly Arg[];
      readonly result?: string;
      readonly wrt: readonly string[];
      readonly upstream: TensorValue;
    }
  /** Drains what the call (or the bound name, without `args`) iterates over: `{items, done}`. `return: true` releases it early. */
  | { readonly iterate: string; readonly args?: readonly Arg[]; readonly take?: number; readonly return?: boolean }
  /** Plays the steps many times; nothing inside is recorded. */
  | { readonly repeat: number; readonly steps: readonly Step[] }
  /**
   * A packed trace of calls on one object: `ops[code[i]]` with the next `arity` numbers of `args`.
   * Recorded as one float64 per call: a number, 1 or 0 for a boolean, NaN for undefined, a digest of an array, or THREW.
   */
  | {
      readonly trace: string;
      readonly ops: readonly { readonly method: string; readonly arity: number }[];
      readonly code: Uint8Array;
      readonly args: Float64Array;
    };

/** Played on one candidate. */
export interface SoloScript {
  readonly callbacks?: Readonly<Record<string, Callback>>;
  readonly steps: readonly Step[];
}

/** Played on N ranks at once, each in a context of its own; `comm` among the arguments is that rank's communicator. */
export interface RanksScript {
  readonly ranks: {
    /** seconds per message */
    readonly alpha: number;
    /** seconds per byte */
    readonly beta: number;
  };
  /** One list of steps per rank. */
  readonly steps: readonly (readonly Step[])[];
}

export type Script = SoloScript | RanksScript;

/** What one recorded step came to. */
export type Outcome =
  | { readonly kind: "value"; readonly value: Value; readonly inout?: Readonly<Record<string, Value>> }
  | { readonly kind: "threw"; readonly error: ErrorClass | "other" };

/** The outcomes of a script: of a solo script one list, of a ranks script one list per rank. */
export type Outcomes = readonly (readonly Outcome[])[];

/** Exact figures, the same on every run. */
export interface Meters {
  /** Largest typed array or ArrayBuffer that the candidate made in the case or when it was loaded, bytes. */
  readonly largestBufferBytes: number;
  /** All typed arrays and ArrayBuffers that the candidate made in the case or when it was loaded, bytes. */
  readonly allocatedBytes: number;
  /** Tensors alive after the calls of exported functions that are neither arguments nor results. */
  readonly leakedTensors: number;
  /** The most bytes that the data of living tensors took at once in the case, arguments among them; of several ranks, the worst. */
  readonly tensorPeakBytes: number;
  readonly ranks?: RankMeters;
}

export interface RankMeters {
  /** `[rank]` */
  readonly bytesSent: readonly number[];
  /** `[rank]` */
  readonly messagesSent: readonly number[];
  /** Bytes per link, keyed `from->to`. */
  readonly links: Readonly<Record<string, number>>;
  /** Virtual seconds when the last rank ended. */
  readonly virtualTime: number;
  readonly timeline: readonly {
    readonly from: number;
    readonly to: number;
    readonly bytes: number;
    readonly start: number;
    readonly end: number;
  }[];
}

/** Upper bounds of one case; breaking one is `limit-exceeded`. */
export interface Bounds {
  readonly leakedTensors?: number;
  readonly tensorPeakBytes?: number;
  readonly largestBufferBytes?: number;
  readonly allocatedBytes?: number;
  readonly totalBytesSent?: number;
  readonly bytesSentPerRank?: number;
  readonly messagesPerRank?: number;
  /** seconds */
  readonly virtualTime?: number;
}

/** What a check found. */
export interface Finding {
  readonly verdict: "wrong-answer" | "limit-exceeded";
  readonly message: Bilingual;
}

export interface Check {
  (played: { readonly outcomes: Outcomes; readonly expected: Outcomes; readonly meters: Meters }): Finding | undefined;
}

/**
 * cpuTime: milliseconds of the processor in the candidate's calls. The next five are meters of a play: exact, the same on every run.
 * value: whatever the kata computes from the outcomes, such as a schedule's share of idle time.
 */
export type MeasureKind =
  "cpuTime" | "allocatedBytes" | "largestBufferBytes" | "tensorPeakBytes" | "bytesSent" | "virtualTime" | "value";

/** What is rewarded beyond being right: less is better, on a scale from the kata's `naive.ts` to its `solution.ts`. */
export interface Measure {
  readonly kind: MeasureKind;
  /** The letter of the size in the kata's text, `T`. */
  readonly over: string;
  /**
   * Ascending; the last one is scored. Times need three or more, so that their growth can be told, and scripts of calls whose
   * results are recorded whole: nothing that is not a call is in the time.
   */
  readonly sizes: readonly { readonly size: number; readonly script: (rng: Rng) => Script }[];
  /** Of kind `value`: what it is called, and how it follows from a play. */
  readonly value?: {
    readonly name: Bilingual;
    readonly of: (played: { readonly outcomes: Outcomes; readonly meters: Meters }) => number;
  };
}

export interface Case {
  /** Unique within the kata, never changed once published; the seed is drawn from it. */
  readonly name: string;
  /** "values", "edges", "stability", "gradient", "bounds", ... */
  readonly group: string;
  /** An example is shown with its inputs and its expected values; every other case is hidden. */
  readonly example?: boolean;
  /** Why a generic wrong answer rightly passes, or why no mutant is killed by this case. */
  readonly edge?: string;
  /** Builds the script. Values come from `rng` alone, so that a seed gives one script. */
  readonly script: (rng: Rng) => Script;
  readonly tolerance?: Tolerance;
  readonly bounds?: Bounds;
  readonly check?: Check;
}

/** A trusted module that the candidate may import. `source` is JavaScript with ES exports. */
export interface Provided {
  readonly module: string;
  readonly source: string;
}

export interface Kata {
  /** Equal to the folder's name and to the catalogue's slug. */
  readonly slug: string;
  readonly style: Style;
  readonly exports: Readonly<Record<string, Export>>;
  readonly reference: {
    /** The trusted answer, in `@kata/reference/textbook`. */
    readonly module: string;
    /** Where the names differ, its export for each of the candidate's. */
    readonly exports?: Readonly<Record<string, string>>;
    /** Of a float64 kata: the exports that compute the same in TensorFlow.js. They vouch for the trusted ones, in float32. */
    readonly witness?: Readonly<Record<string, string>>;
  };
  /** "float64": expected values come from a float64 host computation. "exact": no tensors, no rounding. */
  readonly precision: "float32" | "float64" | "exact";
  readonly tolerance: Tolerance;
  /** Changes to the default surface of `tf`. Tensor katas only. */
  readonly tf?: { readonly allow?: readonly string[]; readonly deny?: readonly string[] };
  readonly provide?: readonly Provided[];
  /**
   * Of a schedule: the property of a call's result that lists its ops, `{rank, op, mb, start, end}` with op F, B or W.
   * The first such result of an example is drawn as a pipeline chart. What ranks send needs no declaration: it is drawn as it is.
   */
  readonly pipelineOps?: string;
  readonly limits?: { readonly callMs?: number };
  /** Bounds of every case; a case's own come on top. */
  readonly bounds?: Bounds;
  /** Measured once a submission is accepted; needs `naive.ts`. With two, the lower points count. */
  readonly measures?: readonly Measure[];
  /** Weight of a group in the score; 1 unless given. */
  readonly weights?: Readonly<Record<string, number>>;
  readonly cases: readonly Case[];
}

/** A wrong answer that the kata must reject, and the sentence a mentor would say about it. */
export interface Mutant {
  /** kebab-case, unique within the kata */
  readonly name: string;
  readonly says: Bilingual;
  /** Replacements in `solution.ts`, each found there exactly once; or a whole program where an edit cannot say it. */
  readonly edits?: readonly (readonly [find: string, replace: string])[];
  readonly source?: string;
  /** The case that exists because of this mistake. */
  readonly killedBy: string;
}

/** Checks a kata's types where it is written. Returns its argument. */
export function defineKata(kata: Kata): Kata {
  return kata;
}

export function isRanks(script: Script): script is RanksScript {
  return "ranks" in script;
}

export type { TypedArray };
