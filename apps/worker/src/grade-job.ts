/**
 * @file Grades one attempt: takes it, streams what happens, commits the verdict with the job's completion.
 *
 * Whatever goes wrong is thrown, so that the queue gives the job out again; an attempt that is over is left alone.
 */
import type { Database } from "@kata/db/client";
import { finishAttempt, handBack, LostClaimError, startRun, type Run } from "@kata/db/grading";
import type { HeldJob, Queue } from "@kata/db/queue";
import type { Grader, LoadedKata } from "@kata/grader/grade";
import type { Verdict } from "@kata/grader/verdict";
import { createEventWriter } from "./event-writer.ts";
import type { Log } from "./log.ts";

export interface Workshop {
  readonly db: Database;
  readonly queue: Queue;
  readonly grader: Grader;
  readonly loadKata: (slug: string) => Promise<LoadedKata>;
  readonly log: Log;
}

/** Far beyond what the slowest grading takes: something is stuck, and the attempt is worth another try. */
const STUCK_MS = 180_000;

class InterruptedError extends Error {
  override readonly name = "InterruptedError";
}

/** @param leaving Aborts when this worker must end now: the attempt is handed back. */
export async function gradeJob(workshop: Workshop, job: HeldJob, leaving: AbortSignal): Promise<void> {
  const { db, queue, log } = workshop;
  const { attemptId } = job;
  const cancelled = new AbortController();
  const stopWatching = await watchForCancel(db, attemptId, cancelled);
  try {
    const run = await startRun(db, attemptId);
    if (!run) return log("already over", { attempt: attemptId });
    log("grading", { attempt: attemptId, slug: run.slug, kind: run.kind, run: run.run });
    const begun = performance.now();
    try {
      const signal = AbortSignal.any([cancelled.signal, leaving, job.signal, AbortSignal.timeout(STUCK_MS)]);
      const verdict = await play(workshop, run, cancelled, signal);
      const isStored = await finishAttempt(db, queue, job, verdict);
      log(isStored ? "graded" : "already over", {
        attempt: attemptId,
        verdict: verdict.verdict,
        ms: Math.round(performance.now() - begun),
        // A first line is ours alone; what follows may quote the child.
        broke: verdict.cause?.split("\n", 1)[0],
      });
    } catch (error) {
      if (cancelled.signal.aborted || error instanceof LostClaimError) return log("dropped", { attempt: attemptId });
      await handBack(db, run);
      throw error;
    }
  } finally {
    stopWatching();
  }
}

async function play(workshop: Workshop, run: Run, cancelled: AbortController, signal: AbortSignal): Promise<Verdict> {
  const { db, grader, loadKata } = workshop;
  const events = createEventWriter(db, run, () => cancelled.abort());
  const kata = await loadKata(run.slug);
  const submission = { source: run.source, language: run.language };
  const verdict = await grader.grade(kata, submission, {
    examplesOnly: run.kind === "run",
    onEvent: events.write,
    signal,
  });
  await events.flush();
  if (signal.aborted) throw new InterruptedError(`grading: runs to its end; attempt ${run.id} was interrupted`);
  return verdict;
}

/** Aborts as soon as the attempt's user cancels it. Returns the function that ends the watch. */
async function watchForCancel(db: Database, id: string, cancelled: AbortController): Promise<() => void> {
  return db.notices.subscribe(id, (kind) => {
    if (kind !== "state") return;
    db.prisma.attempt.findUnique({ where: { id }, select: { state: true } }).then(
      (attempt) => {
        if (attempt === null || attempt.state === "cancelled") cancelled.abort();
      },
      () => {}, // no answer now: the next event that is refused, or the lost job, will tell
    );
  });
}
