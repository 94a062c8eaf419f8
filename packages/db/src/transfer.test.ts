import { execFile } from "node:child_process";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { recordAttempt, submitAttempt } from "./attempts.ts";
import { openDatabase, type Database } from "./client.ts";
import { saveDraft } from "./drafts.ts";
import { giveUp } from "./solution-access.ts";
import {
  exampleEfficiency,
  exampleVerdict,
  measuredVerdict,
  startTestDatabase,
  temporaryFolder,
} from "./test-database.ts";
import { exportData, importData } from "./transfer.ts";
import { localUser } from "./users.ts";

const server = await startTestDatabase();
const folder = await temporaryFolder();
const opened: Database[] = [];

afterAll(async () => {
  for (const db of opened) await db.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function newDatabase(): Promise<{ db: Database; user: string }> {
  const db = await openDatabase(await server.create());
  opened.push(db);
  return { db, user: (await localUser(db)).id };
}

/** A database with one of everything. */
async function filledDatabase(): Promise<{ db: Database; user: string }> {
  const { db, user } = await newDatabase();
  const attempt = { userId: user, slug: "rms-norm", source: "// 汉字 ✓", language: "ts", kind: "submit" } as const;
  await recordAttempt(db, { ...attempt, verdict: exampleVerdict() });
  await submitAttempt(db, { ...attempt, kind: "run" });
  await saveDraft(db, user, "grpo-loss", { source: "export", language: "js", updatedAt: new Date(1_700_000_000_000) });
  await giveUp(db, user, "ring-all-reduce");
  return { db, user };
}

const command = (name: "export" | "import", file: string, db: Database, ...options: string[]) => {
  const args = [
    "--disable-warning=ExperimentalWarning",
    join(import.meta.dirname, `commands/${name}.ts`),
    file,
    ...options,
  ];
  const env = { ...process.env, DATABASE_URL: db.url, LC_ALL: "en_US.UTF-8" };
  return promisify(execFile)(process.execPath, args, { env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      stdout: error.stdout,
      stderr: error.stderr,
    }),
  );
};

test("what one database exports another one imports, field by field", async () => {
  const from = await filledDatabase();
  const to = await newDatabase();
  const exported = await exportData(from.db, from.user);
  expect(exported).toMatchObject({ attempts: [{ state: "done" }, { state: "queued" }], drafts: [{}], giveUps: [{}] });
  expect(await importData(to.db, to.user, exported)).toEqual({
    attempts: { read: 2, added: 2 },
    drafts: { read: 1, added: 1 },
    giveUps: { read: 1, added: 1 },
  });
  const { exportedAt, user, ...data } = await exportData(to.db, to.user);
  expect(data).toEqual({
    format: "llm-kata",
    version: 2,
    attempts: exported.attempts,
    drafts: exported.drafts,
    giveUps: exported.giveUps,
  });
  expect(Date.parse(exportedAt)).toBeGreaterThanOrEqual(Date.parse(exported.exportedAt));
  expect(user.handle).toBe("local");
});

test("figures and machine of a measured attempt are carried along, an infinite ratio as none", async () => {
  const [from, to] = [await newDatabase(), await newDatabase()];
  const attempt = { slug: "rms-norm", source: "", language: "ts", kind: "submit" } as const;
  const verdicts = [1.5, Infinity].map((ratio) => measuredVerdict([exampleEfficiency(ratio)]));
  for (const verdict of verdicts) await recordAttempt(from.db, { ...attempt, userId: from.user, verdict });
  const exported = await exportData(from.db, from.user);
  await importData(to.db, to.user, exported);
  const { attempts } = await exportData(to.db, to.user);
  expect(attempts).toEqual(exported.attempts);
  expect(attempts[0]).toMatchObject({ efficiency: verdicts[0]!.efficiency, machine: verdicts[0]!.machine });
  expect(attempts[1]).toMatchObject({ efficiency: [{ ratio: null, interval: [null, null] }] });
});

test("a file of version 1, in which nothing was measured, is still read", async () => {
  const from = await filledDatabase();
  const to = await newDatabase();
  const exported = await exportData(from.db, from.user);
  const attempts = exported.attempts.map(({ efficiency: _efficiency, machine: _machine, ...old }) => old);
  await importData(to.db, to.user, { ...exported, version: 1, attempts });
  expect((await exportData(to.db, to.user)).attempts).toEqual(exported.attempts);
});

test.each([
  ["a ratio that is no number", { efficiency: [{ ...exampleEfficiency(1), ratio: "1" }] }, /efficiency\[0\].ratio/],
  ["a machine without a processor", { machine: { cores: 2, node: "v24", isolation: 4 } }, /machine.processor/],
])("%s is refused, since others are compared with it", async (_what, changes, message) => {
  const { db, user } = await filledDatabase();
  const exported = await exportData(db, user);
  const attempts = exported.attempts.map((attempt) => ({ ...attempt, ...changes }));
  await expect(importData(db, user, { ...exported, attempts })).rejects.toThrow(message);
});

test("importing again adds nothing, and leaves what is newer alone", async () => {
  const { db, user } = await filledDatabase();
  const exported = await exportData(db, user);
  await saveDraft(db, user, "grpo-loss", { source: "newer", language: "js", updatedAt: new Date() });
  await db.prisma.attempt.updateMany({ where: { state: "queued" }, data: { state: "cancelled" } });
  expect(await importData(db, user, exported)).toMatchObject({
    attempts: { added: 0 },
    drafts: { added: 0 },
    giveUps: { added: 0 },
  });
  const after = await exportData(db, user);
  expect(after.drafts.map(({ source }) => source)).toEqual(["export", "newer"]);
  expect(after.attempts.map(({ state }) => state)).toEqual(["done", "cancelled"]);
});

test("an attempt that was waiting when it was exported is graded where it is imported", async () => {
  const from = await filledDatabase();
  const to = await newDatabase();
  await importData(to.db, to.user, await exportData(from.db, from.user));
  const { rows } = await to.db.pool.query("SELECT a.kind, j.state FROM attempts a JOIN pgboss.job j ON j.id = a.id");
  expect(rows).toEqual([{ kind: "run", state: "created" }]);
});

test.each([
  ["not the format", { format: "something else" }, /format/],
  ["a later version", { version: 3 }, /version/],
  ["an unknown field", { surprise: 1 }, /surprise/],
  ["an attempt with a state that does not exist", { attempts: [{ state: "lost" }] }, /attempts\[0\].state/],
])("%s is refused with the field's name, and nothing is stored", async (_what, changes, message) => {
  const from = await filledDatabase();
  const to = await newDatabase();
  const document = { ...(await exportData(from.db, from.user)), ...changes };
  await expect(importData(to.db, to.user, document)).rejects.toThrow(message);
  expect(await to.db.prisma.attempt.count()).toBe(0);
  expect(await to.db.prisma.giveUp.count()).toBe(0);
});

test("the commands carry the data through a file that only its owner may read", async () => {
  const from = await filledDatabase();
  const to = await newDatabase();
  const file = join(folder, "all.json");
  expect(await command("export", file, from.db)).toEqual({
    code: 0,
    stdout: `Wrote ${file}: attempts 2, drafts 1\n`,
    stderr: "",
  });
  expect((await stat(file)).mode & 0o077).toBe(0);
  expect(await command("import", file, to.db)).toEqual({
    code: 0,
    stdout: `Read ${file}: attempts 2, drafts 1; 4 of 4 records were new\n`,
    stderr: "",
  });
  expect((await exportData(to.db, to.user)).attempts).toEqual((await exportData(from.db, from.user)).attempts);
});

test("a file that exists is only replaced with --force", async () => {
  const { db } = await filledDatabase();
  const file = join(folder, "precious.json");
  await writeFile(file, "precious");
  expect(await command("export", file, db)).toMatchObject({ code: 2, stderr: expect.stringContaining("--force") });
  expect(await readFile(file, "utf8")).toBe("precious");
  expect(await command("export", file, db, "--force")).toMatchObject({ code: 0 });
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ format: "llm-kata" });
});

test("a usage error, a missing file and a file that is no JSON end with exit code 2 and a reason", async () => {
  const { db } = await newDatabase();
  await writeFile(join(folder, "broken.json"), "{");
  expect(await command("import", join(folder, "absent.json"), db)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("ENOENT"),
  });
  expect(await command("import", join(folder, "broken.json"), db)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("JSON"),
  });
  expect(await command("import", "one.json", db, "two.json")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("Usage"),
  });
  expect(await command("import", "one.json", db, "--colour")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("--colour"),
  });
  expect(await command("export", "--help", db)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("Usage: pnpm data:export FILE"),
  });
});
