/** @file Which workers live, how they isolate what they grade, and how long the queue before an attempt is. Times are the database's own. */
import { isAttemptId } from "./attempt-id.ts";
import type { Database } from "./client.ts";

/** How often a worker says that it lives. */
export const BEAT_MS = 3_000;
const ALIVE = "10 seconds";

export interface WorkerProcess {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  readonly isolation: Isolation;
}

/** The isolation level of a worker, and why none of those above. */
export interface Isolation {
  readonly level: number;
  readonly skipped: readonly { readonly level: number; readonly reason: string }[];
}

/** Attempts that will be taken before this one; 0 when it is next. `undefined`: it does not wait. */
export async function queuePosition(db: Database, attemptId: string): Promise<number | undefined> {
  if (!isAttemptId(attemptId)) return undefined;
  const { rows } = await db.pool.query<{ ahead: number }>(
    `SELECT (SELECT count(*)::int FROM attempts b WHERE b.state = 'queued' AND (b.created_at, b.id) < (a.created_at, a.id)) AS ahead
     FROM attempts a WHERE a.id = $1 AND a.state = 'queued'`,
    [attemptId],
  );
  return rows[0]?.ahead;
}

/** Whether any worker was seen within the last seconds. */
export async function workerAlive(db: Database): Promise<boolean> {
  const { rowCount } = await db.pool.query(`SELECT 1 FROM workers WHERE seen_at > now() - interval '${ALIVE}' LIMIT 1`);
  return rowCount === 1;
}

/** The weakest isolation among the workers that live: any of them may be given the next attempt. `undefined`: none lives. */
export async function weakestIsolation(db: Database): Promise<Isolation | undefined> {
  const { rows } = await db.pool.query<Isolation>(
    `SELECT isolation AS level, isolation_skipped AS skipped FROM workers
     WHERE seen_at > now() - interval '${ALIVE}' AND isolation IS NOT NULL ORDER BY isolation LIMIT 1`,
  );
  return rows[0];
}

/** Says that this worker lives. */
export async function beat(db: Database, { id, host, pid, isolation }: WorkerProcess): Promise<void> {
  await db.pool.query(
    `INSERT INTO workers (id, host, pid, isolation, isolation_skipped) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO UPDATE SET seen_at = now()`,
    [id, host, pid, isolation.level, JSON.stringify(isolation.skipped)],
  );
}

/** Takes this worker off the list, and those that have long been silent. */
export async function leave(db: Database, worker: WorkerProcess): Promise<void> {
  await db.pool.query(`DELETE FROM workers WHERE id = $1 OR seen_at < now() - interval '1 day'`, [worker.id]);
}
