/**
 * @file What ranks did and when: messages of the simulated network, or the ops of a pipeline schedule, and the figures that follow.
 *
 * Plain JSON, part of an example's report, and pure, for the terminal and the browser alike. Draws nothing, and trusts what it is given.
 */
import type { CaseReport } from "./verdict.ts";

/** Forward; backward; of a backward in two, the gradient of the weights, where B is that of the input alone. */
export const PIPELINE_OPS = ["F", "B", "W"] as const;
export type PipelineOp = (typeof PIPELINE_OPS)[number];

/** A message stands in its sender's lane. Times are virtual seconds. */
export interface MessageSpan {
  readonly lane: number;
  readonly to: number;
  readonly bytes: number;
  readonly start: number;
  readonly end: number;
}

/** Times are in the schedule's own unit. */
export interface WorkSpan {
  readonly lane: number;
  readonly op: PipelineOp;
  /** micro-batch */
  readonly mb: number;
  readonly start: number;
  readonly end: number;
}

export interface MessageTimeline {
  readonly kind: "messages";
  /** Ranks, a lane each. */
  readonly lanes: number;
  /** Virtual seconds when the last rank ended, or could not go on. */
  readonly end: number;
  /** By start, then by sender. */
  readonly spans: readonly MessageSpan[];
  readonly bytes: number;
  /**
   * Messages of the longest chain in which each starts when the one before it is over, or later, and has a rank in common with it.
   * What one rank sends and receives at the same time is one step.
   */
  readonly steps: number;
}

export interface PipelineTimeline {
  readonly kind: "pipeline";
  readonly lanes: number;
  /** The makespan: when the last op ends; the schedule begins at 0. */
  readonly end: number;
  /** By lane, then by start. */
  readonly spans: readonly WorkSpan[];
  /** `1 - busy time / (lanes * end)`; where two ops of a rank overlap it is busy once. */
  readonly bubbles: number;
  /** `[lane]`, the most micro-batches that the rank has begun and not yet done with, from its first op on each to its last. */
  readonly inFlight: readonly number[];
}

export type Timeline = MessageTimeline | PipelineTimeline;

export function messageTimeline(lanes: number, end: number, messages: readonly MessageSpan[]): MessageTimeline {
  const spans = messages.toSorted((a, b) => a.start - b.start || a.lane - b.lane || a.to - b.to);
  const step: number[] = [];
  for (const [i, { lane, to, start }] of spans.entries()) {
    const before = step.filter((_, j) => {
      const earlier = spans[j]!;
      return earlier.end <= start && [lane, to].some((rank) => rank === earlier.lane || rank === earlier.to);
    });
    step[i] = 1 + Math.max(0, ...before);
  }
  const bytes = spans.reduce((sum, span) => sum + span.bytes, 0);
  return { kind: "messages", lanes, end, spans, bytes, steps: Math.max(0, ...step) };
}

export function pipelineTimeline(lanes: number, ops: readonly WorkSpan[]): PipelineTimeline {
  const spans = ops.toSorted((a, b) => a.lane - b.lane || a.start - b.start || a.end - b.end || a.mb - b.mb);
  const end = Math.max(0, ...spans.map((span) => span.end));
  const own = Array.from({ length: lanes }, (_, lane) => spans.filter((span) => span.lane === lane));
  const busy = own.reduce((sum, lane) => sum + busyTime(lane), 0);
  return {
    kind: "pipeline",
    lanes,
    end,
    spans,
    bubbles: end === 0 ? 0 : 1 - busy / (lanes * end),
    inFlight: own.map(mostInFlight),
  };
}

/** Parts of a lane in which two spans or more overlap: a schedule in which a rank does two ops at once is none. */
export function overlapsOf(
  lane: readonly Pick<WorkSpan, "start" | "end">[],
): readonly { readonly start: number; readonly end: number }[] {
  let reached = 0;
  return lane.flatMap(({ start, end }) => {
    const overlap = { start, end: Math.min(end, reached) };
    reached = Math.max(reached, end);
    return overlap.end > start ? [overlap] : [];
  });
}

/** The example whose picture tells most: the first that failed, else the one with most in it. */
export function mostTelling(cases: readonly CaseReport[]): CaseReport | undefined {
  const drawn = cases.filter(({ shown }) => shown?.timeline !== undefined);
  const size = ({ shown }: CaseReport) => (shown?.timeline?.got ?? shown?.timeline?.expected)?.spans.length ?? 0;
  return drawn.find(({ status }) => status === "failed") ?? drawn.toSorted((a, b) => size(b) - size(a))[0];
}

/** Where an axis from 0 to `end` has its marks: round numbers, `most` apart from 0. */
export function axisMarks(end: number, most: number): readonly number[] {
  if (!(end > 0)) return [0];
  const power = 10 ** Math.floor(Math.log10(end / most));
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((width) => end / width <= most) ?? end;
  // A multiple, not a sum: three times 0.1 is nearer to 0.3 in that way once it is rounded.
  return Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

/** Of one lane, by start. */
function busyTime(lane: readonly WorkSpan[]): number {
  let [busy, reached] = [0, 0];
  for (const { start, end } of lane) {
    busy += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return busy;
}

function mostInFlight(lane: readonly WorkSpan[]): number {
  const held = [...Map.groupBy(lane, ({ mb }) => mb).values()].map((ops) => ({
    from: Math.min(...ops.map(({ start }) => start)),
    to: Math.max(...ops.map(({ end }) => end)),
  }));
  return Math.max(0, ...held.map(({ from }) => held.filter((other) => other.from <= from && from < other.to).length));
}
