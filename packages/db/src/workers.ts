/** @file Which workers live, and how long the queue before an attempt is. Times are the database's own. */
import { isAttemptId } from "./attempt-id.ts";
import type { Database } from "./client.ts";

/** How often a worker says that it lives. */
export const BEAT_MS = 3_000;
const ALIVE = "10 seconds";

export interface WorkerProcess {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
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

/** Says that this worker lives. */
export async function beat(db: Database, worker: WorkerProcess): Promise<void> {
  await db.pool.query(
    `INSERT INTO workers (id, host, pid) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET seen_at = now()`,
    [worker.id, worker.host, worker.pid],
  );
}

/** Takes this worker off the list, and those that have long been silent. */
export async function leave(db: Database, worker: WorkerProcess): Promise<void> {
  await db.pool.query(`DELETE FROM workers WHERE id = $1 OR seen_at < now() - interval '1 day'`, [worker.id]);
}
