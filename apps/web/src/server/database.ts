/** @file The one open database of this process, and whether it answers. */
import "server-only";
import type { Database } from "@kata/db/client";
import { db } from "@/server/packages";

/** The database could not be opened, or has stopped answering. */
export class DatabaseUnreachableError extends Error {
  override readonly name = "DatabaseUnreachableError";
}

const PING_TIMEOUT_MS = 2_000;
/** For so long a failed opening is not tried anew: each attempt may take seconds. */
const REST_MS = 2_000;

let opening: Promise<Database> | undefined;
let failure: { readonly cause: unknown; readonly until: number } | undefined;

/** Opens it at first use; after a failure a later caller tries anew. @throws DatabaseUnreachableError */
export async function getDatabase(): Promise<Database> {
  if (failure && Date.now() < failure.until) throw unreachable(failure.cause);
  opening ??= db.client().then(({ openDatabase }) => openDatabase());
  try {
    return await opening;
  } catch (cause) {
    opening = undefined;
    failure = { cause, until: Date.now() + REST_MS };
    throw unreachable(cause);
  }
}

/** Whether a trivial query is answered in good time. */
export async function isDatabaseUp(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const { pool } = await getDatabase();
    const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), PING_TIMEOUT_MS)));
    const answer = pool.query("SELECT 1").then(
      () => true,
      () => false,
    );
    return await Promise.race([answer, late]);
  } catch (error) {
    console.error(error);
    return false;
  } finally {
    clearTimeout(timer);
  }
}

function unreachable(cause: unknown): DatabaseUnreachableError {
  return new DatabaseUnreachableError("getDatabase: an open database; got a failure to open it", { cause });
}
