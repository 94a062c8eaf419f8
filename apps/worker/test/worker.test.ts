import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { cancelAttempt, getAttempt, submitAttempt, type Attempt, type Submission } from "@kata/db/attempts";
import { openDatabase } from "@kata/db/client";
import { ensureEmbedded } from "@kata/db/embedded";
import { followEvents } from "@kata/db/events";
import { startTestDatabase } from "@kata/db/test-database";
import { localUser } from "@kata/db/users";
import { weakestIsolation, workerAlive } from "@kata/db/workers";
import { READY } from "@kata/grader/answers/seed-pool";
import type { GradeEvent } from "@kata/grader/verdict";
import { readSolution } from "@kata/katas/sources";
import { MAIN, startWorkerProcess, type WorkerProcess } from "./worker-process.ts";

/** It measures nothing: a verdict ends its attempt. */
const SLUG = "grpo-loss";
const MEASURED = "generalized-advantage-estimation";
const server = await startTestDatabase();
const db = await openDatabase(server.url);
const user = await localUser(db);
const started: WorkerProcess[] = [];

afterEach(async () => {
  for (const worker of started.splice(0)) {
    worker.signal("SIGKILL");
    await worker.ended;
  }
  await db.prisma.attempt.deleteMany();
  await db.prisma.worker.deleteMany();
  await db.pool.query("DELETE FROM pgboss.job");
});

afterAll(async () => {
  await db.close();
  await server.stop();
});

function startWorker(): WorkerProcess {
  const worker = startWorkerProcess(server.url, server.data);
  started.push(worker);
  return worker;
}

async function submit(changes: Partial<Submission> = {}): Promise<string> {
  const source = readSolution(SLUG);
  const { id } = await submitAttempt(db, {
    userId: user.id,
    slug: SLUG,
    source,
    language: "ts",
    kind: "submit",
    ...changes,
  });
  return id;
}

/** Right, but each call takes a while: grading lasts for seconds. */
const slowSolution = (): string =>
  readSolution(SLUG).replace(
    "return tf.tidy(",
    "let spent = 0;\n  for (let i = 0; i < 1e8; i += 1) spent += i;\n  return tf.tidy(",
  );

const attemptOf = async (id: string): Promise<Attempt> => {
  const attempt = await getAttempt(db, user.id, id);
  if (!attempt) throw new Error("attemptOf: an attempt that was submitted");
  return attempt;
};

async function done(id: string): Promise<Attempt> {
  const events = followEvents(db, id);
  while (!(await events.next()).done);
  return attemptOf(id);
}

/** Waits until the grading is under way: the first case was played, and others remain. */
async function midGrade(id: string): Promise<void> {
  for await (const { event } of followEvents(db, id)) if (event.type === "case") break;
  expect((await attemptOf(id)).state).toBe("running");
}

const runsOf = async (id: string): Promise<number> =>
  (await db.prisma.attempt.findUniqueOrThrow({ where: { id } })).runs;

const numVerdicts = (id: string): Promise<number> =>
  db.prisma.attemptEvent.count({ where: { attemptId: id, event: { path: ["type"], equals: "verdict" } } });

/** What the queue sees once a killed worker has been silent for long enough. */
const letHeartbeatExpire = () =>
  db.pool.query("UPDATE pgboss.job SET heartbeat_on = now() - interval '1 minute' WHERE state = 'active'");

test("a right answer is accepted, with what was measured beside it", async () => {
  startWorker();
  expect(await done(await submit())).toMatchObject({
    state: "done",
    origin: "web",
    verdict: "accepted",
    score: 100,
    scoreVersion: 1,
    backend: expect.any(String),
    isolation: expect.any(Number),
    contentHash: expect.stringMatching(/^[0-9a-f]+$/),
    report: { slug: SLUG, examplesOnly: false },
  });
});

test("a wrong answer, one that does not compile and one of a kata that does not exist each get their verdict", async () => {
  startWorker();
  const ids = await Promise.all([
    submit({ source: readSolution(SLUG).replace("tf.exp(logRatio)", "tf.exp(logp)") }),
    submit({ source: "export function grpoLoss( {" }),
    submit({ slug: "no-such-kata" }),
  ]);
  const verdicts = await Promise.all(ids.map(async (id) => (await done(id)).verdict));
  expect(verdicts).toEqual(["wrong-answer", "compile-error", "internal-error"]);
});

test("expected values are computed ahead: after a grading, and when a worker starts for what was graded lately", async () => {
  const folder = join(server.data, "answers");
  const filled = async () => {
    const isUnused = (name: string) => name.endsWith(".0");
    while (
      !existsSync(folder) ||
      readdirSync(folder, { recursive: true }).filter((name) => isUnused(String(name))).length < READY
    )
      await sleep(50);
  };
  rmSync(folder, { recursive: true, force: true });
  const first = startWorker();
  await done(await submit());
  await filled();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  first.signal("SIGTERM");
  await first.ended;

  rmSync(folder, { recursive: true });
  startWorker();
  await filled();
});

test("a run plays the examples only", async () => {
  startWorker();
  const attempt = await done(await submit({ kind: "run" }));
  expect(attempt).toMatchObject({ kind: "run", report: { examplesOnly: true } });
  expect(new Set(attempt.report?.cases.map(({ visibility }) => visibility))).toEqual(new Set(["example"]));
});

test("the first group is told while the last is still being played", async () => {
  startWorker();
  const id = await submit({ source: slowSolution() });
  for await (const { event } of followEvents(db, id)) {
    if (event.type === "group") break;
  }
  expect(await attemptOf(id)).toMatchObject({ state: "running", verdict: null, report: null });
  expect(await done(id)).toMatchObject({ state: "done" });
});

test("where a kata is measured, the verdict is told while the attempt runs, and the attempt ends with its efficiency", async () => {
  startWorker();
  const id = await submit({ slug: MEASURED, source: readSolution(MEASURED) });
  const told: GradeEvent[] = [];
  for await (const { event } of followEvents(db, id)) {
    told.push(event);
    if (event.type !== "verdict") continue;
    expect(event).toMatchObject({ measuring: true, verdict: { verdict: "accepted", score: 70 } });
    expect(await attemptOf(id)).toMatchObject({ state: "running", verdict: null, score: null });
  }
  expect(told.filter(({ type }) => type === "verdict")).toHaveLength(1);
  const attempt = await attemptOf(id);
  expect(told.at(-1)).toEqual({ type: "measured", verdict: attempt.report });
  expect(attempt.report?.efficiency).toHaveLength(1);
  expect(attempt.score).toBe(Math.round(70 + attempt.report!.efficiency![0]!.points));
});

test("a worker killed while it measures has stored nothing final: the attempt is graded again", async () => {
  const first = startWorker();
  const id = await submit({ slug: MEASURED, source: readSolution(MEASURED) });
  for await (const { event } of followEvents(db, id)) if (event.type === "verdict") break;
  first.signal("SIGKILL");
  await first.ended;
  expect(await attemptOf(id)).toMatchObject({ state: "running", verdict: null, report: null });

  startWorker();
  expect(await done(id)).toMatchObject({ state: "done", verdict: "accepted", report: { efficiency: [{}] } });
  expect(await runsOf(id)).toBe(2);
});

test("a worker killed in mid-grade loses nothing: the attempt is graded once by the next one", async () => {
  const first = startWorker();
  const id = await submit({ source: slowSolution() });
  await midGrade(id);
  first.signal("SIGKILL");
  expect(await first.ended).toEqual({ code: null, signal: "SIGKILL" });
  expect(await attemptOf(id)).toMatchObject({ state: "running", verdict: null });

  const second = startWorker();
  expect(await done(id)).toMatchObject({ state: "done", verdict: expect.not.stringMatching("internal-error") });
  expect(await runsOf(id)).toBe(2);
  expect(await numVerdicts(id)).toBe(1);
  await second.logged("graded");
  expect(second.lines.filter(({ event }) => event === "graded")).toHaveLength(1);
});

test("what was submitted while no worker lived is graded when one comes", async () => {
  const id = await submit();
  expect(await workerAlive(db)).toBe(false);
  expect((await attemptOf(id)).state).toBe("queued");
  startWorker();
  expect(await done(id)).toMatchObject({ verdict: "accepted" });
});

test("an attempt whose every worker is killed ends as internal-error and does not come back", async () => {
  const id = await submit({ source: slowSolution() });
  for (let run = 1; run <= 3; run += 1) {
    const worker = startWorker();
    while ((await runsOf(id)) < run) await sleep(50);
    worker.signal("SIGKILL");
    await worker.ended;
    await letHeartbeatExpire();
  }
  const last = startWorker();
  expect(await done(id)).toMatchObject({ state: "done", verdict: "internal-error" });
  expect(await runsOf(id)).toBe(3);
  await last.logged("given up");
  expect(await done(await submit())).toMatchObject({ verdict: "accepted" });
});

test("SIGTERM lets a short grading finish", async () => {
  const worker = startWorker();
  await worker.logged("ready");
  const id = await submit();
  await worker.logged("grading");
  worker.signal("SIGTERM");
  expect(await worker.ended).toEqual({ code: 0, signal: null });
  expect(await attemptOf(id)).toMatchObject({ state: "done", verdict: "accepted" });
  expect(await workerAlive(db)).toBe(false);
});

test("a second SIGTERM hands the grading back, and another worker grades it", async () => {
  const first = startWorker();
  const id = await submit({ source: slowSolution() });
  await midGrade(id);
  first.signal("SIGTERM");
  await first.logged("stopping");
  first.signal("SIGTERM");
  expect(await first.ended).toEqual({ code: 0, signal: null });
  expect(await attemptOf(id)).toMatchObject({ state: "queued", verdict: null });
  startWorker();
  expect(await done(id)).toMatchObject({ state: "done" });
  expect(await runsOf(id)).toBe(2);
});

test("cancelling ends a grading at once, and the worker goes on with the next", async () => {
  const worker = startWorker();
  const id = await submit({ source: slowSolution() });
  await midGrade(id);
  expect(await cancelAttempt(db, user.id, id)).toBe(true);
  await worker.logged("dropped");
  expect(await done(await submit())).toMatchObject({ verdict: "accepted" });
  expect(await attemptOf(id)).toMatchObject({ state: "cancelled", verdict: null, report: null });
  expect(await runsOf(id)).toBe(1);
});

test("two workers share a queue, and no attempt is graded twice", async () => {
  const workers = [startWorker(), startWorker()];
  await Promise.all(workers.map((worker) => worker.logged("ready")));
  const ids = await Promise.all(Array.from({ length: 10 }, () => submit()));
  const attempts = await Promise.all(ids.map(done));
  expect(attempts.map(({ verdict }) => verdict)).toEqual(Array(10).fill("accepted"));
  expect(await Promise.all(ids.map(runsOf))).toEqual(Array(10).fill(1));
  for (const worker of workers) await worker.logged("graded");
});

test("a database that is killed and started again in mid-grade costs no attempt", async () => {
  startWorker();
  const id = await submit({ source: slowSolution() });
  await midGrade(id);
  process.kill(Number(readFileSync(join(server.data, "cluster/postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
  await ensureEmbedded(server.data);
  expect(await done(id)).toMatchObject({ state: "done" });
  expect(await numVerdicts(id)).toBe(1);
});

test("a worker whose starter was killed ends by itself", async () => {
  const options = JSON.stringify({
    env: { ...process.env, DATABASE_URL: server.url, KATA_DATA: server.data },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  const args = JSON.stringify(["--disable-warning=ExperimentalWarning", MAIN]);
  const script = `const child = require("node:child_process").spawn(process.execPath, ${args}, ${options}); child.stdout.on("data", () => console.log(child.pid))`;
  const starter = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  const pid = await new Promise<number>((resolve) =>
    starter.stdout.once("data", (chunk) => resolve(Number.parseInt(String(chunk)))),
  );
  expect(await workerAlive(db)).toBe(true);
  starter.kill("SIGKILL");
  while (isRunning(pid)) await sleep(100);
  expect(await workerAlive(db)).toBe(false);
});

test("a worker says in which isolation level it grades, and verdicts have that level", async () => {
  const worker = startWorker();
  const { level } = await worker.logged("isolation");
  await worker.logged("ready");
  const told = await weakestIsolation(db);
  expect(told?.level).toBe(level);
  expect(told?.skipped.map((each) => each.level)).toEqual([5, 4, 3, 2].filter((each) => each > Number(level)));
  expect(await done(await submit())).toMatchObject({ isolation: level });
});

test("a worker that cannot isolate as demanded says so on one line, takes no work, and ends with exit code 2", async () => {
  const worker = startWorkerProcess(server.url, server.data, { PATH: "", KATA_ISOLATION: "4" });
  expect(await worker.ended).toEqual({ code: 2, signal: null });
  expect(worker.lines).toEqual([
    expect.objectContaining({ event: "failed", reason: expect.stringMatching(/^KATA_ISOLATION=4 cannot be had here/) }),
  ]);
  expect(await workerAlive(db)).toBe(false);
});

test("a worker without a database says why on one line, and ends with exit code 2", async () => {
  const worker = startWorkerProcess("postgresql://ann:s3cret@127.0.0.1:1/kata", server.data);
  expect(await worker.ended).toEqual({ code: 2, signal: null });
  expect(worker.lines).toEqual([
    expect.objectContaining({ event: "failed", reason: expect.stringContaining("no server answers at 127.0.0.1:1") }),
  ]);
  expect(JSON.stringify(worker.lines)).not.toContain("s3cret");
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
