/** @file Stores the events of one grading while it goes on: in order, one at a time, without holding the grading up. */
import type { Database } from "@kata/db/client";
import { appendEvent, type Run } from "@kata/db/grading";
import type { GradeEvent } from "@kata/grader/verdict";

export interface EventWriter {
  write(event: GradeEvent): void;
  /** Resolves when all is stored. Rejects with the first failure. */
  flush(): Promise<void>;
}

/** @param onLost Called when the attempt was cancelled, or given to another worker: nothing more will be stored. */
export function createEventWriter(db: Database, run: Run, onLost: () => void): EventWriter {
  let tail: Promise<void> = Promise.resolve();
  return {
    write(event) {
      // What ends the grading is stored with the attempt, in one transaction; a verdict before measuring is told at once.
      if (event.type === "measured" || (event.type === "verdict" && event.measuring !== true)) return;
      tail = tail.then(async () => {
        if ((await appendEvent(db, run, event)) === undefined) onLost();
      });
      tail.catch(() => {}); // told by flush
    },
    flush: () => tail,
  };
}
