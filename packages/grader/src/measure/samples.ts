/**
 * @file From the clocks of many plays to one ratio of two programs: which samples count, and how they are compared.
 *
 * Within a round the copies of the programs play the same input, one right after the other: what the machine does to one, such
 * as memory that is fresh or a slower clock, it does to its neighbours. So ratios are taken within rounds only, of each copy of
 * one program to each copy of the other, and the median of them all is the ratio. Knows no process and no kata.
 */
import type { Rng } from "../rng.ts";
import type { TimeInCalls } from "../sandbox/protocol.ts";
import { CONTESTANTS, type Contestant } from "./contestants.ts";
import { median } from "./statistics.ts";

/** One input at one size: the clocks of each copy. The naive answer is not played on every one. */
export type Round = Readonly<Record<Contestant, readonly TimeInCalls[]>>;

/** Milliseconds of each copy. */
type RoundMs = Readonly<Record<Contestant, readonly number[]>>;

/** Rounds of a size that do not count: functions are compiled when they are first called. */
const WARM_UP = 2;
/** Where the clock has run on by this much, and by this share, the call has waited for a core. */
const WAITED_MS = 0.1;
const WAITED_SHARE = 0.1;
/** What is left of a call that takes no longer than an empty one. */
const LEAST_MS = 1e-4;
const RESAMPLES = 300;

/** The settled rounds in milliseconds, each less the time of empty calls at this size. */
export function settled(rounds: readonly Round[]): readonly RoundMs[] {
  const counted = rounds.slice(WARM_UP);
  const [candidate, solution, naive] = CONTESTANTS.map((who) => clockOf(counted.flatMap((round) => round[who])));
  return counted.map((round) => ({
    candidate: round.candidate.map(candidate!),
    solution: round.solution.map(solution!),
    naive: round.naive.map(naive!),
  }));
}

/** Milliseconds of a play, less what empty calls take in these. */
function clockOf(plays: readonly TimeInCalls[]): (play: TimeInCalls) => number {
  const emptyWallMs = median(plays.map(({ empty }) => empty.wallMs));
  const emptyCpuMs = median(plays.map(({ empty }) => empty.cpuMs));
  return ({ calls }) => {
    const wallMs = calls.wallMs - emptyWallMs;
    const cpuMs = calls.cpuMs - emptyCpuMs;
    // The clock is the more exact of the two, unless the call has waited.
    const waited = wallMs - cpuMs > WAITED_MS + WAITED_SHARE * cpuMs;
    return Math.max(LEAST_MS, waited ? cpuMs : wallMs);
  };
}

function ratioOf(rounds: readonly RoundMs[], who: Contestant): number {
  return median(rounds.flatMap((round) => round[who].flatMap((a) => round.solution.map((b) => a / b))));
}

/** Milliseconds of each: the solution's median, and the others by their ratio to it. */
export function figures(rounds: readonly Round[]): Record<Contestant, number> {
  const counted = settled(rounds);
  const solution = median(counted.flatMap((round) => round.solution));
  const times = (who: Contestant) => solution * ratioOf(counted, who);
  const naive = rounds.flatMap((round) => round.naive);
  return {
    candidate: times("candidate"),
    solution,
    // A very slow one may have been played in the first rounds only.
    naive: counted.some((round) => round.naive.length > 0)
      ? times("naive")
      : median(naive.slice(WARM_UP).map(clockOf(naive))),
  };
}

/**
 * The interval in which 95 of 100 ratios of candidate to solution lie when the rounds are drawn anew, with replacement.
 *
 * @param rng draws the resamples: one seed gives one interval
 */
export function ratioInterval(rounds: readonly Round[], rng: Rng): readonly [number, number] {
  const counted = settled(rounds);
  const ratios = Float64Array.from({ length: RESAMPLES }, () => {
    const drawn = counted.map(() => counted[rng.int(0, counted.length)]!);
    return ratioOf(drawn, "candidate");
  }).sort();
  const tail = Math.floor(RESAMPLES * 0.025);
  return [ratios[tail]!, ratios[RESAMPLES - 1 - tail]!];
}
