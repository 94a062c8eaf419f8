/** @file Whether the parts of the system answer. */
import "server-only";
import type { Isolation } from "@kata/db/workers";
import { getDatabase, isDatabaseUp } from "@/server/database";
import { db } from "@/server/packages";
import { version } from "../../package.json";

export interface Health {
  readonly status: "ok" | "degraded" | "down";
  readonly database: boolean;
  /** A worker was seen within the last seconds. */
  readonly worker: boolean;
  /** In which submissions are graded, as the workers say: of several, the weakest. Null without a worker. */
  readonly isolation: Isolation | null;
  readonly version: string;
}

export async function getHealth(): Promise<Health> {
  const database = await isDatabaseUp();
  const { worker, isolation } = database ? await askWorkers() : NO_WORKER;
  return { status: !database ? "down" : worker ? "ok" : "degraded", database, worker, isolation, version };
}

const NO_WORKER = { worker: false, isolation: null };

async function askWorkers(): Promise<Pick<Health, "worker" | "isolation">> {
  try {
    const { weakestIsolation, workerAlive } = await db.workers();
    const database = await getDatabase();
    const [worker, isolation] = await Promise.all([workerAlive(database), weakestIsolation(database)]);
    return { worker, isolation: isolation ?? null };
  } catch (error) {
    console.error(error);
    return NO_WORKER;
  }
}
