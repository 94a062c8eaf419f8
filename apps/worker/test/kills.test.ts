/**
 * @file The parent is killed at random moments, ten times: every attempt gets its verdict once, and it is right; no process and
 * no memory group of a killed worker stays. The grader's own children are killed in `packages/grader/test/kills.test.ts`.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { getAttempt, submitAttempt } from "@kata/db/attempts";
import { openDatabase } from "@kata/db/client";
import { followEvents } from "@kata/db/events";
import { startTestDatabase } from "@kata/db/test-database";
import { localUser } from "@kata/db/users";
import { readSolution } from "@kata/katas/sources";
import { createRng } from "@kata/grader/rng";
import { descendants, leftAfter, memoryGroups, runningProcesses, type Running } from "@kata/grader/testing/processes";
import { startWorkerProcess, type WorkerProcess } from "./worker-process.ts";

/** It measures nothing: a verdict ends its attempt. */
const SLUG = "grpo-loss";
const NUM_KILLS = 10;
const LATEST_MS = 1200;
const LEAVING_MS = 10_000;
/** Quiet, it takes half a minute. */
const TEST_MS = 5 * 60_000;

const server = await startTestDatabase();
const db = await openDatabase(server.url);
const user = await localUser(db);
let worker: WorkerProcess | undefined;

afterAll(async () => {
  worker?.signal("SIGKILL");
  await worker?.ended;
  await db.close();
  await server.stop();
});

const seed = Number(process.env["KILL_SEED"] ?? Date.now() % 1_000_000);
const rng = createRng(seed);

const submit = async (source: string): Promise<string> =>
  (await submitAttempt(db, { userId: user.id, slug: SLUG, source, language: "ts", kind: "submit" })).id;

async function verdictOf(id: string): Promise<string> {
  const events = followEvents(db, id);
  while (!(await events.next()).done);
  const attempt = await getAttempt(db, user.id, id);
  const told = await db.prisma.attemptEvent.count({
    where: { attemptId: id, event: { path: ["type"], equals: "verdict" } },
  });
  return `${attempt?.state} ${attempt?.verdict}, told ${told}`;
}

test(
  `ten kills of the worker at random moments: no verdict is lost, doubled or wrong (KILL_SEED=${seed})`,
  async () => {
    process.stderr.write(`kills of the worker: KILL_SEED=${seed}\n`);
    const honest = readSolution(SLUG);
    const wrong = honest.replace("tf.exp(logRatio)", "tf.exp(logp)");
    const started: number[] = [];
    const below: Running[] = [];
    const found: string[] = [];
    const start = () => {
      worker = startWorkerProcess(server.url, server.data);
      started.push(worker.pid);
      return worker;
    };
    await start().logged("ready");
    for (let killed = 0; killed <= NUM_KILLS; killed++) {
      const ids = await Promise.all([submit(honest), submit(wrong)]);
      if (killed < NUM_KILLS) {
        await sleep(rng.uniform() * LATEST_MS);
        below.push(...descendants(worker!.pid));
        worker!.signal("SIGKILL");
        await worker!.ended;
        // What the queue sees once a worker has been silent for long enough.
        await db.pool.query("UPDATE pgboss.job SET heartbeat_on = now() - interval '1 minute' WHERE state = 'active'");
        await start().logged("ready");
      }
      found.push(...(await Promise.all(ids.map(verdictOf))));
    }
    worker!.signal("SIGTERM");
    await worker!.ended;
    expect(found).toEqual(
      Array.from({ length: NUM_KILLS + 1 }, () => ["done accepted, told 1", "done wrong-answer, told 1"]).flat(),
    );
    const keyOf = ({ pid, startTime }: Running) => `${pid}:${startTime}`;
    const dead = new Set(below.map(keyOf));
    expect(await leftAfter(LEAVING_MS, () => runningProcesses().filter((running) => dead.has(keyOf(running))))).toEqual(
      [],
    );
    expect(await leftAfter(LEAVING_MS, () => started.flatMap((pid) => memoryGroups(pid)))).toEqual([]);
  },
  TEST_MS,
);
