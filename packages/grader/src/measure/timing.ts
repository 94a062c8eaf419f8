/**
 * @file Times three programs on the same fresh inputs, in turns and in random order, until the ratio is known well enough.
 *
 * Every timed output is compared with the solution's on the same input. No call can be told from a warm-up: which samples
 * count is decided here, afterwards. Knows no process.
 */
import { randomInt } from "node:crypto";
import type { Measure, Script } from "../contract.ts";
import { createRng } from "../rng.ts";
import type { CaseRecord } from "../sandbox/protocol.ts";
import { CONTESTANTS, type Contestant, type Programs } from "./programs.ts";
import { median, ratioInterval } from "./statistics.ts";

export interface Timed {
  /** By size, ascending. */
  readonly sizes: readonly { readonly size: number; readonly ms: Readonly<Record<Contestant, readonly number[]>> }[];
  readonly interval: readonly [number, number];
}

export interface TimingOptions {
  /** Measuring ends here at the latest, with what is known by then. */
  readonly capMs: number;
  readonly signal?: AbortSignal;
  /** Is the candidate's outcome that of the solution? */
  readonly agrees: (script: Script, solution: CaseRecord, candidate: CaseRecord) => boolean;
}

/** The candidate failed, or answered wrongly, at a size that is only measured. */
export class WrongWhileMeasured extends Error {
  override readonly name = "WrongWhileMeasured";
  readonly size: number;
  constructor(size: number) {
    super(`timing: every timed output is the solution's; got another one at size ${size}`);
    this.size = size;
  }
}

/** Rounds whose samples do not count: code is compiled while it runs. */
const WARM_UP_ROUNDS = 4;
const FEWEST_ROUNDS = 16;
const ROUNDS_BETWEEN_LOOKS = 8;
/** Half of it on either side of the ratio. */
const NARROW = 0.01;
/** What smaller sizes, and the naive answer, may take of all time once each has its fewest samples. */
const SHARE_OF_THE_REST = 0.3;
const FEWEST_OF_THE_REST = 5;

export async function time(programs: Programs, { sizes }: Measure, options: TimingOptions): Promise<Timed> {
  const largest = sizes.length - 1;
  const all = sizes.map(({ size }) => ({ size, ms: { candidate: [], solution: [], naive: [] } as Samples }));
  const rng = createRng(randomInt(2 ** 31));
  const start = performance.now();
  let restMs = 0;

  const play = async (contestant: Contestant, copy: number, script: Script, samples: Samples, counts: boolean) => {
    const { record, callsMs } = await programs.play(contestant, copy, script);
    options.signal?.throwIfAborted();
    if (counts) samples[contestant].push(callsMs);
    return record;
  };

  for (let round = -WARM_UP_ROUNDS * programs.copies; ; round++) {
    const spentMs = performance.now() - start;
    const counted = all[largest]!.ms.candidate.length;
    if (spentMs > options.capMs && counted >= FEWEST_OF_THE_REST) break;
    if (round > FEWEST_ROUNDS && round % ROUNDS_BETWEEN_LOOKS === 0) {
      const [low, high] = intervalOf(all[largest]!.ms);
      if ((high - low) / (low + high) < NARROW) break;
    }
    const copy = Math.abs(round) % programs.copies;
    for (const at of rng.shuffle(sizes.length)) {
      const { ms } = all[at]!;
      const mayRest = (contestant: Contestant) =>
        ms[contestant].length < FEWEST_OF_THE_REST || restMs < SHARE_OF_THE_REST * spentMs;
      if (at !== largest && !mayRest("candidate")) continue;
      const script = sizes[at]!.script(createRng(randomInt(2 ** 31)));
      const records: Partial<Record<Contestant, CaseRecord>> = {};
      const began = performance.now();
      for (const who of rng.shuffle(CONTESTANTS.length)) {
        const contestant = CONTESTANTS[who]!;
        // The slow one is warm sooner.
        if (contestant === "naive" && (round < -programs.copies || !mayRest("naive"))) continue;
        const naiveBegan = performance.now();
        records[contestant] = await play(contestant, copy, script, ms, round >= 0);
        if (contestant === "naive" && at === largest) restMs += performance.now() - naiveBegan;
      }
      if (at !== largest) restMs += performance.now() - began;
      const { candidate, solution } = records;
      if (!options.agrees(script, solution!, candidate!)) throw new WrongWhileMeasured(sizes[at]!.size);
    }
  }
  return { sizes: all, interval: intervalOf(all[largest]!.ms) };

  function intervalOf(ms: Samples): readonly [number, number] {
    return ratioInterval(ms.candidate, ms.solution, rng);
  }
}

type Samples = Record<Contestant, number[]>;

/** The median of each contestant. */
export function medians(ms: Readonly<Record<Contestant, readonly number[]>>): Record<Contestant, number> {
  return { candidate: median(ms.candidate), solution: median(ms.solution), naive: median(ms.naive) };
}
