import { readdirSync } from "node:fs";
import type { Kata } from "@kata/grader/contract";
import { loadKata, shipped } from "../registry.ts";
import { IN_BETWEEN, readInBetween } from "./in-between.ts";
import { chooseSubjects, kindOf, MOST_KATAS, spreadOf, summarise } from "./repeatability.ts";

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

test("what is measured is of another kind where it is measured of another style", () => {
  const of = (style: Kata["style"]) => kindOf({ kata: { ...kata, style } });
  expect(of("text")).not.toBe(of("tensor"));
  expect(of("text")).toBe(of("text"));
});

test("each kata that is chosen unless one is named has a program in between, and no program lacks its kata", async () => {
  const measured = (await Promise.all(shipped.map(loadKata))).filter(
    ({ kata: { measures = [] } }) => measures.length > 0,
  );
  const chosen = chooseSubjects(measured, kindOf, MOST_KATAS).map((loaded) => loaded.kata.slug);
  expect(chosen).toHaveLength(MOST_KATAS);
  expect(chosen.filter((slug) => readInBetween(slug) === undefined)).toEqual([]);
  const slugs = measured.map((loaded) => `${loaded.kata.slug}.ts`);
  expect(readdirSync(IN_BETWEEN).filter((name) => !slugs.includes(name))).toEqual([]);
});
