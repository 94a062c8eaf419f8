/**
 * @file A worker: says that it lives, takes one job at a time, and leaves without losing any.
 *
 * Watches over the jobs of other workers too: one that was killed loses its job to whoever is left.
 */
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Database } from "@kata/db/client";
import { ensureDatabase } from "@kata/db/embedded";
import { failAttempt, forgetOldEvents, requeueForgotten, slugsInUse } from "@kata/db/grading";
import { FAILED_QUEUE, GRADE_QUEUE, openQueue, stopTaking, takeJobs } from "@kata/db/queue";
import { beat, BEAT_MS, leave, type WorkerProcess } from "@kata/db/workers";
import type { Grader, LoadedKata } from "@kata/grader/grade";
import { gradeJob } from "./grade-job.ts";
import { internalError } from "./internal-error.ts";
import { reasonOf, type Log } from "./log.ts";

export interface Worker {
  /** Finishes the grading at hand, or hands it back as soon as `handBack` aborts. */
  stop(handBack: AbortSignal): Promise<void>;
}

const MOST_PREPARED = 50;

interface Equipment {
  readonly db: Database;
  readonly createGrader: () => Promise<Grader>;
  readonly loadKata: (slug: string) => Promise<LoadedKata>;
  readonly log: Log;
}

export async function startWorker({ db, createGrader, loadKata, log }: Equipment): Promise<Worker> {
  const grader = await createGrader();
  // Known before it says that it lives: one that cannot grade as demanded takes no work.
  const isolation = await grader.engine.isolation();
  const self: WorkerProcess = { id: randomUUID(), host: hostname(), pid: process.pid, isolation };
  await beat(db, self);
  const reasons = isolation.skipped.map(({ level, reason }) => `level ${level}: ${reason}`).join("; ");
  log("isolation", { level: isolation.level, ...(reasons === "" ? {} : { notHigher: reasons }) });
  const beating = keepBeating(db, self, log);
  const queue = await openQueue(db.url, "worker", (error) => log("queue error", { reason: reasonOf(error) }));
  const workshop = { db, queue, grader, loadKata, log };
  grader.start();
  const leaving = new AbortController();

  const requeued = await requeueForgotten(db, queue);
  await forgetOldEvents(db);
  await takeJobs(queue, GRADE_QUEUE, async (job) => {
    try {
      await gradeJob(workshop, job, leaving.signal);
    } catch (error) {
      log("not graded", { attempt: job.attemptId, try: job.retryCount + 1, reason: reasonOf(error) });
      throw error;
    }
  });
  await takeJobs(queue, FAILED_QUEUE, (job) => giveUpOn(db, job.attemptId, log));
  log("ready", { pid: self.pid, requeued });
  prepareForUse(db, { grader, loadKata, log }).catch((error) => log("not prepared", { reason: reasonOf(error) }));

  return {
    async stop(handBack) {
      handBack.addEventListener("abort", () => leaving.abort());
      if (handBack.aborted) leaving.abort();
      await stopTaking(queue);
      clearInterval(beating);
      await queue.stop({ graceful: false });
      await grader.close();
      await leave(db, self);
    },
  };
}

/** What was graded lately is likely to be graded again: its expected outcomes are computed while nothing else is to do. */
async function prepareForUse(
  db: Database,
  { grader, loadKata, log }: Pick<Equipment, "loadKata" | "log"> & { readonly grader: Grader },
): Promise<void> {
  for (const slug of await slugsInUse(db, MOST_PREPARED)) {
    try {
      grader.prepare(await loadKata(slug));
    } catch (error) {
      log("not prepared", { slug, reason: reasonOf(error) }); // attempts of katas that are no longer shipped
    }
  }
}

/** The queue gave the job out as often as it may, and no worker survived or finished it. */
async function giveUpOn(db: Database, attemptId: string, log: Log): Promise<void> {
  const attempt = await db.prisma.attempt.findUnique({ where: { id: attemptId }, select: { slug: true, kind: true } });
  if (!attempt) return;
  const isStored = await failAttempt(db, attemptId, internalError(attempt.slug, attempt.kind === "run"));
  if (isStored) log("given up", { attempt: attemptId, slug: attempt.slug });
}

function keepBeating(db: Database, self: WorkerProcess, log: Log): NodeJS.Timeout {
  let isDown = false;
  return setInterval(async () => {
    try {
      await beat(db, self);
      if (isDown) log("database is back");
      isDown = false;
    } catch (error) {
      if (!isDown) log("database is away", { reason: reasonOf(error) });
      isDown = true;
      // An embedded server that was killed is started again; to any other we can only go on knocking.
      await ensureDatabase().catch(() => {});
    }
  }, BEAT_MS);
}
