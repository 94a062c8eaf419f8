/** @file Whether the parts of the system answer. */
import "server-only";
import { getDatabase, isDatabaseUp } from "@/server/database";
import { db } from "@/server/packages";
import { version } from "../../package.json";

export interface Health {
  readonly status: "ok" | "degraded" | "down";
  readonly database: boolean;
  /** A worker was seen within the last seconds. */
  readonly worker: boolean;
  readonly version: string;
}

export async function getHealth(): Promise<Health> {
  const database = await isDatabaseUp();
  const worker = database && (await isWorkerAlive());
  return { status: !database ? "down" : worker ? "ok" : "degraded", database, worker, version };
}

async function isWorkerAlive(): Promise<boolean> {
  try {
    return await (await db.workers()).workerAlive(await getDatabase());
  } catch (error) {
    console.error(error);
    return false;
  }
}
