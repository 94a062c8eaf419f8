/**
 * @file Run children kept ready: one is taken for a submission, and given back or replaced.
 *
 * At most `size` submissions run at once; the others wait in the order in which they came.
 */
import { cannotBeHad, demandedLevel, LEVELS, whyNot, type Level, type Skipped } from "./isolation.ts";
import { ChildStartError, RunChild } from "./run-child.ts";

/** A child is replaced after this many submissions, so that nothing accumulates. */
const MOST_JOBS = 200;
/** Children that may fail to start, one after the other, before that is an error. */
const MOST_STARTS = 4;

export interface Lease {
  readonly child: RunChild;
  /** Ends the use of the child. `spoiled`: it was faulted, and must not be used again. */
  release(spoiled: boolean): void;
}

/** What was tried on the way down the ladder. */
export interface Chosen {
  readonly level: Level;
  readonly skipped: readonly Skipped[];
}

export interface Pool {
  /** Starts a child ahead of the first submission. */
  start(): void;
  /** The isolation level of every child. @throws IsolationError when the one demanded cannot be had */
  isolation(): Promise<Chosen>;
  take(): Promise<Lease>;
  /** Resolves when every child is gone. */
  close(): Promise<void>;
}

export function createPool(size: number): Pool {
  const idle: { readonly child: RunChild; jobs: number }[] = [];
  const waiting: (() => void)[] = [];
  const all = new Set<RunChild>();
  let running = 0;
  let closed = false;

  const spawnAt = (level: Level) => {
    const child = new RunChild(level);
    all.add(child);
    void child.ended().then(() => all.delete(child));
    return { child, jobs: 0 };
  };
  let chosen: Promise<Chosen> | undefined;
  /** Down the ladder until a child has really started; that child is the pool's first. */
  const choose = async (): Promise<Chosen> => {
    const demanded = demandedLevel();
    const skipped: Skipped[] = [];
    for (const level of demanded === undefined ? LEVELS : [demanded]) {
      const reason = whyNot(level) ?? (await whyNotStarted(level));
      if (reason === undefined) return { level, skipped };
      skipped.push({ level, reason });
    }
    throw cannotBeHad(demanded, skipped);
  };
  const whyNotStarted = async (level: Level): Promise<string | undefined> => {
    const first = spawnAt(level);
    try {
      await first.child.ready();
      idle.push(first);
      return undefined;
    } catch (error) {
      if (!(error instanceof ChildStartError)) throw error;
      first.child.kill();
      return error.message;
    }
  };
  const isolation = () => (chosen ??= choose());

  const release = (held: { readonly child: RunChild; jobs: number }, spoiled: boolean) => {
    held.jobs++;
    if (spoiled || held.child.isDead || held.jobs >= MOST_JOBS || closed) {
      held.child.kill();
      if (!closed && idle.length === 0) idle.push(spawnAt(held.child.level));
    } else {
      idle.push(held);
    }
    endTurn();
  };

  /** The turn is handed on, so that nobody comes in between. */
  const endTurn = () => {
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  };

  /** A child that has answered. One that was killed while it waited or started is replaced. */
  const takeReady = async (level: Level) => {
    for (let starts = 0; ;) {
      const held = idle.pop() ?? spawnAt(level);
      try {
        await held.child.ready();
        if (!held.child.isDead) return held;
        throw new ChildStartError("run child: lives on after its start; got its end");
      } catch (error) {
        held.child.kill();
        if (!(error instanceof ChildStartError) || ++starts === MOST_STARTS) throw error;
      }
    }
  };

  return {
    start: () => void isolation().catch(() => {}),
    isolation,
    async take() {
      const { level } = await isolation();
      if (running < size) running++;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      const taken = await takeReady(level).catch((error: unknown) => {
        endTurn();
        throw error;
      });
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
    async close() {
      closed = true;
      const children = [...all];
      for (const child of children) child.kill();
      await Promise.all(children.map((child) => child.ended()));
    },
  };
}
