/**
 * @file The queue of gradings: pg-boss on the same Postgres, so that a job commits with the row it belongs to.
 *
 * A job carries the id of its attempt and has the same id. A worker that dies loses its job after `HEARTBEAT_SECONDS`;
 * a job that was tried `MAX_RUNS` times in vain goes to the queue of the failed, where the attempt gets its verdict.
 */
import { fromPrisma, PgBoss, type PrismaTransactionLike } from "pg-boss";

export const GRADE_QUEUE = "grade";
export const FAILED_QUEUE = "grade-failed";

export const MAX_RUNS = 3;
/** The least that pg-boss accepts. */
export const HEARTBEAT_SECONDS = 10;
const EXPIRE_SECONDS = 600;
const YEAR_SECONDS = 365 * 24 * 3600;

/** Polling is the fallback: notices come at once. */
const POLLING = { batchSize: 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 };

export type Queue = PgBoss;

interface JobData {
  readonly attemptId: string;
}

/** A claim on a job: it is void once the job was given to another. */
export interface Claim {
  readonly attemptId: string;
  readonly retryCount: number;
}

/** A job in a worker's hands. */
export interface HeldJob extends Claim {
  /** Aborts when the claim became void. */
  readonly signal: AbortSignal;
}

/**
 * Opens the queue, making its tables and queues where they are missing.
 * @param role "sender" only puts jobs in; "worker" also takes them, and watches over those of workers that died.
 */
export async function openQueue(
  url: string,
  role: "sender" | "worker",
  onError: (error: Error) => void,
): Promise<Queue> {
  const isWorker = role === "worker";
  const boss = new PgBoss({
    connectionString: url,
    max: isWorker ? 4 : 2,
    application_name: `kata queue ${role}`,
    schedule: false,
    supervise: isWorker,
    useListenNotify: isWorker,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
    monitorVacuum: false,
    reindex: false,
  });
  boss.on("error", onError);
  await boss.start();
  const kept = {
    retentionSeconds: YEAR_SECONDS,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: EXPIRE_SECONDS,
    notify: true,
  };
  await boss.createQueue(FAILED_QUEUE, { ...kept, retryLimit: 10, retryDelay: 5 });
  await boss.createQueue(GRADE_QUEUE, { ...kept, retryLimit: MAX_RUNS - 1, deadLetter: FAILED_QUEUE });
  return boss;
}

/** Puts a job in as part of the caller's transaction. Does nothing when the attempt has a job. */
export async function sendJob(queue: Queue, tx: PrismaTransactionLike, attemptId: string): Promise<void> {
  const job: JobData = { attemptId };
  await queue.send(GRADE_QUEUE, job, { id: attemptId, db: fromPrisma(tx) });
}

/** Takes a job out as part of the caller's transaction, whether it waits or is being graded. */
export async function cancelJob(queue: Queue, tx: PrismaTransactionLike, attemptId: string): Promise<void> {
  await queue.cancel(GRADE_QUEUE, attemptId, { db: fromPrisma(tx) });
}

/** Completes a job as part of the caller's transaction. `false`: the claim is void. */
export async function completeJob(queue: Queue, tx: PrismaTransactionLike, claim: Claim): Promise<boolean> {
  const job = { id: claim.attemptId, retryCount: claim.retryCount };
  const settled: { readonly affected?: number } = await queue.complete(GRADE_QUEUE, job, null, { db: fromPrisma(tx) });
  return settled.affected === 1;
}

/**
 * Takes one job after another. A handler that throws gives its job back, for another try or to the queue of the failed.
 */
export async function takeJobs(queue: Queue, name: string, handle: (job: HeldJob) => Promise<void>): Promise<void> {
  const worker = await queue.work<JobData>(name, POLLING, async (jobs) => {
    // Without this the next job would wait for the next poll.
    queue.notifyWorker(worker);
    for (const { data, retryCount, signal } of jobs) await handle({ attemptId: data.attemptId, retryCount, signal });
  });
}

/** Takes no more jobs. Resolves when the last ones have been handled. */
export async function stopTaking(queue: Queue): Promise<void> {
  await Promise.all([queue.offWork(GRADE_QUEUE), queue.offWork(FAILED_QUEUE)]);
}
