/** @file What the browser shows of a measured attempt among recorded ones: its page and the dashboard, in both languages. */
import { recordAttempt } from "@kata/db/attempts";
import { type Database, openDatabase } from "@kata/db/client";
import { ensureEmbedded } from "@kata/db/embedded";
import { exampleEfficiency, measuredVerdict } from "@kata/db/test-database";
import { localUser } from "@kata/db/users";
import { type App, startApp } from "./harness.ts";

const SLUG = "generalized-advantage-estimation";
let app: App;
let db: Database;
beforeAll(async () => {
  app = await startApp({ worker: false });
  db = await openDatabase(await ensureEmbedded(app.data));
});
afterAll(async () => {
  await db.close();
  await app.close();
});

async function record(ratio: number, score: number): Promise<string> {
  const { id: userId } = await localUser(db);
  const verdict = measuredVerdict([exampleEfficiency(ratio)], { slug: SLUG, score });
  return (
    await recordAttempt(db, { userId, slug: SLUG, source: `// ${ratio}`, language: "ts", kind: "submit", verdict })
  ).id;
}

async function standingIn(locale: "en" | "zh", id: string): Promise<string> {
  const page = await app.open(`/${locale}/katas/${SLUG}?tab=attempts&attempt=${id}`);
  const text = await page.getByTestId("standing").innerText();
  await page.context().close();
  return text;
}

async function bestIn(locale: "en" | "zh"): Promise<string> {
  const page = await app.open(`/${locale}/dashboard`);
  const row = page.getByRole("listitem").filter({ has: page.getByTestId("best-measure") });
  const text = await row.innerText();
  await page.context().close();
  return text.replaceAll(/\s+/g, " ");
}

test("an attempt says how many answers are missing, and then better than how many it is; the dashboard does, too", async () => {
  const own = await record(0.9, 95);
  expect(await standingIn("en", own)).toBe(
    "No percentile for time yet: it takes 10 comparable accepted answers in this database; 9 are still missing.",
  );
  expect(await bestIn("en")).toMatch(
    /0\.9x the solution's time · percentile after 9 more accepted answers 1 attempt 95 v1$/,
  );
  expect(await bestIn("zh")).toMatch(/用时为参考解的 0\.9 倍 · 再有 9 份已通过代码才有百分位 提交 1 次 95 v1$/);

  for (const ratio of [0.9001, 1.2, 1.4, 1.6, 1.8, 2, 3, 4, 5]) await record(ratio, 90);
  expect(await standingIn("en", own)).toBe(
    "Faster than 94 % of the 9 other accepted answers here; 1 is a tie, counted half.",
  );
  expect(await standingIn("zh", own)).toBe("用时优于本库其他 9 份已通过代码中的 94%（1 份持平，各计一半）。");
  expect(await bestIn("en")).toMatch(/0\.9x the solution's time · better than 94 % of 9 others 10 attempts 95 v1$/);
  expect(app.faults).toEqual([]);
});
