/** @file A process of a test's own, run from a copy of the packages: answers each line of its input with what is expected now. */
import { createInterface } from "node:readline";
import { AnswerBook } from "../src/answers/answer-book.ts";
import { createOracle } from "../src/oracle/oracle.ts";
import { load, merge, rowSoftmax } from "./small-katas.ts";

const [folder = ""] = process.argv.slice(2);
const oracle = createOracle(undefined);
const book = new AnswerBook(oracle, undefined, { folder, onProblem: (problem) => console.error(problem) });
for await (const _line of createInterface({ input: process.stdin })) {
  const expected: unknown[] = [];
  for (const [kata, name] of [
    [merge, "unequal maxima"],
    [rowSoftmax, "two rows"],
  ] as const) {
    // As in a grading: the reference is then started by a question alone, never ahead.
    const { cases } = await book.grading(() => book.draw(load(kata), false));
    const [outcome] = cases.find(({ testCase }) => testCase.name === name)!.expected[0]!;
    expected.push(outcome?.kind === "value" ? outcome.value : outcome);
  }
  console.log(JSON.stringify({ merged: expected[0], softmax: expected[1], isRunning: oracle.isRunning }));
}
await Promise.all([book.close(), oracle.close()]);
