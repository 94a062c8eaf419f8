/**
 * @file How good a measured ratio is among others: its percentile, where what cannot be told apart is a tie. Knows neither database
 * nor kata.
 */

/** The closed interval that holds a ratio; one point where it was counted and not sampled. Lower is better. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export type Rank =
  | {
      readonly status: "ranked";
      /** 0 to 100, rounded down: 100 is better than all the others. */
      readonly percent: number;
      /** Answers that this one was compared with. */
      readonly others: number;
      /** How many of them are as good. */
      readonly ties: number;
    }
  | {
      readonly status: "too-few";
      /** Answers that a percentile needs, and how many of them are still missing. */
      readonly needed: number;
      readonly missing: number;
    };

/** Below this many answers, the one that is ranked among them, a percentile says nothing. */
const FEWEST_ANSWERS = 10;

/** Mid-rank: `100 * (worse + ties / 2) / others`. Intervals that overlap or touch are a tie. */
export function rankAmong(own: Interval, others: readonly Interval[]): Rank {
  const missing = FEWEST_ANSWERS - (others.length + 1);
  if (missing > 0) return { status: "too-few", needed: FEWEST_ANSWERS, missing };
  const worse = others.filter(({ low }) => own.high < low).length;
  const better = others.filter(({ high }) => high < own.low).length;
  const ties = others.length - worse - better;
  const percent = Math.floor((100 * worse + 50 * ties) / others.length);
  return { status: "ranked", percent, others: others.length, ties };
}
