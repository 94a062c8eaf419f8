/** @file `npm start` as a user meets it: serves, mends itself, and stops when it is asked to. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const ROOT = join(import.meta.dirname, "..", "..");
const SERVES_WITHIN_MS = 10_000;

let data;
let port;
let running;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), "kata-start-"));
  chmodSync(data, 0o755);
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  port = probe.address().port;
  probe.close();
});

afterAll(async () => {
  running?.process.kill("SIGKILL");
  const stop = spawn(process.execPath, [join(ROOT, "packages/db/src/commands/stop.ts")], { env: environment() });
  await once(stop, "close");
  rmSync(data, { recursive: true, force: true });
});

function environment() {
  return { ...process.env, KATA_DATA: data, DATABASE_URL: "", PORT: `${port}`, LC_ALL: "C" };
}

function start() {
  const child = spawn(process.execPath, [join(ROOT, "scripts/start.mjs")], { env: environment() });
  running = { process: child, output: "" };
  child.stdout.on("data", (chunk) => (running.output += chunk));
  child.stderr.on("data", (chunk) => (running.output += chunk));
}

async function says(pattern) {
  while (!pattern.test(running.output)) {
    if (running.process.exitCode !== null) throw new Error(`npm start ended:\n${running.output}`);
    await sleep(50);
  }
  return pattern.exec(running.output);
}

async function health() {
  const response = await fetch(`http://127.0.0.1:${port}/api/health`);
  return { code: response.status, ...(await response.json()) };
}

test("serves with a worker that lives", async () => {
  start();
  await says(/Open http:/);
  await says(/"ready"/);
  expect(await health()).toMatchObject({ code: 200, database: true, worker: true });
  const { isolation } = await health();
  expect([1, 2, 3, 4, 5]).toContain(isolation.level);
  // The grader came down the ladder from the top.
  expect(isolation.skipped.map(({ level }) => level)).toEqual([5, 4, 3, 2].filter((level) => level > isolation.level));
});

test("a worker that is killed is started again", async () => {
  const [, pid] = await says(/"ready","pid":(\d+)/);
  process.kill(Number(pid), "SIGKILL");
  await says(/worker ended \(SIGKILL\); starting it again/);
  await says(/"ready"[^]*"ready"/);
});

test("Ctrl-C stops web and worker, and says that the database goes on", async () => {
  running.process.kill("SIGINT");
  const [code] = await once(running.process, "close");
  expect(code).toBe(0);
  expect(running.output).toContain("pnpm db:stop");
  await expect(health()).rejects.toThrow();
});

test("a second start serves within ten seconds", async () => {
  const startedAt = Date.now();
  start();
  await says(/Open http:/);
  expect(Date.now() - startedAt).toBeLessThan(SERVES_WITHIN_MS);
  running.process.kill("SIGINT");
  await once(running.process, "close");
});

test("web and worker do not outlive a start that is killed", async () => {
  start();
  await says(/Open http:/);
  const [, worker] = await says(/"ready","pid":(\d+)/);
  running.process.kill("SIGKILL");
  await gone(connects);
  await gone(async () => process.kill(Number(worker), 0));
});

/** A connection of its own each time: one that is kept alive would keep a closing server alive as well. */
async function connects() {
  const socket = createConnection(port, "127.0.0.1");
  try {
    await once(socket, "connect");
  } finally {
    socket.destroy();
  }
}

/** Resolves once the attempt is refused. */
async function gone(attempt) {
  while (
    await attempt().then(
      () => true,
      () => false,
    )
  ) {
    await sleep(100);
  }
}
