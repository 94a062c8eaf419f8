/**
 * @file The timelines of an example: messages from the meters of its ranks, a pipeline's ops from what its calls returned.
 *
 * What a candidate returned is anything at all: whatever is not a schedule has no timeline. Knows no kata but by its declaration.
 */
import type { Kata, Meters, Outcomes } from "./contract.ts";
import {
  messageTimeline,
  PIPELINE_OPS,
  pipelineTimeline,
  type PipelineOp,
  type PipelineTimeline,
  type Timeline,
  type WorkSpan,
} from "./timeline.ts";
import type { Value } from "./value.ts";
import type { ShownTimeline } from "./verdict.ts";

/** More than this is no picture any more, and no text that should travel with a verdict. */
const MOST_LANES = 16;
const MOST_SPANS = 400;
/** Sums of times beyond this would overflow before long. */
const LATEST = 1e15;
/** Times that agree in so many digits are the same picture. */
const SAME_DIGITS = 9;

/** `undefined`: there is nothing to draw. */
export function readTimelines(
  kata: Pick<Kata, "pipelineOps">,
  meters: Meters,
  got: Outcomes,
  expected: Outcomes,
): ShownTimeline | undefined {
  if (meters.ranks !== undefined) {
    const messages = readMessages(meters.ranks);
    return messages && { got: messages };
  }
  if (kata.pipelineOps === undefined) return undefined;
  const wanted = readPipeline(kata.pipelineOps, expected, 0);
  // A rank that does nothing has a lane all the same.
  const own = readPipeline(kata.pipelineOps, got, wanted?.lanes ?? 0);
  if (own === undefined) return wanted && { expected: wanted };
  return { got: own, ...(wanted && !isSame(own, wanted) ? { expected: wanted } : {}) };
}

function readMessages({ timeline, virtualTime, bytesSent }: NonNullable<Meters["ranks"]>): Timeline | undefined {
  const lanes = bytesSent.length;
  const isDrawn = timeline.length > 0 && timeline.length <= MOST_SPANS && lanes <= MOST_LANES;
  // A rank may compute for as long as it likes, and clocks overflow.
  if (!isDrawn || !(virtualTime > 0 && virtualTime < Infinity)) return undefined;
  return messageTimeline(
    lanes,
    virtualTime,
    timeline.map(({ from, to, bytes, start, end }) => ({ lane: from, to, bytes, start, end })),
  );
}

/** The ops of the first call whose result holds a schedule. */
function readPipeline(property: string, outcomes: Outcomes, leastLanes: number): PipelineTimeline | undefined {
  for (const outcome of outcomes.flat()) {
    if (outcome.kind !== "value" || !isRecord(outcome.value)) continue;
    const ops = readOps(outcome.value[property]);
    if (ops === undefined) continue;
    const lanes = Math.max(leastLanes, ...ops.map(({ lane }) => lane + 1));
    const timeline = pipelineTimeline(lanes, ops);
    if (timeline.end > 0) return timeline;
  }
  return undefined;
}

function readOps(list: Value): readonly WorkSpan[] | undefined {
  if (!Array.isArray(list) || list.length === 0 || list.length > MOST_SPANS) return undefined;
  const spans = (list as readonly Value[]).map(readOp);
  return spans.every((span) => span !== undefined) ? spans : undefined;
}

function readOp(value: Value): WorkSpan | undefined {
  if (!isRecord(value)) return undefined;
  const { rank, op, mb, start, end } = value;
  if (!isIndex(rank, MOST_LANES) || !isIndex(mb, MOST_SPANS) || !isOp(op)) return undefined;
  if (!isTime(start) || !isTime(end) || start > end) return undefined;
  return { lane: rank, op, mb, start, end };
}

function isRecord(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function isIndex(value: Value, below: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < below;
}

function isTime(value: Value): value is number {
  return typeof value === "number" && value >= 0 && value <= LATEST;
}

function isOp(value: Value): value is PipelineOp {
  return (PIPELINE_OPS as readonly Value[]).includes(value);
}

function isSame(a: PipelineTimeline, b: PipelineTimeline): boolean {
  const text = (timeline: PipelineTimeline) =>
    JSON.stringify(timeline, (_, value: unknown) =>
      typeof value === "number" ? Number(value.toPrecision(SAME_DIGITS)) : value,
    );
  return text(a) === text(b);
}
