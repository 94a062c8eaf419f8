/** @file Attempts of the learner: sent, read, cancelled. The only place of the web that writes attempts. */
import "server-only";
import type { Attempt, AttemptSummary } from "@kata/db/attempts";
import { ApiError } from "@/server/api";
import { findEntry } from "@/server/catalogue";
import { db } from "@/server/packages";
import type { Learner } from "@/server/session";
import { checkSubmission } from "@/server/source-rules";
import { toldVerdict } from "@/server/told";
import type { AttemptBody, AttemptRow, NewAttempt } from "@/wire/attempt";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Commits the attempt and its grading job. @throws ApiError `unknown-kata` or a rule of the source */
export async function submit({ database, userId }: Learner, attempt: NewAttempt): Promise<{ readonly id: string }> {
  if (findEntry(attempt.slug) === undefined) throw new ApiError("unknown-kata");
  checkSubmission(attempt.source);
  const { submitAttempt } = await db.attempts();
  return submitAttempt(database, { userId, ...attempt });
}

/** @throws ApiError `unknown-attempt`, also for an attempt of someone else */
export async function readAttempt({ database, userId }: Learner, id: string): Promise<AttemptBody> {
  const { getAttempt } = await db.attempts();
  const attempt = UUID.test(id) ? await getAttempt(database, userId, id) : undefined;
  if (attempt === undefined) throw new ApiError("unknown-attempt");
  const { getStanding } = await db.standing();
  const standing = attempt.report?.efficiency && (await getStanding(database, id));
  return { ...toBody(attempt), standing };
}

/** @throws ApiError `unknown-attempt`, or `attempt-over` when nothing is left to cancel */
export async function cancel(learner: Learner, id: string): Promise<void> {
  await readAttempt(learner, id);
  const { cancelAttempt } = await db.attempts();
  if (!(await cancelAttempt(learner.database, learner.userId, id))) throw new ApiError("attempt-over");
}

/** Newest first. */
export async function listOf(
  { database, userId }: Learner,
  slug: string,
  limit: number,
): Promise<readonly AttemptRow[]> {
  const { listAttempts } = await db.attempts();
  return (await listAttempts(database, userId, { slug, limit })).map(toRow);
}

export function toRow(attempt: AttemptSummary): AttemptRow {
  const { id, slug, language, kind, origin, state, verdict, score, passed, total, createdAt } = attempt;
  return { id, slug, language, kind, origin, state, verdict, score, passed, total, createdAt: createdAt.toISOString() };
}

function toBody(attempt: Attempt): Omit<AttemptBody, "standing"> {
  return { ...toRow(attempt), source: attempt.source, report: attempt.report && toldVerdict(attempt.report) };
}
