/**
 * @file When answers are computed ahead, and for which kata next. It knows no answers.
 *
 * While something is graded the machine is left alone, unless a pool has nothing fresh left. Starting the reference process costs more than
 * its answers: it is started ahead only when nothing was graded for a while, so that a short-lived command never starts it in vain.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { LoadedKata } from "../grade.ts";

interface Work {
  readonly isRunning: () => boolean;
  /** Computes one set, with `pause` between its cases. `false` when nothing is missing. */
  readonly computeOne: (loaded: LoadedKata, pause: () => Promise<void>) => Promise<boolean>;
  readonly onFailure: (loaded: LoadedKata, reason: unknown) => void;
}

interface InUse {
  readonly loaded: LoadedKata;
  /** Nothing fresh is left for the next grading. */
  readonly isDry: boolean;
}

const IDLE_MS = 1000;
const LOOK_MS = 25;

export class Ahead {
  readonly #work: Work;
  /** By slug, the one that has waited longest first. */
  readonly #inUse = new Map<string, InUse>();
  readonly #end = new AbortController();
  #filling: Promise<void> | undefined;
  #numGradings = 0;
  #numWaiting = 0;
  #idleSince = performance.now();

  constructor(work: Work) {
    this.#work = work;
  }

  get isClosed(): boolean {
    return this.#end.signal.aborted;
  }

  want(loaded: LoadedKata, isDry: boolean): void {
    if (this.isClosed) return;
    this.#inUse.set(loaded.kata.slug, { loaded, isDry });
    this.#filling ??= this.#fill();
  }

  async grading<T>(act: () => Promise<T>): Promise<T> {
    this.#numGradings++;
    try {
      return await act();
    } finally {
      this.#numGradings--;
      this.#idleSince = performance.now();
    }
  }

  /** A grading waits for the reference: it goes first. */
  async waiting<T>(act: () => Promise<T>): Promise<T> {
    this.#numWaiting++;
    try {
      return await act();
    } finally {
      this.#numWaiting--;
    }
  }

  /** The set at hand is not finished: whoever closes this ends the reference process, too. */
  async close(): Promise<void> {
    this.#end.abort();
    await this.#filling;
  }

  /** One set at a time, the katas in turn, until each has enough. */
  async #fill(): Promise<void> {
    const pause = () => this.#until(() => this.#numWaiting === 0);
    while (!this.isClosed && this.#inUse.size > 0) {
      const next = this.#next();
      if (!this.#hasTimeFor(next)) {
        await this.#look();
        continue;
      }
      const { slug } = next.loaded.kata;
      this.#inUse.delete(slug);
      try {
        const isDone = !(await this.#work.computeOne(next.loaded, pause));
        if (!isDone && !this.#inUse.has(slug)) this.#inUse.set(slug, { ...next, isDry: false });
      } catch (reason) {
        if (!this.isClosed) this.#work.onFailure(next.loaded, reason);
      }
    }
    this.#filling = undefined;
  }

  #next(): InUse {
    const all = [...this.#inUse.values()];
    return all.find(({ isDry }) => isDry) ?? all[0]!;
  }

  #hasTimeFor({ isDry }: InUse): boolean {
    if (this.#numWaiting > 0) return false;
    if (this.#work.isRunning()) return isDry || this.#numGradings === 0;
    return this.#numGradings === 0 && performance.now() - this.#idleSince >= IDLE_MS;
  }

  async #until(condition: () => boolean): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (!this.isClosed && !condition()) await this.#look();
  }

  /** Nobody is kept alive for it. */
  async #look(): Promise<void> {
    await sleep(LOOK_MS, undefined, { ref: false, signal: this.#end.signal }).catch(() => {});
  }
}
