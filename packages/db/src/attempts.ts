/** @file Attempts as their user sees them: submitted, recorded, read, cancelled. The worker's side is in grading.ts. */
import type { Verdict } from "@kata/grader/verdict";
import type { Attempt as AttemptRow, Prisma } from "../generated/client.ts";
import { isAttemptId } from "./attempt-id.ts";
import type { Database } from "./client.ts";
import { NOTIFY } from "./notices.ts";
import { cancelJob, sendJob } from "./queue.ts";
import { checkSource } from "./source.ts";
import { fromColumns, toColumns } from "./verdict-columns.ts";

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

/** The columns of a summary. */
export const SUMMARY = {
  id: true,
  slug: true,
  language: true,
  kind: true,
  origin: true,
  state: true,
  verdict: true,
  score: true,
  scoreVersion: true,
  passed: true,
  total: true,
  backend: true,
  isolation: true,
  durationMs: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
} as const satisfies Prisma.AttemptSelect;

/** Commits the attempt and its grading job in one transaction. @throws SourceError */
export async function submitAttempt(db: Database, submission: Submission): Promise<{ readonly id: string }> {
  checkSource(submission.source);
  const queue = await db.queue();
  return db.prisma.$transaction(async (tx) => {
    const { id } = await tx.attempt.create({
      data: { ...columns(submission), origin: "web", state: "queued" },
      select: { id: true },
    });
    await sendJob(queue, tx, id);
    return { id };
  });
}

/** Stores an attempt that was graded in this process (origin "terminal"). @throws SourceError */
export async function recordAttempt(
  db: Database,
  graded: Submission & { readonly verdict: Verdict },
): Promise<{ readonly id: string }> {
  checkSource(graded.source);
  const finishedAt = new Date();
  const startedAt = new Date(finishedAt.getTime() - graded.verdict.durationMs);
  return db.prisma.attempt.create({
    data: {
      ...columns(graded),
      ...toColumns(graded.verdict),
      origin: "terminal",
      state: "done",
      runs: 1,
      createdAt: startedAt,
      startedAt,
      finishedAt,
    },
    select: { id: true },
  });
}

/** Cancels a queued or running attempt. `false`: it was over already, or is not this user's. */
export async function cancelAttempt(db: Database, userId: string, id: string): Promise<boolean> {
  if (!isAttemptId(id)) return false;
  const queue = await db.queue();
  return db.prisma.$transaction(async (tx) => {
    const { count } = await tx.attempt.updateMany({
      where: { id, userId, state: { in: ["queued", "running"] } },
      data: { state: "cancelled", finishedAt: new Date() },
    });
    if (count === 0) return false;
    await cancelJob(queue, tx, id);
    await tx.$queryRawUnsafe(NOTIFY, id, "state");
    return true;
  });
}

export async function getAttempt(db: Database, userId: string, id: string): Promise<Attempt | undefined> {
  if (!isAttemptId(id)) return undefined;
  const row = await db.prisma.attempt.findFirst({ where: { id, userId } });
  return row ? fromRow(row) : undefined;
}

/** Newest first. `before`: the id of the last attempt of the page before. */
export async function listAttempts(
  db: Database,
  userId: string,
  page: { readonly slug?: string; readonly limit: number; readonly before?: string },
): Promise<AttemptSummary[]> {
  const where = page.slug === undefined ? { userId } : { userId, slug: page.slug };
  return db.prisma.attempt.findMany({
    where,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: page.limit,
    ...(page.before !== undefined && isAttemptId(page.before) ? { cursor: { id: page.before }, skip: 1 } : {}),
    select: SUMMARY,
  });
}

function columns({ userId, slug, source, language, kind }: Submission): Submission {
  return { userId, slug, source, language, kind };
}

function fromRow(row: AttemptRow): Attempt {
  const {
    id,
    slug,
    language,
    kind,
    origin,
    state,
    verdict,
    score,
    scoreVersion,
    passed,
    total,
    backend,
    isolation,
    durationMs,
  } = row;
  const { createdAt, startedAt, finishedAt, source, contentHash } = row;
  return {
    id,
    slug,
    language,
    kind,
    origin,
    state,
    verdict,
    score,
    scoreVersion,
    passed,
    total,
    backend,
    isolation,
    durationMs,
    createdAt,
    startedAt,
    finishedAt,
    source,
    contentHash,
    report: fromColumns(row),
  };
}
