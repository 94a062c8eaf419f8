/** @file The textbook against the oracle's values and gradients, and its own properties, on every rung that works here. */
import { type RungOutcome, playRungs } from "../testing/play-rungs.ts";

const outcomes = await playRungs();
const played = outcomes.filter((outcome) => outcome.status === "played");

for (const outcome of outcomes) describeRung(outcome);

function describeRung(outcome: RungOutcome): void {
  const { rung, status } = outcome;
  if (status === "unusable") {
    test.skip(`${rung}: not checked, since ${outcome.reason}`, () => {});
    return;
  }
  describe(`on ${rung}`, () => {
    test("every check was played", () => {
      expect(status === "failed" ? outcome.reason : "played").toBe("played");
    });
    if (status === "failed") return;

    test.each(outcome.results)("$module: $name", ({ comparisons, error }) => {
      expect(error).toBeUndefined();
      expect(comparisons.length).toBeGreaterThan(0);
      expect(comparisons.filter(({ excess }) => !(excess <= 1))).toEqual([]);
    });
  });
}

test("the rungs that need no library but TensorFlow.js are among them", () => {
  expect(played.map(({ rung }) => rung)).toEqual(expect.arrayContaining(["wasm", "cpu"]));
});

test("every rung played the same checks", () => {
  const names = played.map(({ results }) => results.map(({ module, name }) => `${module}: ${name}`));
  for (const each of names) expect(each).toEqual(names[0]);
});
