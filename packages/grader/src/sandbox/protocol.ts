/**
 * @file What crosses between the run child's process and the trusted realm inside its isolate, and between parent and child.
 *
 * The child is given code, one case at a time, lengths and limits; never expected values, seeds or names of cases.
 */
import type { Export, Meters, Outcome } from "../contract.ts";
import type { Thrown } from "../play/realm.ts";
import type { LibrarySurface } from "./guest-library.ts";

/** What an isolate holds before a submission is in it: all that follows from the kata alone. */
export interface Setup {
  readonly exports: Readonly<Record<string, Export>>;
  readonly library?: LibrarySurface;
  /** Trusted modules, compiled, in the order in which they may import one another. */
  readonly provided: readonly { readonly module: string; readonly code: string }[];
  readonly seed: number;
  readonly consoleBytes: number;
  readonly isolateMb: number;
}

/** Sent by the parent, which builds these itself: the child trusts their form. Only `load` and `case` are answered. */
export type Request =
  /** What the isolates of the coming submissions hold; the next one is made ahead of time. */
  | { readonly type: "prepare"; readonly setup: Setup }
  /** Programs in several slots are compared with one another; one alone is in slot 0. */
  | {
      readonly type: "load";
      readonly slot: number;
      readonly code: string;
      readonly limits: Limits;
      /** Its plays are timed: from now on the child compiles and collects garbage in turn. */
      readonly timed: boolean;
    }
  | {
      readonly type: "case";
      readonly slot: number;
      readonly json: string;
      readonly ranks: number;
      readonly timed: boolean;
    }
  | { readonly type: "end" };

export interface Limits {
  /** CPU milliseconds of the candidate's top-level code. */
  readonly loadMs: number;
  /** CPU milliseconds of one call. */
  readonly callMs: number;
  /** How much longer than its CPU time a call may take on the wall clock; more on a busy machine. */
  readonly patience: number;
  readonly consoleBytes: number;
  readonly isolateMb: number;
}

export const DEFAULT_LIMITS: Limits = {
  loadMs: 1000,
  callMs: 1000,
  patience: 1,
  consoleBytes: 64 * 1024,
  isolateMb: 128,
};

/** What the trusted realm answers when it failed itself starts so. */
export const BROKEN = "broken: ";

/** Something that ends the submission, as the trusted side observed it. */
export type Fault =
  | { readonly kind: "forbidden"; readonly name: string }
  | { readonly kind: "output" }
  /** `cpuMs`: what the candidate's code had of the processor when its time was over. */
  | { readonly kind: "time"; readonly cpuMs: number }
  | { readonly kind: "memory" }
  | { readonly kind: "threw"; readonly thrown: Thrown }
  | { readonly kind: "missing-export"; readonly names: readonly string[] }
  | {
      readonly kind: "deadlock";
      readonly waits: readonly {
        readonly rank: number;
        readonly to: "send to" | "receive from";
        readonly peer: number;
      }[];
    }
  | { readonly kind: "stalled" }
  /** A promise was rejected and nothing handles it. */
  | { readonly kind: "unhandled" }
  | { readonly kind: "died"; readonly why: string };

export interface PlayedStep {
  readonly step: number;
  readonly outcome: Outcome;
  readonly thrown?: Thrown;
  readonly overwritten?: readonly string[];
}

/** Of a play that did not come to its end. */
export const NO_METERS: Meters = { largestBufferBytes: 0, allocatedBytes: 0, leakedTensors: 0, tensorPeakBytes: 0 };

export interface CaseRecord {
  /** One list per rank; of a solo script one list. */
  readonly ranks: readonly (readonly PlayedStep[])[];
  readonly meters: Meters;
  readonly fault?: Fault;
  readonly console: readonly string[];
}

export interface Spent {
  /** Exact, but runs on while the thread waits for a core. */
  readonly wallMs: number;
  /** Without waiting, but with the nap that it takes to read it. */
  readonly cpuMs: number;
}

/** Of a timed play: the sum over the candidate's calls, and over as many empty ones. */
export interface TimeInCalls {
  readonly calls: Spent;
  readonly empty: Spent;
}

export interface LoadRecord {
  readonly fault?: Fault;
  /** Declared parameters of each exported function: `length` as the language counts it. */
  readonly arity: Readonly<Record<string, number>>;
}
