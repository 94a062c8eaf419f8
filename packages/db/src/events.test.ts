import type { GradeEvent } from "@kata/grader/verdict";
import { cancelAttempt, getAttempt, submitAttempt } from "./attempts.ts";
import { openDatabase } from "./client.ts";
import { followEvents, type NumberedEvent } from "./events.ts";
import { appendEvent, failAttempt, startRun, type Run } from "./grading.ts";
import { exampleVerdict, startTestDatabase } from "./test-database.ts";
import { localUser } from "./users.ts";
import { beat, leave, queuePosition, weakestIsolation, workerAlive } from "./workers.ts";

const server = await startTestDatabase();
/** Two processes' worth of connections: what one writes the other follows. */
const db = await openDatabase(server.url);
const reader = await openDatabase(server.url);
const user = await localUser(db);

afterAll(async () => {
  await reader.close();
  await db.close();
  await server.stop();
});

const group = (name: string): GradeEvent => ({ type: "group", name, passed: 1, total: 1, done: true });

async function begin(): Promise<Run> {
  const { id } = await submit();
  const run = await startRun(db, id);
  if (!run) throw new Error("begin: a fresh attempt can be started");
  return run;
}

const submit = () =>
  submitAttempt(db, { userId: user.id, slug: "rms-norm", source: "", language: "ts", kind: "submit" });

async function next(events: AsyncIterator<NumberedEvent>): Promise<NumberedEvent> {
  const { value, done } = await events.next();
  if (done) throw new Error("next: an event; got the end");
  return value;
}

async function all(events: AsyncIterable<NumberedEvent>): Promise<NumberedEvent[]> {
  const collected: NumberedEvent[] = [];
  for await (const event of events) collected.push(event);
  return collected;
}

test("an event arrives while the later ones do not exist yet", async () => {
  const run = await begin();
  const events = followEvents(reader, run.id);
  await appendEvent(db, run, group("values"));
  expect(await next(events)).toEqual({ seq: 1, event: group("values") });
  expect(await db.prisma.attemptEvent.count({ where: { attemptId: run.id } })).toBe(1);

  const pending = next(events);
  await appendEvent(db, run, group("edges"));
  const begun = performance.now();
  expect(await pending).toEqual({ seq: 2, event: group("edges") });
  expect(performance.now() - begun).toBeLessThan(1000);

  await failAttempt(db, run.id, exampleVerdict());
  expect(await next(events)).toEqual({ seq: 3, event: { type: "verdict", verdict: exampleVerdict() } });
  expect(await events.next()).toEqual({ value: undefined, done: true });
});

test("a reader that comes back goes on where it was", async () => {
  const run = await begin();
  for (const name of ["a", "b", "c"]) await appendEvent(db, run, group(name));
  await failAttempt(db, run.id, exampleVerdict());
  expect((await all(followEvents(reader, run.id))).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  expect((await all(followEvents(reader, run.id, { after: 2 }))).map(({ seq }) => seq)).toEqual([3, 4]);
  expect(await all(followEvents(reader, run.id, { after: 4 }))).toEqual([]);
});

test("a verdict before measuring is told while the attempt still runs, and the last event has the efficiency", async () => {
  const run = await begin();
  const events = followEvents(reader, run.id);
  const early = { type: "verdict", verdict: exampleVerdict({ score: 70 }), measuring: true } as const;
  await appendEvent(db, run, early);
  expect((await next(events)).event).toEqual(early);
  expect(await getAttempt(db, user.id, run.id)).toMatchObject({ state: "running", verdict: null, score: null });

  const says = { en: "The time of the solution.", zh: "用时与参考解持平。" };
  const measured = { kind: "cpuTime", over: "T", sizes: [], points: 24, says } as const;
  const verdict = exampleVerdict({ score: 94, efficiency: [measured] });
  await failAttempt(db, run.id, verdict);
  expect(await next(events)).toEqual({ seq: 2, event: { type: "measured", verdict } });
  expect(await events.next()).toEqual({ value: undefined, done: true });
  expect(await getAttempt(db, user.id, run.id)).toMatchObject({ state: "done", score: 94, report: verdict });
});

test("a cancelled attempt's events end", async () => {
  const run = await begin();
  await appendEvent(db, run, group("values"));
  const events = followEvents(reader, run.id);
  await next(events);
  const end = events.next();
  await cancelAttempt(db, user.id, run.id);
  expect(await end).toEqual({ value: undefined, done: true });
});

test("a reader that leaves stops following", async () => {
  const run = await begin();
  const leaving = new AbortController();
  const events = followEvents(reader, run.id, { signal: leaving.signal });
  const end = events.next();
  leaving.abort();
  expect(await end).toEqual({ value: undefined, done: true });
});

test("an attempt that does not exist has no events", async () => {
  expect(await all(followEvents(reader, "00000000-0000-7000-8000-000000000000"))).toEqual([]);
  expect(await all(followEvents(reader, "nonsense"))).toEqual([]);
});

test("two readers of two attempts each get their own", async () => {
  const runs = [await begin(), await begin()];
  const readers = runs.map((run) => followEvents(reader, run.id));
  for (const run of runs) await appendEvent(db, run, group(run.id));
  for (const [i, events] of readers.entries()) expect((await next(events)).event).toEqual(group(runs[i]?.id ?? ""));
  await Promise.all(readers.map((events) => events.return(undefined)));
});

test("following goes on after the connection that listens was cut", async () => {
  const run = await begin();
  const events = followEvents(reader, run.id);
  await appendEvent(db, run, group("before"));
  await next(events);
  await db.pool.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'kata notices'");
  const pending = next(events);
  await appendEvent(db, run, group("after"));
  expect((await pending).event).toEqual(group("after"));
  await events.return(undefined);
});

test("the place in line counts the attempts that wait before it", async () => {
  await db.prisma.attempt.deleteMany();
  const ids = [(await submit()).id, (await submit()).id, (await submit()).id];
  expect(await Promise.all(ids.map((id) => queuePosition(db, id)))).toEqual([0, 1, 2]);
  await startRun(db, ids[0] ?? "");
  expect(await Promise.all(ids.map((id) => queuePosition(db, id)))).toEqual([undefined, 0, 1]);
});

test("a worker is alive while it beats, and not when it fell silent", async () => {
  const worker = { id: crypto.randomUUID(), host: "here", pid: 1, isolation: { level: 5, skipped: [] } };
  expect(await workerAlive(db)).toBe(false);
  await beat(db, worker);
  expect(await workerAlive(db)).toBe(true);
  await db.pool.query("UPDATE workers SET seen_at = now() - interval '1 minute'");
  expect(await workerAlive(db)).toBe(false);
  await beat(db, worker);
  expect(await workerAlive(db)).toBe(true);
  await leave(db, worker);
  expect(await workerAlive(db)).toBe(false);
});

test("of several workers the one with the weakest isolation is told of, while it lives", async () => {
  const skipped = [{ level: 5, reason: "needs a control group" }];
  const worker = (level: number) => ({
    id: crypto.randomUUID(),
    host: "here",
    pid: level,
    isolation: { level, skipped },
  });
  const [weak, strong] = [worker(2), worker(4)];
  expect(await weakestIsolation(db)).toBeUndefined();
  await beat(db, strong);
  await beat(db, weak);
  await beat(db, strong);
  expect(await weakestIsolation(db)).toEqual({ level: 2, skipped });
  await db.pool.query("UPDATE workers SET seen_at = now() - interval '1 minute' WHERE id = $1", [weak.id]);
  expect(await weakestIsolation(db)).toEqual({ level: 4, skipped });
  await leave(db, strong);
  expect(await weakestIsolation(db)).toBeUndefined();
});
