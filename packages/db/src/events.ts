/** @file What happens during a grading: stored in order, and followed live by any number of readers. */
import type { GradeEvent } from "@kata/grader/verdict";
import type { Database } from "./client.ts";

export interface NumberedEvent {
  /** Grows by one, from 1. A grading that starts over goes on counting, with a new "started". */
  readonly seq: number;
  readonly event: GradeEvent;
}

/** Stores one event and wakes whoever follows. */
export declare function appendEvent(db: Database, attemptId: string, event: GradeEvent): Promise<number>;

/**
 * The events after `after`, those there are and then each as it happens. Ends when the attempt is done or cancelled
 * and every event was given, or when the signal aborts: read `getAttempt` for the final state.
 */
export declare function followEvents(
  db: Database,
  attemptId: string,
  options?: { readonly after?: number; readonly signal?: AbortSignal },
): AsyncIterable<NumberedEvent>;
