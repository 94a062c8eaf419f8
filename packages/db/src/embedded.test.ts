import { spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openDatabase } from "./client.ts";
import { ensureDatabase, ensureEmbedded, stopEmbedded } from "./embedded.ts";
import { postgresBinaries } from "./postgres-binaries.ts";
import { barredFolder, postgresUser } from "./postgres-user.ts";
import { startTestDatabase, temporaryFolder } from "./test-database.ts";

const isRoot = process.getuid?.() === 0;
const folders: string[] = [];

async function newFolder(): Promise<string> {
  const folder = await temporaryFolder();
  folders.push(folder);
  return folder;
}

afterAll(async () => {
  for (const folder of folders) {
    await stopEmbedded(folder);
    await rm(folder, { recursive: true, force: true });
  }
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a module of this package in a process of its own, as a user would. */
async function runModule(name: string, args: readonly string[], env: Record<string, string>): Promise<Ended> {
  const file = join(import.meta.dirname, name);
  const environment = { ...process.env, DATABASE_URL: "", LANG: "en", LC_ALL: "en_US.UTF-8", ...env };
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", file, ...args], { env: environment });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => (stdout += String(chunk)));
  child.stderr.on("data", (chunk) => (stderr += String(chunk)));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr })));
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const pidOf = (data: string): number =>
  Number(readFileSync(join(data, "cluster/postmaster.pid"), "utf8").split("\n")[0]);

test("processes that come first at the same time share one server and one schema", async () => {
  const data = await newFolder();
  const file = join(data, "export.json");
  const runs = await Promise.all(
    [1, 2, 3].map((i) => runModule("commands/export.ts", [`${file}.${i}`], { KATA_DATA: data })),
  );
  expect(runs.map(({ code, stderr }) => ({ code, stderr }))).toEqual(Array(3).fill({ code: 0, stderr: "" }));
  const users = await query(await ensureEmbedded(data), "SELECT handle FROM users");
  expect(users).toEqual([{ handle: "local" }]);
});

test("the server listens on 127.0.0.1 only, and lets nobody in without the password", async () => {
  const data = await newFolder();
  const url = await ensureEmbedded(data);
  expect(new URL(url).hostname).toBe("127.0.0.1");
  expect(await query(url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  const stranger = Object.assign(new URL(url), { password: "guess" }).toString();
  await expect(query(stranger, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
  expect(statSync(join(data, "cluster/kata.password")).mode & 0o077).toBe(0);
});

test("after kill -9 the server comes back on the same port with all that was committed", async () => {
  const data = await newFolder();
  const url = await ensureEmbedded(data);
  await query(url, "CREATE TABLE kept (n int)");
  for (let n = 1; n <= 3; n += 1) {
    await query(url, `INSERT INTO kept VALUES (${n})`);
    process.kill(pidOf(data), "SIGKILL");
    expect(await ensureEmbedded(data)).toBe(url);
    expect(await query(url, "SELECT count(*)::int AS n FROM kept")).toEqual([{ n }]);
  }
});

test("an open database works again after its server was killed and started", async () => {
  const data = await newFolder();
  const db = await openDatabase(await ensureEmbedded(data));
  await db.prisma.user.create({ data: { handle: "before" } });
  process.kill(pidOf(data), "SIGKILL");
  await expect(db.prisma.user.count()).rejects.toThrow();
  await ensureEmbedded(data);
  expect(await db.prisma.user.count()).toBe(1);
  await db.close();
});

test("another program on the old port makes the server take a new one", async () => {
  const data = await newFolder();
  const url = await ensureEmbedded(data);
  await stopEmbedded(data);
  const port = Number(new URL(url).port);
  const squatter = createServer((socket) => socket.end("not Postgres"));
  await new Promise<void>((resolve) => squatter.listen(port, "127.0.0.1", resolve));
  const moved = await ensureEmbedded(data);
  squatter.close();
  expect(new URL(moved).port).not.toBe(`${port}`);
  expect(await query(moved, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("db:stop stops the server, and says so when there was none", async () => {
  const data = await newFolder();
  const url = await ensureEmbedded(data);
  expect(await runModule("commands/stop.ts", [], { KATA_DATA: data })).toMatchObject({
    code: 0,
    stdout: "The embedded database is stopped.\n",
  });
  await expect(query(url, "SELECT 1")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  expect(await runModule("commands/stop.ts", [], { KATA_DATA: data })).toMatchObject({
    code: 0,
    stdout: "The embedded database was not running.\n",
  });
});

test("with DATABASE_URL the named server is used, and none is started", async () => {
  const server = await startTestDatabase();
  const data = await newFolder();
  const file = join(data, "all.json");
  try {
    const url = await server.create();
    const ended = await runModule("commands/export.ts", [file], { KATA_DATA: join(data, "unused"), DATABASE_URL: url });
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(existsSync(join(data, "unused"))).toBe(false);
    expect(await query(url, "SELECT handle FROM users")).toEqual([{ handle: "local" }]);
  } finally {
    await server.stop();
  }
});

test.each([
  ["postgresql://ann:s3cret@127.0.0.1:1/kata", "no server answers at 127.0.0.1:1 (ECONNREFUSED)"],
  ["postgresql://ann:s3cret@no-such-host.invalid/kata", "no server answers at no-such-host.invalid:5432"],
  ["mysql://ann:s3cret@127.0.0.1/kata", "DATABASE_URL looks like postgresql://"],
  ["s3cret", "DATABASE_URL looks like postgresql://"],
])("%s: the reason is told with exit code 2, and without the password", async (url, reason) => {
  const ended = await runModule("commands/export.ts", ["/tmp/never-written.json"], { DATABASE_URL: url });
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain(reason);
  expect(ended.stdout + ended.stderr).not.toContain("s3cret");
  expect(existsSync("/tmp/never-written.json")).toBe(false);
});

test("a wrong password and a missing database are told apart, in Chinese too", async () => {
  const server = await startTestDatabase();
  try {
    const locale = { LC_ALL: "zh_CN.UTF-8" };
    const wrong = Object.assign(new URL(server.url), { password: "s3cret" }).toString();
    const refused = await runModule("commands/export.ts", ["/tmp/never-written.json"], {
      DATABASE_URL: wrong,
      ...locale,
    });
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining("拒绝用户“kata”登录") });
    const missing = Object.assign(new URL(server.url), { pathname: "/nowhere" }).toString();
    const absent = await runModule("commands/export.ts", ["/tmp/never-written.json"], {
      DATABASE_URL: missing,
      ...locale,
    });
    expect(absent).toMatchObject({ code: 2, stderr: expect.stringContaining("没有名为“nowhere”的库") });
  } finally {
    await server.stop();
  }
});

test("a data folder that cannot be made is told as such", async () => {
  const data = await newFolder();
  process.env["KATA_DATA"] = join(data, "file");
  const given = process.env["DATABASE_URL"];
  delete process.env["DATABASE_URL"];
  cpSync(import.meta.filename, join(data, "file"));
  try {
    await expect(ensureDatabase()).rejects.toMatchObject({
      code: "data-folder",
      message: expect.stringContaining(data),
    });
  } finally {
    delete process.env["KATA_DATA"];
    if (given !== undefined) process.env["DATABASE_URL"] = given;
  }
});

// Only root starts the server as another user.
if (!isRoot) console.warn("Starting the database as another user is skipped: only root can.");
const whenRoot = isRoot ? describe : describe.skip;

whenRoot("started by root", () => {
  test("the server runs as another user, who owns the cluster", async () => {
    const data = await newFolder();
    await ensureEmbedded(data);
    const user = postgresUser(join(data, "cluster"));
    expect(user?.uid).toBeGreaterThan(0);
    expect(statSync(join(data, "cluster")).uid).toBe(user?.uid);
    expect(statSync(`/proc/${pidOf(data)}`).uid).toBe(user?.uid);
  });

  test("a data folder that this user may not enter is named", async () => {
    const barred = realpathSync(await mkdtemp(join(tmpdir(), "kata-barred-")));
    folders.push(barred);
    chmodSync(barred, 0o700);
    const data = join(barred, "data");
    await expect(ensureEmbedded(data)).rejects.toMatchObject({
      code: "data-folder",
      message: expect.stringContaining(`may not enter ${barred}`),
    });
  });

  test("programs in a clone that this user may not enter are copied into the data folder, once", async () => {
    const data = await newFolder();
    const user = postgresUser(join(data, "cluster"));
    if (!user) throw new Error("root lends Postgres another user");
    const home = join(data, "home");
    const programs = join(home, "clone/native");
    mkdirSync(programs, { recursive: true });
    cpSync(join(postgresBinaries(data, undefined), ".."), programs, { recursive: true, verbatimSymlinks: true });
    chmodSync(home, 0o700);
    expect(barredFolder(programs, user)).toBe(home);

    const installed = { folder: programs, version: "18.4.0" };
    const binaries = postgresBinaries(data, user, installed);
    expect(binaries).toBe(join(data, "postgres-18.4.0/bin"));
    const made = statSync(binaries).ctimeMs;
    expect(postgresBinaries(data, user, installed)).toBe(binaries);
    expect(statSync(binaries).ctimeMs).toBe(made);

    const url = await ensureEmbedded(data, installed);
    expect(realpathSync(`/proc/${pidOf(data)}/exe`)).toBe(join(binaries, "postgres"));
    expect(await query(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });
});
