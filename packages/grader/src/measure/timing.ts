/**
 * @file Times three programs on the same fresh inputs, in turns and in random order, until the ratio is known well enough.
 *
 * Every timed output is compared with the solution's on the same input. No call can be told from a warm-up: which samples
 * count is decided afterwards, in `samples.ts`. Knows no process.
 */
import { randomInt } from "node:crypto";
import { isRanks, type Measure, type Script, type Step } from "../contract.ts";
import { createRng } from "../rng.ts";
import type { CaseRecord, TimeInCalls } from "../sandbox/protocol.ts";
import { CONTESTANTS, type Contestant } from "./contestants.ts";
import type { Programs } from "./programs.ts";
import { ratioInterval, type Round } from "./samples.ts";

export interface Timed {
  /** By size, ascending. */
  readonly sizes: readonly { readonly size: number; readonly rounds: readonly Round[] }[];
  readonly interval: readonly [number, number];
}

export interface TimingOptions {
  /** Measuring ends here at the latest, with what is known by then. */
  readonly capMs: number;
  readonly signal?: AbortSignal;
  /** Throws for a play that broke off. */
  readonly assertPlayed: (who: Contestant, record: CaseRecord, size: number) => void;
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

/** At the largest size, before the interval is looked at; the next look is when there are half as many rounds more. */
const ROUNDS_TO_LOOK = 16;
const NEXT_LOOK = 1.5;
/** For so many rounds the cap is passed. */
const FEWEST_ROUNDS = 12;
/** At the largest size, in which all copies play: the first play alone takes longer. */
const ROUNDS_OF_ALL = 2;
/** Of the cap: who takes more for the fewest rounds with all of its copies plays one of them. */
const SHARE_OF_COPIES = 1 / 3;
/** Half of the interval on either side of the ratio. */
const NARROW = 0.01;
/** What smaller sizes together, and the naive answer at the largest, may take of all time once each has its fewest plays. */
const SHARE = 0.15;
const FEWEST_PLAYS = 5;

export async function time(programs: Programs, { sizes }: Measure, options: TimingOptions): Promise<Timed> {
  const { copies } = programs;
  const all = sizes.map(({ size, script }) => ({ size, script, rounds: [] as Round[], naiveRounds: 0 }));
  const largest = all.at(-1)!;
  const rng = createRng(randomInt(2 ** 31));
  const start = performance.now();
  const elapsedMs = () => performance.now() - start;
  let smallerMs = 0;
  let naiveMs = 0;
  let look = ROUNDS_TO_LOOK;
  /** Of a play at the largest size: later ones than the first may be faster. */
  const leastMs: Record<Contestant, number> = { candidate: Infinity, solution: Infinity, naive: Infinity };
  /** Decided once: a copy that joins later is cold. */
  const affords: Partial<Record<Contestant, boolean>> = {};
  const affordsCopies = (who: Contestant) => {
    if (largest.rounds.length < ROUNDS_OF_ALL) return true;
    return (affords[who] ??= leastMs[who] * copies[who] * FEWEST_ROUNDS <= SHARE_OF_COPIES * options.capMs);
  };
  const mayPlay = (played: number, ms: number) => played < FEWEST_PLAYS || ms < SHARE * elapsedMs();
  const isEnough = () => {
    const { length } = largest.rounds;
    if (elapsedMs() > options.capMs && length >= FEWEST_ROUNDS) return true;
    if (length < look) return false;
    look = Math.ceil(look * NEXT_LOOK);
    const [low, high] = ratioInterval(largest.rounds, rng);
    return (high - low) / (low + high) < NARROW;
  };

  while (!isEnough()) {
    for (const at of rng.shuffle(all.length)) {
      const each = all[at]!;
      if (each !== largest && !mayPlay(each.rounds.length, smallerMs)) continue;
      const began = performance.now();
      // It only says where the scale begins.
      const naiveToo = 2 * each.naiveRounds <= each.rounds.length && mayPlay(each.naiveRounds, naiveMs);
      const playing = CONTESTANTS.filter((who) => who !== "naive" || naiveToo);
      // All copies where it counts, if there is time for it; where growth is told, one after the other.
      const copiesOf = (who: Contestant) => {
        if (each !== largest) return [each.rounds.length % copies[who]];
        // Not in turn: a copy that is played less often is colder.
        return affordsCopies(who) ? Array.from({ length: copies[who] }, (_, copy) => copy) : [0];
      };
      const plays = playing.flatMap((who) => copiesOf(who).map((copy) => ({ who, copy })));
      let ofNaiveMs = 0;
      const round = await playRound(each, plays, (who, ms) => {
        if (who === "naive") ofNaiveMs += ms;
        if (each === largest) leastMs[who] = Math.min(leastMs[who], ms);
      });
      each.rounds.push(round);
      if (naiveToo) each.naiveRounds++;
      naiveMs += ofNaiveMs;
      if (each !== largest) smallerMs += performance.now() - began - ofNaiveMs;
    }
  }
  return { sizes: all, interval: ratioInterval(largest.rounds, rng) };

  /** All on one input, in an order drawn for this round. */
  async function playRound(
    { size, script: scriptOf }: Measure["sizes"][number],
    plays: readonly { readonly who: Contestant; readonly copy: number }[],
    onPlayed: (who: Contestant, ms: number) => void,
  ): Promise<Round> {
    const script = scriptOf(createRng(randomInt(2 ** 31)));
    assertTimed(script);
    const round: Record<Contestant, TimeInCalls[]> = { candidate: [], solution: [], naive: [] };
    const records: Record<Contestant, CaseRecord[]> = { candidate: [], solution: [], naive: [] };
    for (const at of rng.shuffle(plays.length)) {
      const { who, copy } = plays[at]!;
      const began = performance.now();
      const { record, timed } = await programs.play(who, copy, script);
      options.signal?.throwIfAborted();
      // Before the next one is asked: what broke off may have taken the child with it.
      options.assertPlayed(who, record, size);
      onPlayed(who, performance.now() - began);
      records[who].push(record);
      if (timed !== undefined) round[who].push(timed);
    }
    for (const record of records.candidate)
      if (!options.agrees(script, records.solution[0]!, record)) throw new WrongWhileMeasured(size);
    return round;
  }
}

/** Where a getter or an iterator of the candidate's could do the work, the work would be in no call. */
function assertTimed(script: Script): void {
  const steps = (list: readonly Step[]): readonly Step[] =>
    list.flatMap((step) => ("repeat" in step ? steps(step.steps) : [step]));
  for (const step of steps(isRanks(script) ? script.steps.flat() : script.steps)) {
    const isCall = ("call" in step && step.pick === undefined) || "new" in step || "trace" in step;
    if (!isCall && !("read" in step) && !("log" in step))
      throw new TypeError(`timing: a timed script has calls without pick; got ${JSON.stringify(Object.keys(step))}`);
  }
}
