/** @file The percentile of a measured answer, as the terminal tells it: real gradings among recorded ones. */
import { getAttempt, listAttempts, recordAttempt } from "@kata/db/attempts";
import { openDatabase, type Database } from "@kata/db/client";
import { ensureEmbedded } from "@kata/db/embedded";
import { localUser } from "@kata/db/users";
import { readSolution } from "@kata/katas/sources";
import type { Efficiency } from "@kata/grader/verdict";
import { createHome } from "./home.ts";

const SLUG = "generalized-advantage-estimation";
const home = createHome();
const file = home.write("right.ts", readSolution(SLUG));
let db: Database;

afterAll(async () => {
  await db.close();
  await home.close();
});

test("after the verdict stands how an answer compares with the others, once there are ten", async () => {
  const first = await home.run(["gae", "--file", file]);
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(first.stdout).toContain(
    "No percentile for time yet: it takes 10 comparable accepted answers in this database; 9 are still missing.",
  );

  // Nine others that were graded as this one was, and took fifty times the solution's time and more.
  db = await openDatabase(await ensureEmbedded(home.data));
  const { id: userId } = await localUser(db);
  const [newest] = await listAttempts(db, userId, { slug: SLUG, limit: 1 });
  const { report } = (await getAttempt(db, userId, newest!.id))!;
  expect(report).toMatchObject({ machine: { node: process.version, isolation: report?.isolation } });
  for (let i = 0; i < 9; i++) {
    const slow: Efficiency = { ...report!.efficiency![0]!, ratio: 50 + i, interval: [49 + i, 51 + i] };
    const verdict = { ...report!, efficiency: [slow] };
    await recordAttempt(db, { userId, slug: SLUG, source: `// ${i}`, language: "ts", kind: "submit", verdict });
  }

  const second = await home.run(["gae", "--file", file, "--lang", "zh"]);
  expect(second.stdout).toContain("用时优于本库其他 9 份已通过代码中的 100%。");
  expect(second.stdout.indexOf("优于")).toBeGreaterThan(second.stdout.indexOf("得分"));
});

test("graded at isolation level 2 it is told why it has none, and JSON says nothing of it", async () => {
  const { stdout } = await home.run(["gae", "--file", file], { KATA_ISOLATION: "2" });
  expect(stdout).toContain(
    "No percentile: answers are compared from isolation level 3 up, and this one was graded at level 2.",
  );
  const json = await home.run(["gae", "--file", file, "--json"]);
  expect(json.stdout.trim().split("\n")).toHaveLength(1);
  expect(json.stdout).not.toContain("ercentile");
});

test("an answer that is not accepted, or whose kata is not measured, has no standing", async () => {
  const wrong = home.write("wrong.ts", "export function gae() {\n  return {};\n}\n");
  expect((await home.run(["gae", "--file", wrong])).stdout).not.toMatch(/percentile|than/);
  const plain = home.write("plain.ts", readSolution("grpo-loss"));
  expect((await home.run(["grpo", "--file", plain])).stdout).not.toMatch(/percentile|Faster/);
});
