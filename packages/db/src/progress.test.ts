import type { VerdictCode } from "@kata/grader/verdict";
import { recordAttempt, submitAttempt, type AttemptKind } from "./attempts.ts";
import { openDatabase } from "./client.ts";
import { dashboard, statuses } from "./progress.ts";
import { giveUp, hasSolutionAccess } from "./solution-access.ts";
import { exampleEfficiency, exampleVerdict, measuredVerdict, startTestDatabase } from "./test-database.ts";

const server = await startTestDatabase();
const db = await openDatabase(server.url);

afterAll(async () => {
  await db.close();
  await server.stop();
});

let numUsers = 0;
const newUser = async (): Promise<string> =>
  (await db.prisma.user.create({ data: { handle: `user ${(numUsers += 1)}` } })).id;

interface Graded {
  readonly slug?: string;
  readonly verdict?: VerdictCode;
  readonly score?: number;
  readonly scoreVersion?: number;
  readonly kind?: AttemptKind;
}

async function record(
  userId: string,
  { slug = "rms-norm", verdict = "wrong-answer", score = 0, scoreVersion = 1, kind = "submit" }: Graded,
) {
  const report = exampleVerdict({ slug, verdict, score, scoreVersion });
  return recordAttempt(db, { userId, slug, source: "", language: "ts", kind, verdict: report });
}

test("a kata without attempts is new, and absent", async () => {
  const user = await newUser();
  expect(await statuses(db, user)).toEqual(new Map());
});

test("a kata is tried until an attempt is accepted, and stays accepted", async () => {
  const user = await newUser();
  await record(user, { score: 40 });
  expect((await statuses(db, user)).get("rms-norm")).toMatchObject({
    status: "tried",
    best: { score: 40, scoreVersion: 1 },
    attempts: 1,
  });
  await record(user, { verdict: "accepted", score: 100 });
  await record(user, { score: 10 });
  expect((await statuses(db, user)).get("rms-norm")).toMatchObject({
    status: "accepted",
    best: { score: 100, scoreVersion: 1 },
    attempts: 3,
  });
});

test("runs of the examples, waiting attempts and failures of the grader do not count", async () => {
  const user = await newUser();
  await record(user, { kind: "run", verdict: "accepted", score: 100 });
  await record(user, { verdict: "internal-error" });
  await submitAttempt(db, { userId: user, slug: "rms-norm", source: "", language: "ts", kind: "submit" });
  expect(await statuses(db, user)).toEqual(new Map());
  expect((await dashboard(db, user)).totals).toEqual({ attempts: 0, acceptedAttempts: 0, tried: 0, accepted: 0 });
});

test("scores of different versions are not compared: the newest version's best counts", async () => {
  const user = await newUser();
  await record(user, { score: 90, scoreVersion: 1 });
  await record(user, { score: 55, scoreVersion: 2 });
  await record(user, { score: 60, scoreVersion: 2 });
  expect((await statuses(db, user)).get("rms-norm")?.best).toMatchObject({ score: 60, scoreVersion: 2 });
});

test("of equal scores the most efficient attempt is the best, and brings its figures", async () => {
  const user = await newUser();
  const measured = (ratio: number, score = 94) =>
    recordAttempt(db, {
      userId: user,
      slug: "rms-norm",
      source: "",
      language: "ts",
      kind: "submit",
      verdict: measuredVerdict([exampleEfficiency(ratio)], { score }),
    });
  await measured(1.02);
  const { id } = await measured(0.97);
  await measured(1.01);
  await measured(0.5, 80); // a low score goes with a second measure that was worse
  const best = (await statuses(db, user)).get("rms-norm")?.best;
  expect(best).toEqual({ attemptId: id, score: 94, scoreVersion: 1, efficiency: [exampleEfficiency(0.97)] });
});

test("once an accepted attempt was measured, a full score from before the kata was measured is not the best", async () => {
  const user = await newUser();
  await record(user, { verdict: "accepted", score: 100 });
  const verdict = measuredVerdict([exampleEfficiency(1.3)], { score: 91 });
  const { id } = await recordAttempt(db, {
    userId: user,
    slug: "rms-norm",
    source: "",
    language: "ts",
    kind: "submit",
    verdict,
  });
  await record(user, { score: 95 });
  expect((await statuses(db, user)).get("rms-norm")?.best).toMatchObject({ attemptId: id, score: 91 });
});

test("one user's progress says nothing about another's", async () => {
  const [one, other] = [await newUser(), await newUser()];
  await record(one, { verdict: "accepted" });
  expect(await statuses(db, other)).toEqual(new Map());
});

test("the dashboard counts attempts and katas, and shows the newest attempts first", async () => {
  const user = await newUser();
  await record(user, { slug: "rms-norm" });
  await record(user, { slug: "rms-norm", verdict: "accepted" });
  await record(user, { slug: "grpo-loss" });
  const { totals, katas, recent } = await dashboard(db, user);
  expect(totals).toEqual({ attempts: 3, acceptedAttempts: 1, tried: 2, accepted: 1 });
  expect([...katas.keys()].sort()).toEqual(["grpo-loss", "rms-norm"]);
  expect(recent.map(({ slug }) => slug)).toEqual(["grpo-loss", "rms-norm", "rms-norm"]);
});

test("days are the last 84 of the asked time zone, and an attempt counts in the zone's own day", async () => {
  const user = await newUser();
  const { id } = await record(user, { verdict: "accepted" });
  await db.pool.query(
    "UPDATE attempts SET created_at = date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' WHERE id = $1",
    [id],
  );
  const today = new Date().toISOString().slice(0, 10);
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);

  const utc = (await dashboard(db, user, { timeZone: "UTC" })).days;
  expect(utc).toHaveLength(84);
  expect(utc.at(-1)).toEqual({ date: today, attempts: 1, accepted: 1 });
  expect(utc.filter(({ attempts }) => attempts > 0)).toHaveLength(1);

  const west = (await dashboard(db, user, { timeZone: "America/New_York" })).days;
  expect(west.find(({ attempts }) => attempts > 0)).toEqual({ date: yesterday, attempts: 1, accepted: 1 });
});

test("the solution opens to whoever had the kata accepted, or gave up", async () => {
  const user = await newUser();
  expect(await hasSolutionAccess(db, user, "rms-norm")).toBe(false);
  await record(user, { kind: "run", verdict: "accepted" });
  expect(await hasSolutionAccess(db, user, "rms-norm")).toBe(false);
  await record(user, { verdict: "accepted" });
  expect(await hasSolutionAccess(db, user, "rms-norm")).toBe(true);

  expect(await hasSolutionAccess(db, user, "grpo-loss")).toBe(false);
  await giveUp(db, user, "grpo-loss");
  await giveUp(db, user, "grpo-loss");
  expect(await hasSolutionAccess(db, user, "grpo-loss")).toBe(true);
});
