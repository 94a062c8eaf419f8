/**
 * @file Efficiency as lines of text: the sentence, the ratio with its interval and points, bars, growth by size, and the score.
 *
 * Knows no measuring. Where the screen is narrow, bars go before figures, and small sizes before large ones.
 */
import { barAxis, barsOf, figureOf, measureNameOf, powerOf, scorePartsOf, threeDigits } from "./efficiency-figures.ts";
import { clean, pad, type Pen, wrap } from "./layout.ts";
import { CONTESTANTS } from "./measure/contestants.ts";
import { REPORT_TEXT } from "./report-text.ts";
import type { Efficiency, Verdict } from "./verdict.ts";

const WIDEST_BAR = 40;
/** A bar that is shorter than this says nothing. */
const NARROWEST_BAR = 8;
const INDENT = "  ";
const BLOCKS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"] as const;

/** All measures, and what they make of the score. Nothing where none was taken. */
export function renderEfficiency(verdict: Verdict, pen: Pen): string[] {
  const parts = scorePartsOf(verdict);
  if (parts === undefined) return [];
  const text = REPORT_TEXT[pen.locale].efficiency;
  const sum = text.score(verdict.score, parts.correctness, parts.efficiency, verdict.efficiency!.length > 1);
  return [
    ...verdict.efficiency!.flatMap((each) => [...renderMeasure(each, pen), ""]),
    ...wrap(sum, pen, "").map((line) => pen.paint("strong", line)),
  ];
}

function renderMeasure(measured: Efficiency, pen: Pen): string[] {
  const text = REPORT_TEXT[pen.locale].efficiency;
  const { ratio, interval, points, says, growth } = measured;
  const title = measureNameOf(measured)[pen.locale];
  const figures = [
    ...(ratio !== undefined && Number.isFinite(ratio)
      ? [text.ratio(threeDigits(ratio), interval?.map(threeDigits) as [string, string] | undefined)]
      : []),
    text.points(threeDigits(points)),
  ].join(text.separator);
  return [
    pen.paint("strong", text.title(clean(title))),
    ...wrap(clean(says[pen.locale]), pen, INDENT),
    ...wrap(figures, pen, INDENT).map((line) => pen.paint("dim", line)),
    ...renderBars(measured, pen),
    ...(growth || measured.sizes.length > 1 ? renderSizes(measured, pen) : []),
  ];
}

function renderBars(measured: Efficiency, pen: Pen): string[] {
  const text = REPORT_TEXT[pen.locale].efficiency;
  const bars = barsOf(measured);
  if (bars.length === 0) return [];
  const axis = barAxis(bars.flatMap(({ value, interval }) => [value, ...(interval ?? [])]));
  const figure = (value: number) => figureOf(measured.kind, value);
  const labels = bars.map(({ who }) => text.who[who]);
  const figures = bars.map(
    ({ value, interval }) =>
      figure(value) + (interval ? `  ${text.interval(figure(interval[0]), figure(interval[1]))}` : ""),
  );
  const labelWidth = widest(labels, pen);
  const room = Math.min(WIDEST_BAR, pen.columns - INDENT.length - labelWidth - widest(figures, pen) - 4);
  const draw = room >= NARROWEST_BAR;
  const rows = bars.map(({ who, value, interval }, i) => {
    const label = pad(labels[i]!, labelWidth, pen);
    const bar = draw ? `${barOf(axis.at(value), interval?.map(axis.at), room, who === "candidate", pen)}  ` : "";
    return `${INDENT}${label}  ${bar}${figures[i]}`.trimEnd();
  });
  const at = text.at(measured.over, measured.sizes.at(-1)!.size, draw && axis.kind === "log");
  return ["", `${INDENT}${pen.paint("dim", at)}`, ...rows];
}

/** Full up to the value; from there on shaded as far as the interval reaches, where that can be seen. */
function barOf(value: number, interval: readonly number[] | undefined, room: number, isOwn: boolean, pen: Pen): string {
  const eighths = Math.max(1, Math.round(value * room * 8));
  const full = "█".repeat(eighths >> 3) + BLOCKS[eighths & 7];
  const solid = pen.paint(isOwn ? "accent" : "dim", full);
  const high = Math.min(room, Math.round((interval?.[1] ?? 0) * room));
  const shaded = "░".repeat(Math.max(0, high - full.length));
  return solid + shaded + " ".repeat(room - full.length - shaded.length);
}

/** What each took, size by size, and how it grows. */
function renderSizes({ kind, over, sizes, growth }: Efficiency, pen: Pen): string[] {
  const text = REPORT_TEXT[pen.locale].efficiency;
  const columns = [
    ["", ...CONTESTANTS.map((who) => text.who[who])],
    ...sizes.map((each) => [`${over} = ${each.size}`, ...CONTESTANTS.map((who) => figureOf(kind, each[who]))]),
    ...(growth ? [[text.growth, ...CONTESTANTS.map((who) => powerOf(over, growth[who]))]] : []),
  ];
  const total = () => columns.reduce((sum, column) => sum + widest(column, pen) + 2, INDENT.length - 2);
  // The smallest size is the first that can be spared.
  while (total() > pen.columns && columns.length > (growth ? 3 : 2)) columns.splice(1, 1);
  const rows = Array.from({ length: columns[0]!.length }, (_, r) =>
    columns.map((column, c) => {
      const width = widest(column, pen);
      const cell = column[r]!;
      return c === 0 ? pad(cell, width, pen) : " ".repeat(width - pen.width(cell)) + cell;
    }),
  );
  return ["", ...rows.map((row, r) => INDENT + (r === 0 ? pen.paint("dim", row.join("  ")) : row.join("  ")))];
}

function widest(texts: readonly string[], pen: Pen): number {
  return Math.max(...texts.map(pen.width));
}
