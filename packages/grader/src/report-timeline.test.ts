import type { Pen } from "./layout.ts";
import { renderExamples, renderVerdict } from "./report.ts";
import { renderTimelines } from "./report-timeline.ts";
import { messageTimeline, type PipelineOp, pipelineTimeline } from "./timeline.ts";
import type { CaseReport, ShownTimeline, Verdict } from "./verdict.ts";

/** A Chinese character takes two columns. */
const width = (text: string) => [...text].reduce((sum, letter) => sum + (letter > "\u2fff" ? 2 : 1), 0);
const pen: Pen = { locale: "en", paint: (_tone, text) => text, width, columns: 80 };
const chinese: Pen = { ...pen, locale: "zh" };
const narrow: Pen = { ...pen, columns: 40 };

const op = (lane: number, name: PipelineOp, mb: number, start: number, end: number) => ({
  lane,
  op: name,
  mb,
  start,
  end,
});
const pipeline = pipelineTimeline(2, [
  op(0, "F", 0, 0, 1),
  op(0, "F", 1, 1, 2),
  op(0, "B", 0, 4, 6),
  op(0, "B", 1, 7, 9),
  op(1, "F", 0, 1, 2),
  op(1, "B", 0, 2, 4),
  op(1, "F", 1, 4, 5),
  op(1, "B", 1, 5, 7),
]);
const ring = (N: number, steps: number, bytes = 4) =>
  messageTimeline(
    N,
    steps / 1000,
    Array.from({ length: steps }, (_, s) =>
      Array.from({ length: N }, (_, lane) => ({
        lane,
        to: (lane + 1) % N,
        bytes,
        start: s / 1000,
        end: (s + 1) / 1000,
      })),
    ).flat(),
  );

test("a pipeline: letters for the ops, numbers for the micro-batches, dots for the bubbles, the makespan on an axis", () => {
  expect(renderTimelines({ got: pipeline }, pen)).toEqual([
    "  rank 0  F0─ F1─ ········B0───── ····B1─────",
    "  rank 1  ····F0─ B0───── F1─ B1───── ········",
    "          0       2       4       6       8",
    "  F forward, B backward, · bubble",
    "  makespan 9; bubbles 33.3 %; at most 2, 1 micro-batches in flight, rank by rank",
  ]);
});

test("messages: each names its receiver and its bytes in its sender's row", () => {
  expect(renderTimelines({ got: ring(3, 4) }, pen)).toEqual([
    "  rank 0  →1 4 B ───── →1 4 B ───── →1 4 B ───── →1 4 B ─────",
    "  rank 1  →2 4 B ───── →2 4 B ───── →2 4 B ───── →2 4 B ─────",
    "  rank 2  →0 4 B ───── →0 4 B ───── →0 4 B ───── →0 4 B ─────",
    "          0            1 ms         2 ms         3 ms         4 ms",
    "  →1 a message to rank 1, · nothing is sent",
    "  12 messages, 48 B, 4 steps one after the other; 4 ms of virtual time",
  ]);
});

test("on eight ranks the bytes make room for the receivers", () => {
  const lines = renderTimelines({ got: ring(8, 14) }, pen);
  expect(lines[0]).toBe(`  rank 0  ${"→1─ ".repeat(14).trimEnd()}`);
  expect(lines[7]).toBe(`  rank 7  ${"→0─ ".repeat(14).trimEnd()}`);
  expect(lines[8]).toBe("          0                   5 ms                10 ms");
});

test("one message is one message", () => {
  const one = messageTimeline(2, 1, [{ lane: 0, to: 1, bytes: 8, start: 0, end: 1 }]);
  expect(renderTimelines({ got: one }, pen).at(-1)).toBe("  1 message, 8 B, 1 step; 1 s of virtual time");
});

test("another picture than the expected one is labelled, and so is the expected one", () => {
  const late = pipelineTimeline(2, [op(0, "F", 0, 0, 1), op(1, "F", 0, 1, 2)]);
  const lines = renderTimelines({ got: late, expected: pipeline }, pen);
  expect(lines.slice(0, 3)).toEqual(["  got", "  rank 0  F0─ ····", "  rank 1  ····F0─"]);
  expect(lines.slice(6, 9)).toEqual(["", "  expected", "  rank 0  F0─ F1─ ········B0───── ····B1─────"]);
  expect(renderTimelines({ expected: pipeline }, chinese)[0]).toBe("  期望");
});

test("two ops of a rank at once are marked, and gradients of weights have a letter of their own", () => {
  const twice = pipelineTimeline(1, [op(0, "F", 0, 0, 1), op(0, "B", 0, 1, 3), op(0, "W", 0, 2, 4)]);
  expect(renderTimelines({ got: twice }, pen)).toEqual([
    "  rank 0  F0─ B0──####───",
    "          0       2       4",
    "  F forward, B backward, W gradient of the weights, · bubble, # two ops at once",
    "  makespan 4; bubbles 0 %; at most 1 micro-batches in flight, rank by rank",
  ]);
});

test("the same in Chinese", () => {
  expect(renderTimelines({ got: pipeline }, chinese).slice(3)).toEqual([
    "  F 前向，B 反向，· Bubble",
    "  总时长 9；Bubble 占 33.3%；各 rank 在途微批次最多为 2、1 个",
  ]);
  expect(renderTimelines({ got: ring(2, 2) }, chinese).at(-1)).toBe("  4 条消息，共 16 B，先后 2 步；虚拟时间 2 ms");
});

test.each(["en", "zh"] as const)("on a narrow screen a picture shrinks, or leaves its figures alone (%s)", (locale) => {
  const screen = { ...narrow, locale };
  const shrunk = renderTimelines({ got: pipeline }, screen);
  expect(shrunk[0]).toBe("  rank 0  F0 F1 ······B0─── ···B1───");
  for (const columns of [40, 30, 25]) {
    for (const timeline of [pipeline, ring(3, 4), ring(8, 14, 1e6)]) {
      for (const line of renderTimelines({ got: timeline, expected: timeline }, { ...screen, columns }))
        expect(width(line)).toBeLessThanOrEqual(columns);
    }
  }
  const alone = renderTimelines({ got: ring(8, 14) }, screen);
  expect(alone.join("")).not.toContain("rank 0");
  expect(alone.join("")).toContain("112");
});

test("spans whose lengths have nothing to do with one another have figures alone", () => {
  const uneven = messageTimeline(2, 1000, [
    { lane: 0, to: 1, bytes: 0, start: 0, end: 1e-9 },
    { lane: 0, to: 1, bytes: 1e9, start: 1, end: 1000 },
  ]);
  expect(renderTimelines({ got: uneven }, pen)).toEqual([
    "  2 messages, 1 GB, 2 steps one after the other; 1000 s of virtual time",
  ]);
  const instant = pipelineTimeline(1, [op(0, "F", 0, 1, 1), op(0, "B", 0, 1, 2)]);
  expect(renderTimelines({ got: instant }, pen)).toHaveLength(1);
});

test("tones are those of the ops: no colour is painted into a bubble", () => {
  const painted = renderTimelines({ got: pipeline }, { ...pen, paint: (tone, text) => `<${tone}:${text}>` });
  expect(painted[0]).toBe("  rank 0  <accent:F0─ F1─ ><dim:········><strong:B0───── ><dim:····><strong:B1───── >");
});

describe("in a verdict", () => {
  const example = (name: string, status: CaseReport["status"], timeline?: ShownTimeline): CaseReport => ({
    name,
    group: "schedule",
    visibility: "example",
    status,
    ...(status === "failed"
      ? { failure: { verdict: "wrong-answer", message: { en: "It differs.", zh: "不同。" } } as const }
      : {}),
    shown: { inputs: "f()", expected: "1", console: [], ...(timeline && { timeline }) },
  });
  const verdictOf = (verdict: Verdict["verdict"], ...cases: CaseReport[]): Verdict => ({
    slug: "k",
    verdict,
    score: 0,
    scoreVersion: 1,
    message: { en: "It differs.", zh: "不同。" },
    next: { en: "Go on.", zh: "继续。" },
    cases,
    backend: { rung: "not applicable", gpu: false, version: "" },
    isolation: 2,
    contentHash: "0",
    durationMs: 1,
    examplesOnly: false,
  });
  const small = messageTimeline(2, 1, [{ lane: 0, to: 1, bytes: 8, start: 0, end: 1 }]);
  const failedHidden: CaseReport = { name: "h", group: "g", visibility: "hidden", status: "failed" };
  const pictures = (lines: readonly string[]) => lines.filter((line) => line.startsWith("  rank 0")).length;

  test("the example that tells most is shown once the verdict is told", () => {
    const cases = [example("small", "passed", { got: small }), example("large", "passed", { got: pipeline })];
    const lines = renderVerdict(verdictOf("accepted", ...cases), "", pen);
    expect(lines.slice(1, 4)).toEqual([
      "",
      'Timeline of the example "large"',
      "  rank 0  F0─ F1─ ········B0───── ····B1─────",
    ]);
    expect(pictures(lines)).toBe(1);
    expect(renderVerdict(verdictOf("wrong-answer", ...cases, failedHidden), "", pen)).toContain(
      'Timeline of the example "large"',
    );
  });

  test("an example that failed has its picture where it is explained, and no other follows", () => {
    const cases = [example("large", "passed", { got: pipeline }), example("small", "failed", { got: small })];
    const lines = renderVerdict(verdictOf("wrong-answer", ...cases), "", pen);
    expect(lines).toContain("  1 message, 8 B, 1 step; 1 s of virtual time");
    expect(pictures(lines)).toBe(1);
    expect(lines.join("\n")).not.toContain("Timeline of");
  });

  test("examples alone are shown with their own pictures", () => {
    const verdict = {
      ...verdictOf("accepted", example("a", "passed", { got: small }), example("b", "passed", { got: pipeline })),
      examplesOnly: true,
    };
    expect(pictures(renderExamples(verdict, pen))).toBe(2);
    expect(pictures(renderVerdict(verdict, "", pen))).toBe(0);
  });

  test("a verdict from before has none", () => {
    expect(renderVerdict(verdictOf("accepted", example("a", "passed")), "", pen).join("\n")).not.toContain("Timeline");
  });
});
