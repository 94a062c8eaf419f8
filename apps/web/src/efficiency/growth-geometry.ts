/**
 * @file Where things stand in a log-log chart of growth: one line per contestant, a point per size, powers of ten as ticks.
 * Pure: knows neither colours nor units.
 */
import { logAxis, type Bar } from "@kata/grader/efficiency-figures";
import type { MeasuredSize } from "@kata/grader/verdict";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Tick {
  readonly at: number;
  readonly value: number;
}

export interface GrowthLine {
  readonly who: Bar["who"];
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface GrowthGeometry {
  readonly lines: readonly GrowthLine[];
  /** A tick at every size. */
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

/** The last one lies on top: the learner's own. */
const ORDER = ["naive", "solution", "candidate"] as const;
/** More lines than this are a grid, not a scale. */
const MOST_TICKS = 5;

/** `undefined`: there is no growth to be drawn with fewer than two sizes, or with a value that has no logarithm. */
export function growthGeometry(sizes: readonly MeasuredSize[], box: Box): GrowthGeometry | undefined {
  const values = sizes.flatMap((size) => ORDER.map((who) => size[who]));
  if (sizes.length < 2 || !values.every((value) => value > 0)) return undefined;
  const lowest = Math.floor(Math.log10(Math.min(...values)));
  const highest = Math.max(lowest + 1, Math.ceil(Math.log10(Math.max(...values))));
  const across = logAxis(sizes[0]!.size, sizes.at(-1)!.size);
  const up = logAxis(10 ** lowest, 10 ** highest);
  const x = (size: number) => box.left + across.at(size) * box.width;
  const y = (value: number) => box.top + (1 - up.at(value)) * box.height;
  const step = Math.ceil((highest - lowest + 1) / MOST_TICKS);
  return {
    lines: ORDER.map((who) => ({ who, points: sizes.map((each) => ({ x: x(each.size), y: y(each[who]) })) })),
    xTicks: sizes.map(({ size }) => ({ at: x(size), value: size })),
    yTicks: Array.from({ length: Math.floor((highest - lowest) / step) + 1 }, (_, i) => {
      const value = 10 ** (lowest + i * step);
      return { at: y(value), value };
    }),
  };
}
