/**
 * @file Opens the database: starts the embedded server where it is needed, brings the schema up to date, connects.
 */
import type pg from "pg";
import type { PrismaClient } from "../generated/client.ts";

/** An open database. One per process is enough: it holds a pool. */
export interface Database {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /** Holds the password: never print it. */
  readonly url: string;
  close(): Promise<void>;
}

/** @throws DatabaseError, whose message says in both languages what to do. */
export declare function openDatabase(): Promise<Database>;
