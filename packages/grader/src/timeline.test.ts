import {
  axisMarks,
  messageTimeline,
  mostTelling,
  overlapsOf,
  type PipelineOp,
  pipelineTimeline,
  type Timeline,
} from "./timeline.ts";
import type { CaseReport } from "./verdict.ts";

const message = (lane: number, to: number, start: number, end: number) => ({ lane, to, bytes: 4, start, end });
const op = (lane: number, name: PipelineOp, mb: number, start: number, end: number) => ({
  lane,
  op: name,
  mb,
  start,
  end,
});

describe("messages", () => {
  test("what ranks send at the same time is one step, what follows on a rank is the next", () => {
    const ring = [0, 1].flatMap((s) => [0, 1, 2].map((rank) => message(rank, (rank + 1) % 3, s, s + 1)));
    expect(messageTimeline(3, 2, ring)).toMatchObject({ kind: "messages", lanes: 3, end: 2, bytes: 24, steps: 2 });
  });

  test("a chain goes through ranks: pairs that have none in common do not add up", () => {
    expect(messageTimeline(4, 2, [message(0, 1, 0, 1), message(2, 3, 1, 2)]).steps).toBe(1);
    expect(messageTimeline(4, 3, [message(0, 1, 0, 1), message(1, 2, 1, 2), message(2, 3, 2, 3)]).steps).toBe(3);
    // Rank 0 sends to two others, through one port.
    expect(messageTimeline(3, 2, [message(0, 1, 0, 1), message(0, 2, 1, 2)]).steps).toBe(2);
  });

  test("spans stand by start, then by sender, whatever their order was", () => {
    const late = [message(1, 0, 1, 2), message(1, 2, 0, 1), message(0, 1, 0, 1)];
    expect(messageTimeline(3, 2, late).spans).toEqual([message(0, 1, 0, 1), message(1, 2, 0, 1), message(1, 0, 1, 2)]);
  });
});

describe("a pipeline", () => {
  // Two ranks, one micro-batch: F on 0, F and B on 1, B on 0.
  const one = [op(0, "F", 0, 0, 1), op(0, "B", 0, 4, 6), op(1, "F", 0, 1, 2), op(1, "B", 0, 2, 4)];

  test("bubbles are what is not busy: of 2 ranks times 6, 6 are", () => {
    expect(pipelineTimeline(2, one)).toMatchObject({ kind: "pipeline", end: 6, bubbles: 0.5, inFlight: [1, 1] });
  });

  test("a rank without ops is a bubble from beginning to end", () => {
    expect(pipelineTimeline(3, one)).toMatchObject({ bubbles: 1 - 6 / 18, inFlight: [1, 1, 0] });
  });

  test("a micro-batch is in flight from its first op on a rank to its last, and makes room for the next", () => {
    const lane = [op(0, "F", 0, 0, 1), op(0, "F", 1, 1, 2), op(0, "B", 0, 2, 4), op(0, "F", 2, 4, 5)];
    expect(pipelineTimeline(1, [...lane, op(0, "B", 1, 5, 7), op(0, "B", 2, 7, 9)]).inFlight).toEqual([2]);
    // As long as the gradient of its weights is not computed, it is held.
    expect(pipelineTimeline(1, [...lane, op(0, "B", 1, 5, 7), op(0, "W", 0, 7, 8)]).inFlight).toEqual([3]);
  });

  test("ops that overlap are busy once, and the overlap is told", () => {
    const twice = [op(0, "F", 0, 0, 2), op(0, "F", 1, 1, 3), op(0, "B", 0, 3, 4)];
    expect(pipelineTimeline(1, twice).bubbles).toBe(0);
    expect(overlapsOf(twice)).toEqual([{ start: 1, end: 2 }]);
    expect(overlapsOf(one.slice(0, 2))).toEqual([]);
  });
});

describe("the example that tells most", () => {
  const ops = (count: number): Timeline =>
    pipelineTimeline(
      1,
      Array.from({ length: count }, (_, i) => op(0, "F", i, i, i + 1)),
    );
  const report = (name: string, status: CaseReport["status"], got?: Timeline, expected?: Timeline): CaseReport => ({
    name,
    group: "values",
    visibility: "example",
    status,
    shown: {
      inputs: "",
      expected: "",
      console: [],
      ...(got || expected ? { timeline: { ...(got && { got }), ...(expected && { expected }) } } : {}),
    },
  });
  const small = report("small", "passed", ops(2));
  const large = report("large", "passed", ops(5));
  const none = report("none", "failed");

  test("is the first failed one that has a picture, else the one with most in it", () => {
    expect(mostTelling([small, large])?.name).toBe("large");
    expect(mostTelling([large, report("failed", "failed", ops(1))])?.name).toBe("failed");
    expect(mostTelling([none, small])?.name).toBe("small");
    expect(mostTelling([small, report("expected alone", "failed", undefined, ops(3))])?.name).toBe("expected alone");
  });

  test("is none where nothing has a picture, as in older verdicts", () => {
    expect(mostTelling([none, { name: "hidden", group: "values", visibility: "hidden", status: "passed" }])).toBe(
      undefined,
    );
  });
});

test.each([
  [12, 6, [0, 2, 4, 6, 8, 10, 12]],
  [0.00402, 5, [0, 0.001, 0.002, 0.003, 0.004]],
  [0.3, 3, [0, 0.1, 0.2, 0.3]],
  [27, 3, [0, 10, 20]],
  [0, 5, [0]],
  [Number.MIN_VALUE, 5, [0, Number.MIN_VALUE]],
])("the axis up to %p has at most %p round marks beside 0", (end, most, marks) => {
  expect(axisMarks(end, most)).toEqual(marks);
});
