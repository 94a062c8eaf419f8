import type { Meters, Outcomes, RankMeters } from "./contract.ts";
import { readTimelines } from "./read-timeline.ts";
import { Opaque, type Value } from "./value.ts";

const METERS: Meters = { largestBufferBytes: 0, allocatedBytes: 0, leakedTensors: 0, tensorPeakBytes: 0 };
const schedule = { pipelineOps: "ops" };
const results = (...values: readonly Value[]): Outcomes => [values.map((value) => ({ kind: "value", value }))];
const op = (rank: Value, name: Value, mb: Value, start: Value, end: Value) => ({ rank, op: name, mb, start, end });
const RIGHT = [op(0, "F", 0, 0, 1), op(1, "F", 0, 1, 2), op(1, "B", 0, 2, 4), op(0, "B", 0, 4, 6)];
const read = (got: Outcomes, expected: Outcomes = results({ ops: RIGHT })) =>
  readTimelines(schedule, METERS, got, expected);

describe("a schedule", () => {
  test("is read from the property that the kata names, rank by rank, and is told once where it is right", () => {
    expect(read(results({ ops: RIGHT, makespan: 6 }))).toEqual({
      got: {
        kind: "pipeline",
        lanes: 2,
        end: 6,
        spans: [
          { lane: 0, op: "F", mb: 0, start: 0, end: 1 },
          { lane: 0, op: "B", mb: 0, start: 4, end: 6 },
          { lane: 1, op: "F", mb: 0, start: 1, end: 2 },
          { lane: 1, op: "B", mb: 0, start: 2, end: 4 },
        ],
        bubbles: 0.5,
        inFlight: [1, 1],
      },
    });
  });

  test("in another order, or with the last bit rounded, is the same picture", () => {
    const other = RIGHT.toReversed().map((each) => ({ ...each, end: Number(each.end) * (1 + 2 ** -50) }));
    expect(read(results({ ops: other }))).not.toHaveProperty("expected");
  });

  test("that differs has the expected one beside it, and a lane for a rank that it forgets", () => {
    const { got, expected } = read(results({ ops: RIGHT.filter(({ rank }) => rank === 0) }))!;
    expect(got).toMatchObject({ lanes: 2, inFlight: [1, 0] });
    expect(expected).toMatchObject({ lanes: 2, bubbles: 0.5 });
  });

  test("comes from the first call that returned one", () => {
    const later = results({ makespan: 3 }, { ops: RIGHT });
    expect(read(later, later)?.got).toMatchObject({ end: 6 });
    const none = results({ makespan: 3 });
    expect(read(none, none)).toBeUndefined();
  });

  test("is nobody's where the kata declares none", () => {
    expect(readTimelines({}, METERS, results({ ops: RIGHT }), results({ ops: RIGHT }))).toBeUndefined();
  });

  const first = RIGHT[0]!;
  const { end: _, ...endless } = first;
  const hostile: readonly (readonly [string, Value])[] = [
    ["nothing", undefined],
    ["null", null],
    ["a number", 3],
    ["a function", new Opaque("a function")],
    ["a list", RIGHT],
    ["a map", new Map([["ops", RIGHT]])],
    ["no ops", { ops: [] }],
    ["ops that are no list", { ops: { length: 1, 0: first } }],
    ["ops that are numbers", { ops: Float64Array.of(1, 2) }],
    ["401 ops", { ops: Array.from({ length: 401 }, () => first) }],
    ["a hole", { ops: [first, undefined] }],
    ["an op that is a list", { ops: [[0, "F", 0, 0, 1]] }],
    ["a missing field", { ops: [endless] }],
    ["half a rank", { ops: [op(0.5, "F", 0, 0, 1)] }],
    ["a rank as text", { ops: [op("0", "F", 0, 0, 1)] }],
    ["a negative rank", { ops: [op(-1, "F", 0, 0, 1)] }],
    ["a seventeenth rank", { ops: [op(16, "F", 0, 0, 1)] }],
    ["rank NaN", { ops: [op(NaN, "F", 0, 0, 1)] }],
    ["an unknown op", { ops: [op(0, "X", 0, 0, 1)] }],
    ["an op that is an object", { ops: [op(0, { F: 1 }, 0, 0, 1)] }],
    ["a big micro-batch", { ops: [op(0, "F", 1e9, 0, 1)] }],
    ["a bigint", { ops: [op(0, "F", 0n, 0, 1)] }],
    ["a start that is NaN", { ops: [op(0, "F", 0, NaN, 1)] }],
    ["an end that is infinite", { ops: [op(0, "F", 0, 0, Infinity)] }],
    ["an end whose sum overflows", { ops: [op(0, "F", 0, 0, 1.7e308)] }],
    ["a time before 0", { ops: [op(0, "F", 0, -1, 1)] }],
    ["an end before the start", { ops: [op(0, "F", 0, 2, 1)] }],
    ["no time at all", { ops: [op(0, "F", 0, 0, 0)] }],
  ];
  test.each(hostile)("is not made of %s: the expected one stands alone", (_name, value) => {
    const timelines = read(results(value))!;
    expect(Object.keys(timelines)).toEqual(["expected"]);
  });

  test("is not made of what threw", () => {
    expect(Object.keys(read([[{ kind: "threw", error: "TypeError" }]])!)).toEqual(["expected"]);
    expect(Object.keys(read([])!)).toEqual(["expected"]);
  });
});

describe("messages", () => {
  const meters = (ranks: Partial<RankMeters>): Meters => ({
    ...METERS,
    ranks: { bytesSent: [4, 0], messagesSent: [1, 0], links: {}, virtualTime: 2, timeline: [sent], ...ranks },
  });
  const sent = { from: 0, to: 1, bytes: 4, start: 0.5, end: 2 };
  const readMeters = (ranks: Partial<RankMeters>) => readTimelines({}, meters(ranks), [], []);

  test("are told as they were sent, though the case came to nothing", () => {
    expect(readMeters({})).toEqual({
      got: {
        kind: "messages",
        lanes: 2,
        end: 2,
        spans: [{ lane: 0, to: 1, bytes: 4, start: 0.5, end: 2 }],
        bytes: 4,
        steps: 1,
      },
    });
  });

  test.each<[string, Partial<RankMeters>]>([
    ["nothing was sent", { timeline: [] }],
    ["too much was sent", { timeline: Array.from({ length: 401 }, () => sent) }],
    ["there are too many ranks", { bytesSent: Array.from({ length: 17 }, () => 4) }],
    ["a clock overflowed", { virtualTime: Infinity }],
    ["time stood still", { virtualTime: 0 }],
  ])("are not drawn where %s", (_why, ranks) => {
    expect(readMeters(ranks)).toBeUndefined();
  });
});
