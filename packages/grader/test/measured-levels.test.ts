/** @file An accepted answer is measured at every isolation level: seven isolates fit into the limits of one child. */
import { createGrader } from "../src/grade.ts";
import { IsolationError, LEVELS } from "../src/sandbox/isolation.ts";
import { HONEST_MERGE, load, merge, ts } from "./small-katas.ts";

const environment = { ...process.env };
afterEach(() => {
  process.env = { ...environment };
});

const { script } = merge.cases.find(({ name }) => name === "drawn")!;
const measured = load(
  { ...merge, measures: [{ kind: "cpuTime", over: "n", sizes: [1, 2, 3].map((size) => ({ size, script })) }] },
  { solution: HONEST_MERGE, naive: HONEST_MERGE },
);

test.each([...LEVELS])("at level %i", async (level) => {
  process.env["KATA_ISOLATION"] = String(level);
  const grader = await createGrader({ spares: 0, measureMs: 200 });
  try {
    const verdict = await grader.grade(measured, ts(HONEST_MERGE));
    expect(verdict).toMatchObject({ verdict: "accepted", isolation: level, machine: { isolation: level } });
    expect(verdict.cause).toBeUndefined();
    expect(verdict.efficiency).toHaveLength(1);
  } catch (error) {
    if (!(error instanceof IsolationError)) throw error;
    process.stderr.write(`measured-levels: level ${level}: skipped; ${error.message}\n`);
  } finally {
    await grader.close();
  }
});
