/**
 * @file Opens the database: starts the embedded server where it is needed, brings the schema up to date, connects.
 */
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "../generated/client.ts";
import { explainConnection } from "./database-error.ts";
import { ensureDatabase } from "./embedded.ts";
import { repositoryRoot } from "./location.ts";
import { migrate } from "./migrate.ts";
import { Notices } from "./notices.ts";
import { openQueue, type Queue } from "./queue.ts";

const CONNECT_MS = 10_000;

/** An open database. One per process is enough: it holds a pool. */
export interface Database {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /** Holds the password: never print it. */
  readonly url: string;
  readonly notices: Notices;
  /** The queue to send to, opened at first use. */
  readonly queue: () => Promise<Queue>;
  close(): Promise<void>;
}

/**
 * @param url By default `DATABASE_URL`, or the embedded server, which is started if need be.
 * @throws DatabaseError, whose `text` says in both languages what to do.
 */
export async function openDatabase(url?: string): Promise<Database> {
  const address = url ?? (await ensureDatabase());
  const pool = new pg.Pool({
    connectionString: address,
    max: 8,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: "kata",
  });
  pool.on("error", () => {}); // an idle connection broke: the pool opens another when one is asked for
  await bringUpToDate(pool, address);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const notices = new Notices(address);
  let queue: Promise<Queue> | undefined;
  return {
    prisma,
    pool,
    url: address,
    notices,
    queue() {
      queue ??= openQueue(address, "sender", () => {}).catch((error: unknown) => {
        queue = undefined;
        throw error;
      });
      return queue;
    },
    async close() {
      await (await queue?.catch(() => undefined))?.stop({ graceful: false });
      await notices.close();
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

async function bringUpToDate(pool: pg.Pool, url: string): Promise<void> {
  try {
    const client = await pool.connect().catch((error: unknown) => {
      throw explainConnection(error, url);
    });
    try {
      await migrate(client, join(repositoryRoot(), "prisma", "migrations"));
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw error;
  }
}
