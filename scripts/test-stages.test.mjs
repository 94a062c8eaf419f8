import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { STAGES, countsOf } from "./test-stages.mjs";
import { ROOT } from "./workspace.mjs";

const file = (...statuses) => ({
  name: join(ROOT, "a.test.ts"),
  status: statuses.every((status) => status !== "failed") && statuses.length > 0 ? "passed" : "failed",
  assertionResults: statuses.map((status, i) => ({ status, fullName: `${status} ${i}` })),
});
const results = (counts, files) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  testResults: files,
  ...counts,
});

test("passed and failed tests are counted, skipped and failed ones are named", () => {
  const written = results({ numPassedTests: 2, numFailedTests: 1 }, [
    file("passed", "pending"),
    file("failed", "passed", "todo"),
  ]);
  expect(countsOf(written, 1)).toEqual({
    passed: 2,
    failed: 1,
    skipped: ["pending 1", "todo 2"],
    failures: ["a.test.ts: failed 0"],
  });
});

test("a file that could not be run counts as one failed", () => {
  const written = results({ numPassedTests: 1, numRuntimeErrorTestSuites: 1 }, [file("passed"), file()]);
  expect(countsOf(written, 1)).toMatchObject({ passed: 1, failed: 1, failures: ["a.test.ts"] });
});

test("a jest that fails without a failed test, writes nothing or runs nothing has failed", () => {
  expect(countsOf(results({ numPassedTests: 1 }, [file("passed")]), 1)).toMatchObject({ passed: 1, failed: 1 });
  expect(countsOf(undefined, 0)).toMatchObject({ failed: 1 });
  expect(countsOf(results({}, []), 0)).toMatchObject({ failed: 1 });
});

test("a stage that does not exist is refused, and the stages are named", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "test.mjs"), "units"], {
    encoding: "utf8",
  });
  expect(status).toBe(2);
  for (const { name } of STAGES) expect(stderr).toContain(name);
});
