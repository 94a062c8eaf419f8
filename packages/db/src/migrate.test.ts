import { execFile } from "node:child_process";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { repositoryRoot } from "./location.ts";
import { migrate } from "./migrate.ts";
import { startTestDatabase, temporaryFolder } from "./test-database.ts";

const server = await startTestDatabase();
const committed = join(repositoryRoot(), "prisma", "migrations");
const scratch = await temporaryFolder();

afterAll(async () => {
  await server.stop();
  await rm(scratch, { recursive: true, force: true });
});

async function connected<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Prisma's own command line on the committed schema. Resolves with the exit code and what it printed. */
async function prisma(url: string, ...args: string[]): Promise<{ code: number; text: string }> {
  const cli = join(repositoryRoot(), "node_modules/prisma/build/index.js");
  const options = { cwd: repositoryRoot(), env: { ...process.env, DATABASE_URL: url, CI: "1" } };
  return promisify(execFile)(process.execPath, [cli, ...args], options).then(
    ({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      text: error.stdout + error.stderr,
    }),
  );
}

/** The committed migrations and one more. */
async function withMigration(name: string, sql: string): Promise<string> {
  const folder = join(scratch, name);
  await cp(committed, folder, { recursive: true });
  await mkdir(join(folder, `99990101000000_${name}`));
  await writeFile(join(folder, `99990101000000_${name}`, "migration.sql"), sql);
  return folder;
}

test("the migrations make exactly the committed schema, and Prisma finds nothing left to apply", async () => {
  const url = await server.create();
  await connected(url, (client) => migrate(client, committed));
  expect(await prisma(url, "migrate", "status")).toMatchObject({
    code: 0,
    text: expect.stringContaining("up to date"),
  });
  const diff = ["migrate", "diff", "--from-config-datasource", "--to-schema", "prisma/schema.prisma", "--exit-code"];
  expect(await prisma(url, ...diff)).toMatchObject({ code: 0 });
  await connected(url, (client) => client.query("ALTER TABLE drafts ADD COLUMN surprise int"));
  expect(await prisma(url, ...diff)).toMatchObject({ code: 2 });
});

test("what `prisma migrate deploy` applied is not applied again", async () => {
  const url = await server.create();
  expect(await prisma(url, "migrate", "deploy")).toMatchObject({ code: 0 });
  expect(await connected(url, (client) => migrate(client, committed))).toEqual([]);
});

test("many processes at once apply each migration once", async () => {
  const url = await server.create();
  const applied = await Promise.all(
    Array.from({ length: 6 }, () => connected(url, (client) => migrate(client, committed))),
  );
  expect(applied.flat()).toEqual([
    "20261120000000_init",
    "20261128000000_worker_isolation",
    "20261128120000_attempt_efficiency",
  ]);
});

test("a migration that fails leaves nothing of itself behind, and may be tried again", async () => {
  const url = await server.create();
  const broken = await withMigration("broken", "CREATE TABLE half (n int); SELECT 1 / 0;");
  await expect(connected(url, (client) => migrate(client, broken))).rejects.toMatchObject({
    code: "migration-failed",
    message: expect.stringMatching(/99990101000000_broken.*division by zero/),
  });
  const { rows } = await connected(url, (client) =>
    client.query("SELECT to_regclass('half') AS half, to_regclass('attempts')::text AS attempts"),
  );
  expect(rows).toEqual([{ half: null, attempts: "attempts" }]);

  await writeFile(join(broken, "99990101000000_broken/migration.sql"), "CREATE TABLE half (n int);");
  expect(await connected(url, (client) => migrate(client, broken))).toEqual(["99990101000000_broken"]);
});

test("a migration that was changed after it was applied is refused", async () => {
  const url = await server.create();
  const folder = await withMigration("later", "CREATE TABLE later (n int);");
  await connected(url, (client) => migrate(client, folder));
  await writeFile(join(folder, "99990101000000_later/migration.sql"), "CREATE TABLE later (n bigint);");
  await expect(connected(url, (client) => migrate(client, folder))).rejects.toThrow(
    /99990101000000_later.*was changed/,
  );
});
