/**
 * @file Run children kept ready: one is taken for a submission, and given back or replaced.
 *
 * At most `size` submissions run at once; the others wait in the order in which they came. Beside those that run, `spares`
 * children are ready or starting, so that nobody waits for the successor of a child that was killed.
 */
import { cannotBeHad, demandedLevel, LEVELS, whyNot, type Level, type Skipped } from "./isolation.ts";
import type { Setup } from "./protocol.ts";
import { ChildStartError, RunChild } from "./run-child.ts";

/** A child is replaced after this many submissions, so that nothing accumulates. */
const MOST_JOBS = 200;
/** Children that may fail to start, one after the other, before that is an error. */
const MOST_STARTS = 4;
/** The next submission is not to share the processor with a spare that starts. */
const RESTOCK_MS = 50;

export interface Lease {
  readonly child: RunChild;
  /** Ends the use of the child. `spoiled`: it was faulted, and must not be used again. */
  release(spoiled: boolean): void;
  /** Gives up the child and takes another in the same turn: whoever waits does not overtake. */
  replace(): Promise<Lease>;
}

/** What was tried on the way down the ladder. */
export interface Chosen {
  readonly level: Level;
  readonly skipped: readonly Skipped[];
}

export interface Pool {
  /** Starts children ahead of the first submission. */
  start(): void;
  /** The isolation level of every child. @throws IsolationError when the one demanded cannot be had */
  isolation(): Promise<Chosen>;
  /** A child that has been told the set-up. */
  take(setup: Setup): Promise<Lease>;
  /** Resolves when every child is gone. */
  close(): Promise<void>;
}

interface Held {
  readonly child: RunChild;
  jobs: number;
}

export function createPool(size: number, spares: number): Pool {
  /** The longest idle first. */
  const idle: Held[] = [];
  const waiting: (() => void)[] = [];
  const all = new Set<RunChild>();
  let running = 0;
  let closed = false;
  let latest: Setup | undefined;

  const spawnAt = (level: Level): Held => {
    const child = new RunChild(level);
    all.add(child);
    void child.ended().then(() => all.delete(child));
    // What was asked for last is likely to be asked for next.
    const tell = () => latest !== undefined && child.setup === undefined && child.prepare(latest);
    child.ready().then(tell, () => {});
    return { child, jobs: 0 };
  };
  const restock = (level: Level) => {
    while (!closed && idle.length < spares) idle.push(spawnAt(level));
  };
  let restocking: NodeJS.Timeout | undefined;
  const restockSoon = (level: Level) => {
    restocking ??= setTimeout(() => {
      restocking = undefined;
      restock(level);
    }, RESTOCK_MS).unref();
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

  const giveBack = (held: Held, spoiled: boolean) => {
    held.jobs++;
    if (spoiled || held.child.isDead || held.jobs >= MOST_JOBS || closed) {
      held.child.kill();
      restockSoon(held.child.level);
    } else {
      held.child.end();
      idle.push(held);
    }
  };

  /** The turn is handed on, so that nobody comes in between. */
  const endTurn = () => {
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  };

  /** One that is ready before one that starts, then one that has the set-up, then the one that has been idle for longest. */
  const takeIdle = (setup: Setup): Held | undefined => {
    const merit = ({ child }: Held) => (child.isReady ? 2 : 0) + (child.setup === setup ? 1 : 0);
    const best = idle.reduce((most, held, i) => (merit(held) > merit(idle[most]!) ? i : most), 0);
    return idle.splice(best, 1)[0];
  };

  /** A child that has answered. One that was killed while it waited or started is replaced. */
  const takeReady = async (level: Level, setup: Setup): Promise<Held> => {
    for (let starts = 0; ;) {
      const held = takeIdle(setup) ?? spawnAt(level);
      restockSoon(level);
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

  /** In a turn that was waited for; it is over when no child can be had. */
  const lend = async (level: Level, setup: Setup): Promise<Lease> => {
    latest = setup;
    const taken = await takeReady(level, setup).catch((error: unknown) => {
      endTurn();
      throw error;
    });
    taken.child.prepare(setup);
    let given = false;
    return {
      child: taken.child,
      release(spoiled) {
        if (given) return;
        given = true;
        giveBack(taken, spoiled);
        endTurn();
      },
      replace() {
        if (given) return take(setup);
        given = true;
        giveBack(taken, true);
        return lend(level, setup);
      },
    };
  };
  const take = async (setup: Setup): Promise<Lease> => {
    const { level } = await isolation();
    if (running < size) running++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return lend(level, setup);
  };

  return {
    start: () =>
      void isolation().then(
        ({ level }) => restock(level),
        () => {},
      ),
    isolation,
    take,
    async close() {
      closed = true;
      clearTimeout(restocking);
      const children = [...all];
      for (const child of children) child.kill();
      await Promise.all(children.map((child) => child.ended()));
    },
  };
}
