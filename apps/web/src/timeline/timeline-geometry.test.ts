import { type MessageSpan, messageTimeline, type PipelineOp, pipelineTimeline } from "@kata/grader/timeline";
import { frameOf, messageArrows, pipelineCells, pipelineLanes, pipelineOverlaps, plotOf } from "./timeline-geometry.ts";

const op = (lane: number, name: PipelineOp, mb: number, start: number, end: number) => ({
  lane,
  op: name,
  mb,
  start,
  end,
});
/** Two ranks, one micro-batch. */
const pipeline = pipelineTimeline(2, [
  op(0, "F", 0, 0, 1),
  op(0, "B", 0, 4, 6),
  op(1, "F", 0, 1, 2),
  op(1, "B", 0, 2, 4),
]);
const message = (lane: number, to: number, start: number, end: number): MessageSpan => ({
  lane,
  to,
  bytes: 4,
  start,
  end,
});
const ring = (N: number, steps: number) =>
  messageTimeline(
    N,
    steps,
    Array.from({ length: steps }, (_, s) =>
      Array.from({ length: N }, (_, lane) => message(lane, (lane + 1) % N, s, s + 1)),
    ).flat(),
  );

test("the shortest span can be read, few spans are not tiny, and many do not go on for ever", () => {
  expect(plotOf([ring(8, 14)])).toEqual({ width: 14 * 56, end: 14 });
  expect(plotOf([pipeline])).toEqual({ width: 240, end: 6 });
  expect(plotOf([ring(8, 100)]).width).toBe(1200);
});

test("pictures that are compared share the later end, and the scale of the finer one", () => {
  const longer = pipelineTimeline(1, [op(0, "F", 0, 0, 1), op(0, "F", 1, 19, 20)]);
  expect(plotOf([pipeline, longer])).toEqual({ width: 20 * 20, end: 20 });
  expect(plotOf([longer, pipeline])).toEqual(plotOf([pipeline, longer]));
});

test("spans without length take no part in the scale", () => {
  expect(plotOf([pipelineTimeline(1, [op(0, "F", 0, 0, 0), op(0, "B", 0, 0, 20)])])).toEqual({ width: 240, end: 20 });
});

test("a frame has a lane per rank from the top down, and round marks that stand where their time is", () => {
  const frame = frameOf(pipeline, plotOf([pipeline]));
  expect(frame.lanes).toEqual([20, 52]);
  expect(frame.height).toBe(4 + 2 * 32 + 24);
  expect(frame.marks.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(frame.marks.map(({ x }) => x - frame.from)).toEqual([0, 40, 80, 120, 160, 200, 240]);
  expect(frame.to - frame.from).toBe(240);
  expect(frame.width).toBeGreaterThan(frame.to);
});

test("cells lie in their rank's lane, begin and end with their op, and never overlap on a rank that does one at a time", () => {
  const cells = pipelineCells(pipeline, plotOf([pipeline]));
  expect(cells.map(({ span, x, width, y }) => [`${span.op}${span.lane}`, x - 58, width, y])).toEqual([
    ["F0", 0, 40, 8],
    ["B0", 160, 80, 8],
    ["F1", 40, 40, 40],
    ["B1", 80, 80, 40],
  ]);
  expect(cells.every(({ isNumbered }) => isNumbered)).toBe(true);
  expect(pipelineOverlaps(pipeline, plotOf([pipeline]))).toEqual([]);
});

test("a cell is numbered where the number has room", () => {
  const many = pipelineTimeline(1, [
    ...Array.from({ length: 99 }, (_, mb) => op(0, "F", mb, mb, mb + 1)),
    op(0, "B", 0, 99, 130),
  ]);
  const numbered = pipelineCells(many, plotOf([many])).filter(({ isNumbered }) => isNumbered);
  expect(numbered.map(({ span }) => span.op)).toEqual(["B"]);
});

test("what idles is seen from the beginning to the end of this schedule, not of the one beside it", () => {
  const plot = { width: 240, end: 12 };
  expect(pipelineLanes(pipeline, plot).map(({ x, width }) => [x - 58, width])).toEqual([
    [0, 120],
    [0, 120],
  ]);
});

test("two ops at once are marked where they overlap", () => {
  const twice = pipelineTimeline(2, [op(1, "F", 0, 0, 2), op(1, "F", 1, 1, 4)]);
  expect(pipelineOverlaps(twice, { width: 240, end: 4 })).toEqual([{ x: 58 + 60, y: 40, width: 60, height: 24 }]);
});

test("an arrow leaves the sender's lane at the start, and its tip is on the receiver's lane just before the end", () => {
  const [down, up] = messageArrows([message(0, 2, 0, 1), message(2, 0, 1, 2)], { width: 200, end: 2 });
  expect(down).toMatchObject({ from: { x: 58, y: 24 }, to: { x: 154, y: 104 } });
  expect(up).toMatchObject({ from: { x: 158, y: 104 }, to: { x: 254, y: 24 } });
  expect(down!.head[0]).toEqual(down!.to);
});

test("a head points along its arrow: its foot lies behind the tip, its corners on both sides", () => {
  const [{ from, to, head } = { from: { x: 0, y: 0 }, to: { x: 0, y: 0 }, head: [] }] = messageArrows(
    [message(0, 1, 0, 1)],
    { width: 240, end: 1 },
  );
  const along = ({ x, y }: { x: number; y: number }) => (x - to.x) * (to.x - from.x) + (y - to.y) * (to.y - from.y);
  const beside = ({ x, y }: { x: number; y: number }) => (y - to.y) * (to.x - from.x) - (x - to.x) * (to.y - from.y);
  const [, left, right] = head;
  expect(along(left!)).toBeLessThan(0);
  expect(along(left!)).toBeCloseTo(along(right!));
  expect(beside(left!)).toBeCloseTo(-beside(right!));
});

test("a message that takes no time is drawn straight down", () => {
  const [arrow] = messageArrows([message(0, 1, 1, 1)], { width: 240, end: 2 });
  expect(arrow!.to.x).toBe(arrow!.from.x);
  expect(arrow!.head.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
});
