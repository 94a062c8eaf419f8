import { cancelAttempt, getAttempt, listAttempts, recordAttempt, submitAttempt, type Submission } from "./attempts.ts";
import { openDatabase } from "./client.ts";
import { GRADE_QUEUE } from "./queue.ts";
import { MOST_SOURCE_BYTES } from "@kata/grader/contract";
import {
  exampleEfficiency,
  exampleMachine,
  exampleVerdict,
  measuredVerdict,
  startTestDatabase,
} from "./test-database.ts";
import { localUser } from "./users.ts";

const server = await startTestDatabase();
const db = await openDatabase(server.url);
const user = await localUser(db);

afterAll(async () => {
  await db.close();
  await server.stop();
});

const submission = (changes: Partial<Submission> = {}): Submission => ({
  userId: user.id,
  slug: "rms-norm",
  source: "export const rmsNorm = () => {};",
  language: "ts",
  kind: "submit",
  ...changes,
});

const countJobs = async (id: string): Promise<number> => {
  const { rowCount } = await db.pool.query("SELECT 1 FROM pgboss.job WHERE id = $1 AND name = $2", [id, GRADE_QUEUE]);
  return rowCount ?? 0;
};

test("a submission commits its attempt and its job", async () => {
  const { id } = await submitAttempt(db, submission());
  expect(await getAttempt(db, user.id, id)).toMatchObject({
    slug: "rms-norm",
    source: "export const rmsNorm = () => {};",
    language: "ts",
    origin: "web",
    state: "queued",
    verdict: null,
    report: null,
  });
  expect(await countJobs(id)).toBe(1);
});

test("when the job cannot be stored, there is no attempt either", async () => {
  await db.queue();
  const before = await db.prisma.attempt.count();
  await db.pool.query("ALTER TABLE pgboss.job_common ADD CONSTRAINT refuse_all CHECK (false) NOT VALID");
  try {
    await expect(submitAttempt(db, submission())).rejects.toThrow(/refuse_all/);
  } finally {
    await db.pool.query("ALTER TABLE pgboss.job_common DROP CONSTRAINT refuse_all");
  }
  expect(await db.prisma.attempt.count()).toBe(before);
});

test("when the attempt cannot be committed, there is no job either", async () => {
  await db.queue();
  const jobs = async () => (await db.pool.query("SELECT 1 FROM pgboss.job")).rowCount;
  const before = await jobs();
  await db.pool.query(
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused at commit'; END $$`,
  );
  await db.pool.query(
    `CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON attempts DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()`,
  );
  try {
    await expect(submitAttempt(db, submission())).rejects.toThrow(/refused at commit/);
  } finally {
    await db.pool.query("DROP TRIGGER refuse ON attempts");
  }
  expect(await jobs()).toBe(before);
});

test("an attempt graded in a terminal is stored whole, and needs no job", async () => {
  const verdict = exampleVerdict({ score: 50, verdict: "wrong-answer" });
  const { id } = await recordAttempt(db, { ...submission({ language: "js" }), verdict });
  const attempt = await getAttempt(db, user.id, id);
  expect(attempt).toMatchObject({
    origin: "terminal",
    state: "done",
    language: "js",
    verdict: "wrong-answer",
    score: 50,
    scoreVersion: 1,
    passed: 2,
    total: 2,
    backend: "wasm",
    isolation: 3,
    contentHash: "c0ffee",
    durationMs: 412.5,
  });
  expect(attempt?.report).toEqual(verdict);
  expect(await countJobs(id)).toBe(0);
});

test("a measured attempt stores the raw figures and the machine, and reads back as the verdict it was", async () => {
  const efficiency = [exampleEfficiency(1.8), exampleEfficiency(1, { kind: "allocatedBytes" })];
  const verdict = measuredVerdict(efficiency);
  const { id } = await recordAttempt(db, { ...submission(), verdict });
  const row = await db.prisma.attempt.findUniqueOrThrow({ where: { id } });
  expect(row).toMatchObject({ efficiency, machine: exampleMachine });
  expect(row.report).not.toHaveProperty("efficiency");
  expect((await getAttempt(db, user.id, id))?.report).toEqual(verdict);
});

test("an attempt that was not measured has neither figures nor a machine", async () => {
  const { id } = await recordAttempt(db, { ...submission(), verdict: exampleVerdict() });
  const row = await db.prisma.attempt.findUniqueOrThrow({ where: { id } });
  expect([row.efficiency, row.machine]).toEqual([null, null]);
});

test("console output that Postgres cannot store loses only the characters at fault", async () => {
  const shown = { inputs: "x", expected: "1", got: "2", console: ["a\0b", "half \ud800 pair"] };
  const cases = [{ name: "two rows", group: "values", visibility: "example", status: "failed", shown }] as const;
  const { id } = await recordAttempt(db, { ...submission(), verdict: exampleVerdict({ cases }) });
  const attempt = await getAttempt(db, user.id, id);
  expect(attempt?.report?.cases[0]?.shown?.console).toEqual(["a\uFFFDb", "half \uFFFD pair"]);
});

test("a source of 300 kB is refused, and nothing is stored", async () => {
  const before = await db.prisma.attempt.count();
  const source = "x".repeat(300_000);
  await expect(submitAttempt(db, submission({ source }))).rejects.toMatchObject({ code: "too-large" });
  await expect(submitAttempt(db, submission({ source: "x".repeat(MOST_SOURCE_BYTES) }))).resolves.toBeDefined();
  expect(await db.prisma.attempt.count()).toBe(before + 1);
});

test("a binary source is refused", async () => {
  await expect(submitAttempt(db, submission({ source: "a\0b" }))).rejects.toMatchObject({ code: "not-text" });
  await expect(submitAttempt(db, submission({ source: "\udc00" }))).rejects.toMatchObject({ code: "not-text" });
});

test("cancelling takes the attempt and its job out, once", async () => {
  const { id } = await submitAttempt(db, submission());
  expect(await cancelAttempt(db, user.id, id)).toBe(true);
  expect(await getAttempt(db, user.id, id)).toMatchObject({ state: "cancelled", verdict: null });
  const { rows } = await db.pool.query("SELECT state FROM pgboss.job WHERE id = $1", [id]);
  expect(rows).toEqual([{ state: "cancelled" }]);
  expect(await cancelAttempt(db, user.id, id)).toBe(false);
});

test("another user neither sees nor cancels an attempt", async () => {
  const other = await db.prisma.user.create({ data: { handle: "someone else" } });
  const { id } = await submitAttempt(db, submission());
  expect(await getAttempt(db, other.id, id)).toBeUndefined();
  expect(await cancelAttempt(db, other.id, id)).toBe(false);
  expect(await listAttempts(db, other.id, { limit: 10 })).toEqual([]);
});

test("an id that is none names no attempt", async () => {
  expect(await getAttempt(db, user.id, "../../etc/passwd")).toBeUndefined();
  expect(await cancelAttempt(db, user.id, "'; DROP TABLE attempts")).toBe(false);
});

test("pages of attempts go from the newest to the oldest without a gap", async () => {
  const slug = "paged";
  const ids: string[] = [];
  for (let i = 0; i < 5; i += 1)
    ids.unshift((await recordAttempt(db, { ...submission({ slug }), verdict: exampleVerdict() })).id);
  const first = await listAttempts(db, user.id, { slug, limit: 2 });
  const second = await listAttempts(db, user.id, { slug, limit: 2, before: first[1]?.id ?? "" });
  const third = await listAttempts(db, user.id, { slug, limit: 2, before: second[1]?.id ?? "" });
  expect([first, second, third].map((page) => page.map(({ id }) => id))).toEqual([
    ids.slice(0, 2),
    ids.slice(2, 4),
    ids.slice(4),
  ]);
});

test("many processes' first look at the local user finds one user", async () => {
  const fresh = await openDatabase(await server.create());
  try {
    const users = await Promise.all(Array.from({ length: 8 }, () => localUser(fresh)));
    expect(new Set(users.map(({ id }) => id)).size).toBe(1);
  } finally {
    await fresh.close();
  }
});
