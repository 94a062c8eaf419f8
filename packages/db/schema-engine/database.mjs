/**
 * @file The schema engine's connections: Prisma's adapter for pg, with two gaps closed that only the engine meets.
 *
 * The adapter refuses the column types of Postgres' own catalogue, and cuts scripts at every semicolon.
 */
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

/**
 * The catalogue's own types under the names of types that the adapter knows: int2vector and oidvector as text, and
 * "char" as bytea, which the engine never asks for, so that it can be told apart again.
 */
const BYTEA = 17;
const TEXT = 25;
const DISGUISES = new Map([
  [18, BYTEA],
  [22, TEXT],
  [30, TEXT],
]);

/** Prisma's error codes for what Postgres, or the socket, says. */
const ERROR_CODES = new Map([
  ["3D000", "P1003"],
  ["28P01", "P1000"],
  ["ECONNREFUSED", "P1001"],
  ["42P04", "P1009"],
]);

class CataloguePool extends pg.Pool {
  async query(...query) {
    const result = await super.query(...query);
    for (const field of result.fields ?? []) field.dataTypeID = DISGUISES.get(field.dataTypeID) ?? field.dataTypeID;
    return result;
  }
}

/** What the engine asks for connections: the database itself, and a shadow that lives as long as its connection. */
export function adapterFactory(url) {
  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connect(url),
    async connectToShadowDb() {
      const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
      await run(url, `CREATE DATABASE "${name}"`);
      return connect(withDatabase(url, name), () => run(url, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
    },
  };
}

/** The commands that Prisma starts the engine for with arguments instead of messages. Sets the exit code. */
export async function administer(url, command) {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const server = withDatabase(url, "postgres");
  try {
    if (command === "can-connect-to-database") await run(url, "SELECT 1");
    else if (command === "create-database") await run(server, `CREATE DATABASE "${name}"`);
    else if (command === "drop-database") await run(server, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    else
      throw new Error(`schema-engine cli: can-connect-to-database, create-database or drop-database; got ${command}`);
  } catch (error) {
    const fields = { message: error.message, error_code: ERROR_CODES.get(error.code) };
    const entry = { timestamp: new Date().toISOString(), level: "ERROR", fields, target: "schema_engine::logger" };
    console.error(`\n${JSON.stringify(entry)}`); // Prisma skips the first line
    process.exitCode = 1;
  }
}

async function connect(url, onClosed) {
  const pool = new CataloguePool({ connectionString: url, max: 1 });
  const adapter = await new PrismaPg(pool, { schema: new URL(url).searchParams.get("schema") ?? "public" }).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const unmask = (type) => (type === ColumnTypeEnum.Bytes ? ColumnTypeEnum.Character : type);
    return { ...result, columnTypes: result.columnTypes.map(unmask) };
  };
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  adapter.dispose = async () => {
    await pool.end();
    await onClosed?.();
  };
  return adapter;
}

async function run(url, sql) {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function withDatabase(url, name) {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.toString();
}
