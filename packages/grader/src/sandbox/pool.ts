/**
 * @file Run children kept ready: one is taken for a submission, and given back or replaced.
 *
 * At most `size` submissions run at once; the others wait in the order in which they came.
 */
import { RunChild } from "./run-child.ts";

/** A child is replaced after this many submissions, so that nothing accumulates. */
const MOST_JOBS = 200;

export interface Lease {
  readonly child: RunChild;
  /** Ends the use of the child. `spoiled`: it was faulted, and must not be used again. */
  release(spoiled: boolean): void;
}

export interface Pool {
  /** Starts a child ahead of the first submission. */
  start(): void;
  take(): Promise<Lease>;
  close(): void;
}

export function createPool(size: number): Pool {
  const idle: { readonly child: RunChild; jobs: number }[] = [];
  const waiting: (() => void)[] = [];
  const all = new Set<RunChild>();
  let running = 0;
  let closed = false;

  const spawn = () => {
    const child = new RunChild();
    all.add(child);
    return { child, jobs: 0 };
  };

  const release = (held: { readonly child: RunChild; jobs: number }, spoiled: boolean) => {
    running--;
    held.jobs++;
    if (spoiled || held.child.isDead || held.jobs >= MOST_JOBS || closed) {
      held.child.kill();
      all.delete(held.child);
      if (!closed && idle.length === 0) idle.push(spawn());
    } else {
      idle.push(held);
    }
    waiting.shift()?.();
  };

  return {
    start() {
      if (idle.length === 0) idle.push(spawn());
    },
    async take() {
      if (running >= size) await new Promise<void>((resolve) => waiting.push(resolve));
      running++;
      let held = idle.pop();
      while (held?.child.isDead === true) {
        all.delete(held.child);
        held = idle.pop();
      }
      const taken = held ?? spawn();
      let given = false;
      return {
        child: taken.child,
        release(spoiled) {
          if (given) return;
          given = true;
          release(taken, spoiled);
        },
      };
    },
    close() {
      closed = true;
      for (const child of all) child.kill();
      all.clear();
    },
  };
}
