import { cancelAttempt, getAttempt, submitAttempt } from "./attempts.ts";
import { openDatabase } from "./client.ts";
import {
  appendEvent,
  failAttempt,
  finishAttempt,
  handBack,
  requeueForgotten,
  slugsInUse,
  startRun,
  type Run,
} from "./grading.ts";
import { GRADE_QUEUE, type Claim } from "./queue.ts";
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
const queue = await db.queue();

afterAll(async () => {
  await db.close();
  await server.stop();
});

/** An attempt in a worker's hands, taken from the real queue. */
async function take(): Promise<{ id: string; claim: Claim; run: Run }> {
  const { id } = await submitAttempt(db, {
    userId: user.id,
    slug: "rms-norm",
    source: "",
    language: "ts",
    kind: "submit",
  });
  const [job] = await queue.fetch(GRADE_QUEUE);
  const run = await startRun(db, id);
  if (!job || !run) throw new Error("take: one waiting job");
  return { id, claim: { attemptId: id, retryCount: job.retryCount }, run };
}

const jobState = async (id: string): Promise<unknown> =>
  (await db.pool.query("SELECT state FROM pgboss.job WHERE id = $1", [id])).rows[0]?.state;

test("the verdict, its event and the completion of the job commit together", async () => {
  const { id, claim } = await take();
  expect(await finishAttempt(db, queue, claim, exampleVerdict())).toBe(true);
  expect(await getAttempt(db, user.id, id)).toMatchObject({
    state: "done",
    verdict: "accepted",
    report: exampleVerdict(),
  });
  expect(await jobState(id)).toBe("completed");
  const events = await db.prisma.attemptEvent.findMany({ where: { attemptId: id } });
  expect(events).toEqual([{ attemptId: id, seq: 1, event: { type: "verdict", verdict: exampleVerdict() } }]);
});

test("a worker's measured verdict stores its figures and its machine", async () => {
  const { id, claim } = await take();
  const verdict = measuredVerdict([exampleEfficiency(1.2)]);
  await finishAttempt(db, queue, claim, verdict);
  const row = await db.prisma.attempt.findUniqueOrThrow({ where: { id } });
  expect(row).toMatchObject({ score: 94, efficiency: [exampleEfficiency(1.2)], machine: exampleMachine });
  expect((await getAttempt(db, user.id, id))?.report).toEqual(verdict);
});

test("finishing a second time changes nothing", async () => {
  const { id, claim } = await take();
  await finishAttempt(db, queue, claim, exampleVerdict());
  const first = await getAttempt(db, user.id, id);
  expect(await finishAttempt(db, queue, claim, exampleVerdict({ verdict: "wrong-answer", score: 0 }))).toBe(false);
  expect(await getAttempt(db, user.id, id)).toEqual(first);
  expect(await db.prisma.attemptEvent.count({ where: { attemptId: id } })).toBe(1);
  expect(await startRun(db, id)).toBeUndefined();
});

test("two workers that finish the same attempt at once leave one result", async () => {
  const { id, claim } = await take();
  const scores = [10, 20, 30, 40];
  const stored = await Promise.all(scores.map((score) => finishAttempt(db, queue, claim, exampleVerdict({ score }))));
  expect(stored.filter(Boolean)).toHaveLength(1);
  expect((await getAttempt(db, user.id, id))?.score).toBe(scores[stored.indexOf(true)]);
});

test("a worker whose job was given to another cannot finish it", async () => {
  const { id, claim } = await take();
  await queue.fail(GRADE_QUEUE, id);
  const [again] = await queue.fetch(GRADE_QUEUE);
  expect(again).toMatchObject({ id, retryCount: 1 });
  await expect(finishAttempt(db, queue, claim, exampleVerdict({ score: 1 }))).rejects.toThrow(/given to another/);
  expect(await getAttempt(db, user.id, id)).toMatchObject({ state: "running", verdict: null });
  expect(await finishAttempt(db, queue, { attemptId: id, retryCount: 1 }, exampleVerdict({ score: 2 }))).toBe(true);
  expect((await getAttempt(db, user.id, id))?.score).toBe(2);
});

test("events of a run that is over are refused", async () => {
  const { id, claim, run } = await take();
  expect(await appendEvent(db, run, { type: "compiled" })).toBe(1);
  await handBack(db, run);
  expect((await getAttempt(db, user.id, id))?.state).toBe("queued");
  const second = await startRun(db, id);
  expect(second?.run).toBe(2);
  expect(await appendEvent(db, run, { type: "compiled" })).toBeUndefined();
  expect(await appendEvent(db, { id, run: 2 }, { type: "compiled" })).toBe(2);
  await finishAttempt(db, queue, claim, exampleVerdict());
  expect(await appendEvent(db, { id, run: 2 }, { type: "compiled" })).toBeUndefined();
});

test("a cancelled attempt keeps no verdict", async () => {
  const { id, claim, run } = await take();
  await cancelAttempt(db, user.id, id);
  expect(await finishAttempt(db, queue, claim, exampleVerdict())).toBe(false);
  await handBack(db, run);
  expect(await failAttempt(db, id, exampleVerdict({ verdict: "internal-error" }))).toBe(false);
  expect(await getAttempt(db, user.id, id)).toMatchObject({ state: "cancelled", verdict: null });
});

test("an attempt whose job was lost gets another", async () => {
  const { id } = await submitAttempt(db, {
    userId: user.id,
    slug: "rms-norm",
    source: "",
    language: "ts",
    kind: "run",
  });
  await db.pool.query("DELETE FROM pgboss.job WHERE id = $1", [id]);
  expect(await requeueForgotten(db, queue)).toBe(1);
  expect(await jobState(id)).toBe("created");
  expect(await requeueForgotten(db, queue)).toBe(0);
});

test("in use is what was attempted in the last week, each kata once, the latest first", async () => {
  await db.prisma.attempt.deleteMany();
  const attempt = async (slug: string, daysAgo: number) => {
    const { id } = await submitAttempt(db, { userId: user.id, slug, source: "", language: "ts", kind: "run" });
    await db.pool.query("UPDATE attempts SET created_at = now() - $2 * interval '1 day' WHERE id = $1", [id, daysAgo]);
  };
  await attempt("rms-norm", 3);
  await attempt("stable-softmax", 1);
  await attempt("rms-norm", 0);
  await attempt("lora-linear", 8);
  expect(await slugsInUse(db, 50)).toEqual(["rms-norm", "stable-softmax"]);
  expect(await slugsInUse(db, 1)).toEqual(["rms-norm"]);
});
