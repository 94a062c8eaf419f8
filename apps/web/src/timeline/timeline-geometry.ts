/**
 * @file Where things stand in a picture of ranks over time: a lane per rank, cells of a pipeline, arrows of messages, marks of time.
 * Pure: knows neither colours nor words.
 */
import {
  axisMarks,
  type MessageSpan,
  overlapsOf,
  type PipelineTimeline,
  type Timeline,
  type WorkSpan,
} from "@kata/grader/timeline";

/** What pictures that are compared have in common. */
export interface Plot {
  readonly width: number;
  /** The time at its right edge. */
  readonly end: number;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Left and right edge of the time. */
  readonly from: number;
  readonly to: number;
  /** The middle of each lane. */
  readonly lanes: readonly number[];
  readonly marks: readonly { readonly x: number; readonly value: number }[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PipelineCell extends Box {
  readonly span: WorkSpan;
  /** Is there room for the number of the micro-batch? */
  readonly isNumbered: boolean;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Arrow {
  readonly span: MessageSpan;
  readonly from: Point;
  readonly to: Point;
  /** The corners of its head, the tip first. */
  readonly head: readonly Point[];
}

/** What the shortest span takes, and a lane. */
const UNIT = { messages: 56, pipeline: 20 } as const;
const LANE = { messages: 40, pipeline: 32 } as const;
const NARROWEST = 240;
const WIDEST = 1200;
/** Left of the time stand the names of the ranks, right of it the half of the last mark's figure. */
const LEFT = 58;
const RIGHT = 22;
const TOP = 4;
const BOTTOM = 24;
const PER_MARK = { messages: 48, pipeline: 36 } as const;
const CELL = 24;
const DIGIT = 7;
/** Left and right of a number in its cell. */
const PADDING = 2;
const HEAD = { length: 9, halfWidth: 4 } as const;
/** Between the tip of a message and the next one that starts there. */
const GAP = 4;

/** One scale for all of them: the shortest span is wide enough to be read, and the whole not endless. */
export function plotOf(timelines: readonly Timeline[]): Plot {
  const end = Math.max(...timelines.map((timeline) => timeline.end));
  const widths = timelines.map(({ kind, spans }) => {
    const positive = spans.map((span) => span.end - span.start).filter((length) => length > 0);
    return UNIT[kind] * (end / Math.min(...positive));
  });
  return { width: Math.min(WIDEST, Math.max(NARROWEST, ...widths)), end };
}

export function frameOf({ kind, lanes }: Timeline, plot: Plot): Frame {
  const heights = lanes * LANE[kind];
  const x = across(plot);
  return {
    width: LEFT + plot.width + RIGHT,
    height: TOP + heights + BOTTOM,
    from: LEFT,
    to: LEFT + plot.width,
    lanes: Array.from({ length: lanes }, (_, lane) => middleOf(kind, lane)),
    marks: axisMarks(plot.end, Math.floor(plot.width / PER_MARK[kind])).map((value) => ({ x: x(value), value })),
  };
}

export function pipelineCells({ kind, spans }: PipelineTimeline, plot: Plot): readonly PipelineCell[] {
  const x = across(plot);
  return spans.map((span) => {
    const width = x(span.end) - x(span.start);
    const isNumbered = width >= DIGIT * String(span.mb).length + 2 * PADDING;
    return { span, isNumbered, x: x(span.start), y: middleOf(kind, span.lane) - CELL / 2, width, height: CELL };
  });
}

/** What a rank idles from the beginning to the end of the schedule lies under its cells. */
export function pipelineLanes({ kind, lanes, end }: PipelineTimeline, plot: Plot): readonly Box[] {
  const x = across(plot);
  return Array.from({ length: lanes }, (_, lane) => ({
    x: x(0),
    y: middleOf(kind, lane) - CELL / 2,
    width: x(end) - x(0),
    height: CELL,
  }));
}

/** Where a rank does two ops at once. */
export function pipelineOverlaps({ kind, lanes, spans }: PipelineTimeline, plot: Plot): readonly Box[] {
  const x = across(plot);
  return Array.from({ length: lanes }, (_, lane) =>
    overlapsOf(spans.filter((span) => span.lane === lane)).map(({ start, end }) => ({
      x: x(start),
      y: middleOf(kind, lane) - CELL / 2,
      width: x(end) - x(start),
      height: CELL,
    })),
  ).flat();
}

/** From the sender when the transfer starts to the receiver when it ends. */
export function messageArrows(spans: readonly MessageSpan[], plot: Plot): readonly Arrow[] {
  const x = across(plot);
  return spans.map((span) => {
    const from = { x: x(span.start), y: middleOf("messages", span.lane) };
    const to = { x: Math.max(from.x, x(span.end) - GAP), y: middleOf("messages", span.to) };
    return { span, from, to, head: headOf(from, to) };
  });
}

function headOf(from: Point, to: Point): readonly Point[] {
  // Never zero: nobody sends to itself.
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const [along, up] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const foot = { x: to.x - HEAD.length * along, y: to.y - HEAD.length * up };
  const side = (sign: number) => ({
    x: foot.x - sign * HEAD.halfWidth * up,
    y: foot.y + sign * HEAD.halfWidth * along,
  });
  return [to, side(1), side(-1)];
}

function across({ width, end }: Plot): (time: number) => number {
  return (time) => LEFT + (time / end) * width;
}

function middleOf(kind: Timeline["kind"], lane: number): number {
  return TOP + (lane + 0.5) * LANE[kind];
}
