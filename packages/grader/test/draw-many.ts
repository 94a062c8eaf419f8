/** @file A process of a test's own: draws from a folder many times and prints the inputs of each draw, one line each. */
import { AnswerBook } from "../src/answers/answer-book.ts";
import { createOracle } from "../src/oracle/oracle.ts";
import { load, merge } from "./small-katas.ts";

const [folder = "", numDraws] = process.argv.slice(2);
const oracle = createOracle(undefined);
const book = new AnswerBook(oracle, undefined, { folder, onProblem: (problem) => console.error(problem) });
for (let i = 0; i < Number(numDraws); i++) {
  const { cases } = await book.draw(load(merge), false);
  const drawn = cases.find(({ testCase }) => testCase.name === "drawn")!;
  const right = cases.every(({ expected }) => expected.length === 1 && expected[0]![0]!.kind === "value");
  if (!right) throw new Error("draw-many: every case has its outcome");
  console.log(JSON.stringify(drawn.script));
}
await Promise.all([book.close(), oracle.close()]);
