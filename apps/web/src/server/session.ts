/** @file Who is asking. There is one local user and no sign-in; accounts would change this file alone. */
import "server-only";
import type { Database } from "@kata/db/client";
import { getDatabase } from "@/server/database";
import { db } from "@/server/packages";

export interface Learner {
  readonly userId: string;
  readonly database: Database;
}

/** @throws DatabaseUnreachableError */
export async function getLearner(): Promise<Learner> {
  const database = await getDatabase();
  const { localUser } = await db.users();
  const { id } = await localUser(database);
  return { userId: id, database };
}
