import type { CaseReport, GradeEvent, Verdict } from "@kata/grader/verdict";
import { type Live, begin, onEnd, onGrade, onQueue } from "./grading.ts";

const report = (name: string, group: string, status: CaseReport["status"]): GradeEvent => ({
  type: "case",
  report: { name, group, visibility: "hidden", status },
});
const started: GradeEvent = {
  type: "started",
  groups: [
    { name: "values", cases: 2 },
    { name: "edges", cases: 1 },
  ],
};
const play = (live: Live, ...events: readonly GradeEvent[]) => events.reduce(onGrade, live);

test("groups are counted case by case", () => {
  const live = play(begin("1", "submit"), started, report("a", "values", "passed"));
  expect(live.groups).toEqual([
    { name: "values", total: 2, ran: 1, passed: 1, done: false },
    { name: "edges", total: 1, ran: 0, passed: 0, done: false },
  ]);
});

test("a group is done with its last case, passed or not", () => {
  const live = play(begin("1", "submit"), started, report("a", "values", "passed"), report("b", "values", "failed"));
  expect(live.groups?.[0]).toEqual({ name: "values", total: 2, ran: 2, passed: 1, done: true });
});

test("a grading that starts over forgets what the lost worker said", () => {
  const live = play(begin("1", "submit"), started, report("a", "values", "failed"), started);
  expect(live.cases).toEqual([]);
  expect(live.groups?.[0]).toMatchObject({ ran: 0, passed: 0, done: false });
});

const accepted = { slug: "gae", verdict: "accepted", score: 70 } as Verdict;

test("a verdict that is being measured is there at once; one that is not waits for the end, which follows", () => {
  const measuring = play(begin("1", "submit"), started, { type: "verdict", verdict: accepted, measuring: true });
  expect(measuring).toMatchObject({ status: "live", verdict: accepted });
  expect(play(begin("1", "submit"), started, { type: "verdict", verdict: accepted }).verdict).toBeUndefined();

  const measured = { ...accepted, score: 94 };
  expect(play(measuring, { type: "measured", verdict: measured }).verdict).toBe(measured);
  expect(onEnd(measuring, { state: "done", report: measured })).toEqual({
    status: "done",
    id: "1",
    kind: "submit",
    report: measured,
  });
});

test("a worker that is lost while it measures takes its verdict along: nothing final was stored", () => {
  const measuring = play(begin("1", "submit"), started, { type: "verdict", verdict: accepted, measuring: true });
  expect(play(measuring, started).verdict).toBeUndefined();
});

test("any message proves that the connection is back", () => {
  const lost: Live = { ...begin("1", "run"), connection: "lost" };
  expect(onQueue(lost, { position: 3, workerAlive: true })).toMatchObject({
    connection: "open",
    queue: { position: 3 },
  });
  expect(onGrade(lost, { type: "compiled" })).toMatchObject({ connection: "open", compiled: true });
});

test("a cancelled attempt ends without a verdict", () => {
  expect(onEnd(begin("7", "submit"), { state: "cancelled", report: null })).toEqual({
    status: "cancelled",
    id: "7",
    kind: "submit",
  });
});
