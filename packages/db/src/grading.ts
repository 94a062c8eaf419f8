/**
 * @file An attempt's way through a worker: taken, streamed, finished once and only once, or handed back.
 *
 * The result and the completion of the job are one transaction. Events of a run that lost its job are refused.
 */
import type { GradeEvent, Verdict } from "@kata/grader/verdict";
import type { Prisma } from "../generated/client.ts";
import type { AttemptKind, Language } from "./attempts.ts";
import type { Database } from "./client.ts";
import { NOTIFY } from "./notices.ts";
import { completeJob, sendJob, type Claim, type Queue } from "./queue.ts";
import { toStorableJson } from "./source.ts";
import { toColumns } from "./verdict-columns.ts";

/** An attempt that a worker is about to grade, for the `run`th time. */
export interface Run {
  readonly id: string;
  readonly run: number;
  readonly slug: string;
  readonly source: string;
  readonly language: Language;
  readonly kind: AttemptKind;
}

/** Rolls back the transaction that would have finished somebody else's job. */
export class LostClaimError extends Error {
  override readonly name = "LostClaimError";
  constructor(attemptId: string) {
    super(`finishAttempt: a job is finished by the worker that holds it; attempt ${attemptId} was given to another`);
  }
}

const UNFINISHED: Prisma.AttemptWhereInput = { state: { in: ["queued", "running"] } };

/** Marks the attempt as running. `undefined`: there is nothing to grade, it is over. */
export async function startRun(db: Database, id: string): Promise<Run | undefined> {
  return db.prisma.$transaction(async (tx) => {
    const data = { state: "running", startedAt: new Date(), runs: { increment: 1 } } as const;
    const [row] = await tx.attempt.updateManyAndReturn({ where: { id, ...UNFINISHED }, data });
    if (!row) return undefined;
    await tx.$queryRawUnsafe(NOTIFY, id, "state");
    return { id, run: row.runs, slug: row.slug, source: row.source, language: row.language, kind: row.kind };
  });
}

/** Stores one event and wakes whoever follows. `undefined`: this run no longer holds the attempt. */
export async function appendEvent(
  db: Database,
  { id, run }: Pick<Run, "id" | "run">,
  event: GradeEvent,
): Promise<number | undefined> {
  const { rows } = await db.pool.query<{ seq: number }>(
    `WITH added AS (
       INSERT INTO attempt_events (attempt_id, seq, event)
       SELECT a.id, 1 + coalesce((SELECT max(seq) FROM attempt_events WHERE attempt_id = a.id), 0), $3::jsonb
       FROM attempts a WHERE a.id = $1::uuid AND a.state = 'running' AND a.runs = $2
       RETURNING seq)
     SELECT seq, (${NOTIFY.replace("$1", "$1::uuid").replace("$2", "'event'")}) FROM added`,
    [id, run, toStorableJson(event)],
  );
  return rows[0]?.seq;
}

/**
 * Stores the verdict, its event, and the completion of the job, or nothing of them.
 *
 * Idempotent: an attempt that is over stays as it is, and the answer is `false`.
 * @throws LostClaimError
 */
export async function finishAttempt(db: Database, queue: Queue, claim: Claim, verdict: Verdict): Promise<boolean> {
  return db.prisma.$transaction(async (tx) => {
    // The attempt first, as `cancelAttempt` does: both lock the attempt, then the job.
    const isStored = await storeVerdict(tx, claim.attemptId, verdict);
    const isCompleted = await completeJob(queue, tx, claim);
    if (isStored && !isCompleted) throw new LostClaimError(claim.attemptId);
    return isStored;
  });
}

/** As `finishAttempt`, where the job itself has failed for good. */
export async function failAttempt(db: Database, id: string, verdict: Verdict): Promise<boolean> {
  return db.prisma.$transaction((tx) => storeVerdict(tx, id, verdict));
}

/** Puts an attempt that was not finished back into line; its job comes back by itself. */
export async function handBack(db: Database, { id, run }: Pick<Run, "id" | "run">): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.attempt.updateMany({
      where: { id, runs: run, state: "running" },
      data: { state: "queued" },
    });
    if (count === 1) await tx.$queryRawUnsafe(NOTIFY, id, "state");
  });
}

/** Makes jobs for attempts that wait without one: imported, or older than the queue keeps jobs. Returns how many. */
export async function requeueForgotten(db: Database, queue: Queue): Promise<number> {
  return db.prisma.$transaction(async (tx) => {
    const forgotten = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM attempts a WHERE state IN ('queued', 'running') AND NOT EXISTS (SELECT 1 FROM pgboss.job j WHERE j.id = a.id)`;
    for (const { id } of forgotten) await sendJob(queue, tx, id);
    return forgotten.length;
  });
}

/** Slugs of the latest attempts, the newest first: what is likely to be graded next. */
export async function slugsInUse(db: Database, most: number): Promise<string[]> {
  const { rows } = await db.pool.query<{ slug: string }>(
    `SELECT slug FROM attempts WHERE created_at > now() - interval '7 days' GROUP BY slug ORDER BY max(created_at) DESC LIMIT $1`,
    [most],
  );
  return rows.map(({ slug }) => slug);
}

/** Drops the events of attempts that ended days ago: nobody follows them, and the verdict says all they said. */
export async function forgetOldEvents(db: Database): Promise<void> {
  await db.pool.query(
    `DELETE FROM attempt_events e USING attempts a WHERE a.id = e.attempt_id AND a.finished_at < now() - interval '7 days'`,
  );
}

async function storeVerdict(tx: Prisma.TransactionClient, id: string, verdict: Verdict): Promise<boolean> {
  const data = { ...toColumns(verdict), state: "done", finishedAt: new Date() } as const;
  const { count } = await tx.attempt.updateMany({ where: { id, ...UNFINISHED }, data });
  if (count === 0) return false;
  const last = await tx.attemptEvent.aggregate({ where: { attemptId: id }, _max: { seq: true } });
  const event: GradeEvent = { type: verdict.efficiency === undefined ? "verdict" : "measured", verdict };
  await tx.attemptEvent.create({
    data: { attemptId: id, seq: (last._max.seq ?? 0) + 1, event: JSON.parse(toStorableJson(event)) },
  });
  await tx.$queryRawUnsafe(NOTIFY, id, "state");
  return true;
}
