/** @file Attempts as the API sends them, and what a browser may send. */
import type { Standing } from "@kata/db/standing";
import type { GradeEvent, Verdict } from "@kata/grader/verdict";
import { z } from "zod";

export type Language = "ts" | "js";
export type AttemptKind = "submit" | "run";
export type AttemptState = "queued" | "running" | "done" | "cancelled";

const Slug = z.string().regex(/^[a-z0-9-]{1,100}$/);

/** The text is checked apart, so that each fault has its own code. */
export const NewAttempt = z.object({
  slug: Slug,
  source: z.string(),
  language: z.enum(["ts", "js"]),
  kind: z.enum(["submit", "run"]),
});
export type NewAttempt = z.infer<typeof NewAttempt>;

export interface AttemptRow {
  readonly id: string;
  readonly slug: string;
  readonly language: Language;
  readonly kind: AttemptKind;
  readonly origin: "web" | "terminal";
  readonly state: AttemptState;
  readonly verdict: string | null;
  readonly score: number | null;
  readonly passed: number | null;
  readonly total: number | null;
  /** ISO 8601 */
  readonly createdAt: string;
}

export interface AttemptBody extends AttemptRow {
  readonly source: string;
  readonly report: Verdict | null;
  /** Of a measured attempt: where it stands among the accepted ones. */
  readonly standing?: Standing | undefined;
}

/** What `/api/attempts/[id]/events` sends, under the event names `queue`, `grade` and `end`. Only `grade` events carry an id. */
export interface QueueMessage {
  /** Attempts before this one; null once a worker has it. */
  readonly position: number | null;
  readonly workerAlive: boolean;
}
export type GradeMessage = GradeEvent;
export interface EndMessage {
  readonly state: "done" | "cancelled";
  readonly report: Verdict | null;
  readonly standing?: Standing | undefined;
}
