/** @file The one open database of this process, and whether it answers. */
import "server-only";
import type { Database } from "@kata/db/client";
import { db } from "@/server/packages";

/** The database could not be opened, or has stopped answering. */
export class DatabaseUnreachableError extends Error {
  override readonly name = "DatabaseUnreachableError";
}

const PING_TIMEOUT_MS = 2_000;
let opening: Promise<Database> | undefined;

/** Opens it at first use; a failed opening is tried anew by the next caller. @throws DatabaseUnreachableError */
export async function getDatabase(): Promise<Database> {
  opening ??= db.client().then(({ openDatabase }) => openDatabase());
  try {
    return await opening;
  } catch (cause) {
    opening = undefined;
    throw new DatabaseUnreachableError("getDatabase: an open database; got a failure to open it", { cause });
  }
}

/** Whether a trivial query is answered in good time. */
export async function isDatabaseUp(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), PING_TIMEOUT_MS)));
  const answer = getDatabase()
    .then(({ pool }) => pool.query("SELECT 1"))
    .then(
      () => true,
      () => false,
    );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
