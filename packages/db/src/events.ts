/** @file What happened during a grading, followed live by any number of readers. */
import type { GradeEvent } from "@kata/grader/verdict";
import { isAttemptId } from "./attempt-id.ts";
import type { Database } from "./client.ts";

export interface NumberedEvent {
  /** Grows by one, from 1. A grading that starts over goes on counting, with a new "started". */
  readonly seq: number;
  readonly event: GradeEvent;
}

/** Looks even without a notice, should notices not get through (a pooler between, say). */
const LOOK_AGAIN_MS = 3_000;

/**
 * The events after `after`, those there are and then each as it happens. Ends when the attempt is done or cancelled
 * and every event was given, or when the signal aborts: read `getAttempt` for the final state.
 *
 * The last event of an attempt that is done commits together with the attempt: "measured" where there is an efficiency, else
 * "verdict". An earlier "verdict", with `measuring`, is not yet the attempt's: should its worker be lost, grading starts over.
 */
export async function* followEvents(
  db: Database,
  attemptId: string,
  options: { readonly after?: number; readonly signal?: AbortSignal } = {},
): AsyncGenerator<NumberedEvent, void, undefined> {
  const { signal } = options;
  if (!isAttemptId(attemptId)) return;
  let seq = options.after ?? 0;
  const bell = createBell(signal);
  const unsubscribe = await db.notices.subscribe(attemptId, bell.ring);
  try {
    while (!signal?.aborted) {
      bell.reset();
      // Asked before the events are read, so that none can slip in between.
      const isOver = await hasEnded(db, attemptId);
      for (const next of await readEvents(db, attemptId, seq)) {
        yield next;
        seq = next.seq;
      }
      if (isOver) return;
      await bell.wait(LOOK_AGAIN_MS);
    }
  } finally {
    unsubscribe();
  }
}

async function hasEnded(db: Database, attemptId: string): Promise<boolean> {
  const { rows } = await db.pool.query(`SELECT 1 FROM attempts WHERE id = $1 AND state IN ('queued', 'running')`, [
    attemptId,
  ]);
  return rows.length === 0;
}

async function readEvents(db: Database, attemptId: string, after: number): Promise<NumberedEvent[]> {
  const { rows } = await db.pool.query<NumberedEvent>(
    `SELECT seq, event FROM attempt_events WHERE attempt_id = $1 AND seq > $2 ORDER BY seq`,
    [attemptId, after],
  );
  return rows;
}

/** Rings that come while nobody waits are not lost. */
function createBell(signal: AbortSignal | undefined) {
  let { promise, resolve } = Promise.withResolvers<void>();
  signal?.addEventListener("abort", () => resolve());
  return {
    ring: (): void => resolve(),
    reset(): void {
      ({ promise, resolve } = Promise.withResolvers<void>());
      if (signal?.aborted) resolve();
    },
    async wait(ms: number): Promise<void> {
      const timer = setTimeout(() => resolve(), ms);
      await promise;
      clearTimeout(timer);
    },
  };
}
