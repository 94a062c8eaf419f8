/**
 * @file Timelines as lines of text: a row per rank with virtual time to the right, an axis, what the signs mean, and the figures.
 *
 * F and B are letters, so that they are told apart without colour. Where a picture does not fit the screen the figures stand alone.
 */
import { figureOf, threeDigits } from "./efficiency-figures.ts";
import { clean, pad, type Pen, type Tone, wrap } from "./layout.ts";
import { REPORT_TEXT, type ReportText } from "./report-text.ts";
import { axisMarks, mostTelling, overlapsOf, type Timeline } from "./timeline.ts";
import type { CaseReport, ShownTimeline } from "./verdict.ts";

const INDENT = "  ";
const BUBBLE = "·";
const OVERLAP = "#";
/** Columns of the shortest span: wider says no more. */
const WIDEST_UNIT = { messages: 13, pipeline: 4 } as const;
const MOST_MARKS = 6;
/** `500 µs` and a blank. */
const COLUMNS_PER_MARK = 7;
const TONES = { F: "accent", B: "strong", W: "good" } as const;

interface Cell {
  readonly lane: number;
  readonly label: string;
  /** In place of `label`, where every cell has room for it. */
  readonly longLabel: string;
  readonly tone: Tone;
  readonly start: number;
  readonly end: number;
}

/** The example that tells most, under its name. Nothing where no example has a timeline, or where `shown` is that example. */
export function renderMostTelling(cases: readonly CaseReport[], shown: CaseReport | undefined, pen: Pen): string[] {
  const telling = mostTelling(cases);
  if (telling === undefined || telling === shown) return [];
  return [
    "",
    ...wrap(REPORT_TEXT[pen.locale].timeline.title(clean(telling.name)), pen, "").map((line) =>
      pen.paint("strong", line),
    ),
    ...renderTimelines(telling.shown!.timeline!, pen),
  ];
}

/** What was done, and what should have been done where that is another picture. */
export function renderTimelines({ got, expected }: ShownTimeline, pen: Pen): string[] {
  const { labels } = REPORT_TEXT[pen.locale];
  const heading = (label: string) => (expected === undefined ? [] : [`${INDENT}${pen.paint("dim", label)}`]);
  return [
    ...(got ? [...heading(labels.got), ...renderTimeline(got, pen)] : []),
    ...(got && expected ? [""] : []),
    ...(expected ? [...heading(labels.expected), ...renderTimeline(expected, pen)] : []),
  ];
}

function renderTimeline(timeline: Timeline, pen: Pen): string[] {
  const text = REPORT_TEXT[pen.locale].timeline;
  return [...renderPicture(timeline, pen), ...wrap(sentence(timeline, text), pen, INDENT)];
}

function sentence(timeline: Timeline, text: ReportText["timeline"]): string {
  if (timeline.kind === "messages") {
    const { spans, bytes, steps, end } = timeline;
    return text.messages(spans.length, figureOf("bytesSent", bytes), steps, figureOf("virtualTime", end));
  }
  const { end, bubbles, inFlight } = timeline;
  return text.pipeline(threeDigits(end), threeDigits(100 * bubbles), inFlight);
}

function renderPicture(timeline: Timeline, pen: Pen): string[] {
  const text = REPORT_TEXT[pen.locale].timeline;
  const names = Array.from({ length: timeline.lanes }, (_, lane) => text.rank(lane));
  const nameWidth = Math.max(...names.map(pen.width));
  const room = pen.columns - INDENT.length - nameWidth - 2;
  const cells = cellsOf(timeline);
  const columnOf = scaleOf(timeline, cells, room);
  if (columnOf === undefined) return [];
  const widthOf = ({ start, end }: Cell) => columnOf(end) - columnOf(start);
  const isLong = cells.every((cell) => cell.longLabel.length < widthOf(cell));
  const rows = names.map((name, lane) => {
    const own = cells.filter((cell) => cell.lane === lane);
    return `${INDENT}${pad(name, nameWidth, pen)}  ${renderLane(own, columnOf, timeline.end, isLong, pen)}`.trimEnd();
  });
  const hasOverlap = names.some((_, lane) => overlapsOf(cells.filter((cell) => cell.lane === lane)).length > 0);
  const signs = timeline.kind === "messages" ? text.signs : text.pipelineSigns(opsOf(timeline), hasOverlap);
  const axis = renderAxis(timeline, columnOf, room);
  return [
    ...rows,
    pen.paint("dim", `${INDENT}${" ".repeat(nameWidth)}  ${axis}`),
    ...wrap(signs, pen, INDENT).map((line) => pen.paint("dim", line)),
  ];
}

function cellsOf(timeline: Timeline): readonly Cell[] {
  if (timeline.kind === "pipeline")
    return timeline.spans.map(({ lane, op, mb, start, end }) => {
      const label = `${op}${mb}`;
      return { lane, label, longLabel: label, tone: TONES[op], start, end };
    });
  return timeline.spans.map(({ lane, to, bytes, start, end }) => {
    const label = `→${to}`;
    return { lane, label, longLabel: `${label} ${figureOf("bytesSent", bytes)} `, tone: "accent", start, end };
  });
}

function opsOf(timeline: Timeline & { readonly kind: "pipeline" }) {
  return new Set(timeline.spans.map(({ op }) => op));
}

/** From a time to its column. The shortest span has a whole number of columns, so that equal spans look equal. */
function scaleOf(
  { kind, end }: Timeline,
  cells: readonly Cell[],
  room: number,
): ((time: number) => number) | undefined {
  const shortest = Math.min(...cells.map((cell) => cell.end - cell.start));
  if (!(shortest > 0)) return undefined;
  const unit = Math.min(WIDEST_UNIT[kind], Math.floor((room * shortest) / end));
  const columnOf = (time: number) => Math.round((time / shortest) * unit);
  // A blank tells a message from the one before it; an op has its letter for that.
  const least = (cell: Cell) => cell.label.length + (kind === "messages" ? 1 : 0);
  return cells.every((cell) => columnOf(cell.end) - columnOf(cell.start) >= least(cell)) ? columnOf : undefined;
}

function renderLane(
  cells: readonly Cell[],
  columnOf: (time: number) => number,
  end: number,
  isLong: boolean,
  pen: Pen,
): string {
  const signs = Array.from({ length: columnOf(end) }, () => ({ sign: BUBBLE, tone: "dim" as Tone }));
  for (const { start, end: over, label, longLabel, tone } of cells) {
    const [from, to] = [columnOf(start), columnOf(over)];
    const shown = isLong ? longLabel : label;
    const text = to - from > shown.length ? `${shown.padEnd(to - from - 1, "─")} ` : shown;
    for (const [i, sign] of [...text].entries()) signs[from + i] = { sign, tone };
  }
  for (const overlap of overlapsOf(cells))
    signs.fill({ sign: OVERLAP, tone: "bad" }, columnOf(overlap.start), columnOf(overlap.end));
  // Neighbours of one tone are painted together.
  let [line, run, tone] = ["", "", "dim" as Tone];
  for (const each of signs) {
    if (each.tone !== tone) {
      line += run === "" ? "" : pen.paint(tone, run);
      [run, tone] = ["", each.tone];
    }
    run += each.sign;
  }
  return line + pen.paint(tone, run);
}

/** Each mark begins at its own time; one that would reach over the edge is left out. */
function renderAxis({ kind, end }: Timeline, columnOf: (time: number) => number, room: number): string {
  const most = Math.max(1, Math.min(MOST_MARKS, Math.floor(columnOf(end) / COLUMNS_PER_MARK)));
  return axisMarks(end, most).reduce((axis, mark) => {
    const label = kind === "messages" && mark > 0 ? figureOf("virtualTime", mark) : threeDigits(mark);
    const column = columnOf(mark);
    return column + label.length <= room ? axis.padEnd(column) + label : axis;
  }, "");
}
