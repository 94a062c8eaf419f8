import type { Kata } from "@kata/grader/contract";
import { chooseSubjects, spreadOf, summarise } from "./repeatability.ts";

const kata = { slug: "a", measures: [{ kind: "cpuTime", over: "n", sizes: [] }] } as unknown as Kata;
const graded = (...ratios: (number | undefined)[]) => ratios.map((ratio) => ({ ratio, score: 90 }));

test("the spread is told as shares of the mean", () => {
  const { mean, deviation, worst } = spreadOf([9, 10, 11]);
  expect(mean).toBe(10);
  expect(deviation).toBeCloseTo(0.1, 12);
  expect(worst).toBeCloseTo(0.1, 12);
  expect(spreadOf([7])).toEqual({ mean: 7, deviation: 0, worst: 0 });
});

test("an order is wrong when a submission is no better than the next, also by a tie", () => {
  const repeated = summarise(kata, {
    solution: graded(1, 1, 3),
    "in between": graded(2, 2, 2),
    naive: graded(9, 2, 9),
  });
  expect(repeated.wrongOrder).toBe(2);
  expect(repeated.submissions.naive!.ratio.mean).toBeCloseTo(20 / 3, 12);
});

test("a refused grading has no ratio and is counted", () => {
  const { submissions } = summarise(kata, { solution: graded(1, undefined) });
  expect(submissions.solution).toMatchObject({ refused: 1, ratio: { mean: 1 } });
});

test("kinds that were not chosen yet come first", () => {
  const all = ["time 1", "time 2", "time 3", "bytes 1"];
  expect(chooseSubjects(all, (name) => name.split(" ")[0]!, 3)).toEqual(["time 1", "bytes 1", "time 2"]);
});
