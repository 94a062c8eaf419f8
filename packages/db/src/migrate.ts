/**
 * @file Applies the committed migrations as `prisma migrate deploy` would, and records them as it would.
 *
 * Any number of processes may do so at once: the work is under the lock that Prisma's own engine takes.
 */
import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { DatabaseError } from "./database-error.ts";

/** Key of the advisory lock of Prisma's schema engine. */
const PRISMA_LOCK = 72707369;

/** Prisma's own record of what was applied. */
const RECORDS = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/**
 * @param folder `prisma/migrations`
 * @returns the names of the migrations that were applied now.
 * @throws DatabaseError
 */
export async function migrate(client: pg.ClientBase, folder: string): Promise<readonly string[]> {
  const migrations = readMigrations(folder);
  if ((await pending(client, migrations)).length === 0) return [];
  await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
  try {
    await client.query(RECORDS);
    const todo = await pending(client, migrations);
    for (const migration of todo) await apply(client, migration);
    return todo.map(({ name }) => name);
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [PRISMA_LOCK]);
  }
}

function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function pending(client: pg.ClientBase, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const { rows: tables } = await client.query<{ found: boolean }>(
    `SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS found`,
  );
  if (!tables[0]?.found) return migrations;
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished: boolean }>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
  );
  const records = new Map(rows.map((row) => [row.migration_name, row]));
  return migrations.filter(({ name, checksum }) => {
    const record = records.get(name);
    if (!record) return true;
    if (!record.finished) throw failed(name, "an earlier try was left half done; see `prisma migrate resolve`");
    if (record.checksum !== checksum) throw failed(name, "it was changed after this database applied it");
    return false;
  });
}

/** The migration and its record are one transaction. */
async function apply(client: pg.ClientBase, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw failed(name, error instanceof Error ? error.message : String(error), error);
  }
}

function failed(name: string, reason: string, cause?: unknown): DatabaseError {
  return new DatabaseError(
    "migration-failed",
    { en: `database: migration ${name} cannot be applied: ${reason}`, zh: `数据库：迁移 ${name} 无法执行：${reason}` },
    cause,
  );
}
