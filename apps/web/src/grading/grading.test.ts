import type { CaseReport, GradeEvent } from "@kata/grader/verdict";
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
