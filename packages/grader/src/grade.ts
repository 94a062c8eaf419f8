/** @file Placeholder of the signatures that cli and worker use; the implementation follows. */
import type { Kata, Mutant } from "./contract.ts";
import type { GradeEvent, Verdict } from "./verdict.ts";

/** A kata with everything that grading needs. Made by `@kata/katas/registry`. */
export interface LoadedKata {
  readonly kata: Kata;
  readonly mutants: readonly Mutant[];
  /** Text of `solution.ts`. */
  readonly solution: string;
  /** Hash of the kata's folder and its reference module. */
  readonly contentHash: string;
}

export interface Submission {
  readonly source: string;
  readonly language: "ts" | "js";
}

export interface GradeOptions {
  readonly examplesOnly?: boolean;
  readonly onEvent?: (event: GradeEvent) => void;
  readonly signal?: AbortSignal;
}

/** Owns the processes that grade: compile child, run children, reference process. */
export interface Grader {
  grade(kata: LoadedKata, submission: Submission, options?: GradeOptions): Promise<Verdict>;
  close(): Promise<void>;
}

export declare function createGrader(options?: { readonly backend?: string }): Promise<Grader>;
