/** @file Virtual time for delayed callbacks: it passes only when nothing else can happen. */

export interface VirtualTimers {
  after(seconds: number, ring: () => void): void;
  /** Moves to the earliest timer and rings it; `false` when there is none. First set, first rung at equal times. */
  ring(): boolean;
}

export function createTimers(): VirtualTimers {
  let now = 0;
  const set: { readonly at: number; readonly ring: () => void }[] = [];
  return {
    after(seconds, ring) {
      set.push({ at: now + seconds, ring });
    },
    ring() {
      let earliest = 0;
      for (let i = 1; i < set.length; i++) if (set[i]!.at < set[earliest]!.at) earliest = i;
      const timer = set.splice(earliest, 1)[0];
      if (timer === undefined) return false;
      now = timer.at;
      timer.ring();
      return true;
    },
  };
}
