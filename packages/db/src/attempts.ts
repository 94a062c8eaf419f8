/** @file Attempts: submitted, recorded, read, cancelled, finished once and only once. */
import type { Verdict } from "@kata/grader/verdict";
import type { Database } from "./client.ts";

export type Language = "ts" | "js";
export type AttemptKind = "submit" | "run";
export type AttemptOrigin = "web" | "terminal";
export type AttemptState = "queued" | "running" | "done" | "cancelled";

export interface Submission {
  readonly userId: string;
  readonly slug: string;
  readonly source: string;
  readonly language: Language;
  /** "run" plays the examples only and never counts as an attempt. */
  readonly kind: AttemptKind;
}

/** An attempt in a list: everything small. */
export interface AttemptSummary {
  readonly id: string;
  readonly slug: string;
  readonly language: Language;
  readonly kind: AttemptKind;
  readonly origin: AttemptOrigin;
  readonly state: AttemptState;
  /** A code of `VERDICTS`, once done. */
  readonly verdict: string | null;
  readonly score: number | null;
  readonly scoreVersion: number | null;
  /** Cases passed, and cases in all. */
  readonly passed: number | null;
  readonly total: number | null;
  readonly backend: string | null;
  readonly isolation: number | null;
  readonly durationMs: number | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export interface Attempt extends AttemptSummary {
  readonly source: string;
  readonly contentHash: string | null;
  /** The whole verdict, once done. */
  readonly report: Verdict | null;
}

/** Commits the attempt and its grading job in one transaction. @throws SourceError */
export declare function submitAttempt(db: Database, submission: Submission): Promise<{ readonly id: string }>;

/** Stores an attempt that was graded in this process (origin "terminal"). @throws SourceError */
export declare function recordAttempt(db: Database, graded: Submission & { readonly verdict: Verdict }): Promise<{ readonly id: string }>;

/** Cancels a queued or running attempt. `false`: it was over already, or is not this user's. */
export declare function cancelAttempt(db: Database, userId: string, id: string): Promise<boolean>;

export declare function getAttempt(db: Database, userId: string, id: string): Promise<Attempt | undefined>;

/** Newest first. `before`: the id of the last attempt of the page before. */
export declare function listAttempts(
  db: Database,
  userId: string,
  page: { readonly slug?: string; readonly limit: number; readonly before?: string },
): Promise<AttemptSummary[]>;
