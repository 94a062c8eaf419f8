/**
 * @file Efficiency as people read it: figures with their units, the parts of a score, and where a figure stands on an axis.
 *
 * Pure, for the terminal and the browser alike. Draws nothing.
 */
import type { Bilingual, MeasureKind } from "./contract.ts";
import { CORRECTNESS_POINTS, nameOf } from "./measure/points.ts";
import { CONTESTANTS, type Contestant } from "./measure/contestants.ts";
import type { Efficiency, Verdict } from "./verdict.ts";

export interface Axis {
  readonly kind: "linear" | "log";
  /** Where a value stands between the ends, 0 to 1. What a logarithm cannot take stands at 0. */
  readonly at: (value: number) => number;
}

export interface ScoreParts {
  readonly correctness: number;
  /** Of several measures the one with the fewest points. */
  readonly efficiency: number;
}

/** One contestant at the largest size, the only one that is scored. */
export interface Bar {
  readonly who: Contestant;
  readonly value: number;
  readonly interval?: readonly [low: number, high: number];
}

/** Bars that differ by more than this are told apart on a logarithmic axis only. */
const WIDEST_LINEAR_RANGE = 20;

/** `undefined`: this verdict was not measured. */
export function scorePartsOf({ efficiency = [] }: Verdict): ScoreParts | undefined {
  if (efficiency.length === 0) return undefined;
  return { correctness: CORRECTNESS_POINTS, efficiency: Math.min(...efficiency.map(({ points }) => points)) };
}

export function measureNameOf({ kind, name }: Pick<Efficiency, "kind" | "name">): Bilingual {
  return nameOf({ kind, ...(name && { value: { name } }) });
}

/** Candidate, solution, naive answer; none of a measure that was refused. */
export function barsOf({ sizes, interval }: Pick<Efficiency, "sizes" | "interval">): readonly Bar[] {
  const largest = sizes.at(-1);
  if (largest === undefined) return [];
  // The interval is that of the ratio: the solution's time is its unit.
  const own: Pick<Bar, "interval"> = interval?.every(Number.isFinite)
    ? { interval: [interval[0] * largest.solution, interval[1] * largest.solution] }
    : {};
  return CONTESTANTS.map((who) => ({ who, value: largest[who], ...(who === "candidate" ? own : {}) }));
}

/** From nothing, or, where the values differ by orders of magnitude, from the power of ten below them. */
export function barAxis(values: readonly number[]): Axis {
  const positive = values.filter((value) => value > 0);
  const [least, most] = [Math.min(...positive), Math.max(0, ...values)];
  if (most <= 0 || most / least <= WIDEST_LINEAR_RANGE)
    return { kind: "linear", at: (value) => (most <= 0 ? 0 : value / most) };
  // The shortest bar is to be seen, too.
  return logAxis(10 ** Math.floor(Math.log10(least * 0.9)), most);
}

export function logAxis(from: number, to: number): Axis {
  const span = Math.log(to / from);
  return { kind: "log", at: (value) => (value <= 0 ? 0 : span === 0 ? 0.5 : Math.log(value / from) / span) };
}

/** `1.83 ms`, `8.39 MB`, `12`: three digits, in the unit that suits the value. */
export function figureOf(kind: MeasureKind, value: number): string {
  switch (kind) {
    case "cpuTime":
      return withUnit(value / 1000, SECONDS);
    case "virtualTime":
      return withUnit(value, SECONDS);
    case "allocatedBytes":
    case "largestBufferBytes":
    case "tensorPeakBytes":
    case "bytesSent":
      return withUnit(value, BYTES);
    case "value":
      return threeDigits(value);
  }
}

/** `1.83`, `12`, `1240`: what is not counted exactly has three digits. */
export function threeDigits(value: number): string {
  return String(Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3)));
}

/** `T^1.0`. Where a time was too short to be told from nothing there is no exponent, and JSON makes it null. */
export function powerOf(over: string, exponent: number): string {
  return Number.isFinite(exponent) ? `${over}^${exponent.toFixed(1)}` : "?";
}

type Units = readonly (readonly [name: string, size: number])[];
const SECONDS: Units = [
  ["s", 1],
  ["ms", 1e-3],
  ["µs", 1e-6],
  ["ns", 1e-9],
];
const BYTES: Units = [
  ["GB", 1e9],
  ["MB", 1e6],
  ["kB", 1e3],
  ["B", 1],
];

function withUnit(value: number, units: Units): string {
  if (value === 0) return `0 ${units.find(([, size]) => size === 1)![0]}`;
  const [name, size] = units.find((unit) => Math.abs(value) >= unit[1]) ?? units.at(-1)!;
  return `${threeDigits(value / size)} ${name}`;
}
