/** @file People. Today there is one; the tables are ready for accounts. */
import type { Database } from "./client.ts";

export interface User {
  readonly id: string;
  readonly handle: string;
  readonly createdAt: Date;
}

const LOCAL_HANDLE = "local";

/** The one user of this machine, made at first use. */
export async function localUser(db: Database): Promise<User> {
  const found = await db.prisma.user.findUnique({ where: { handle: LOCAL_HANDLE } });
  if (found) return found;
  // Several processes may come first at once: one of them makes the user, all of them read it.
  await db.prisma.user.createMany({ data: [{ handle: LOCAL_HANDLE }], skipDuplicates: true });
  return db.prisma.user.findUniqueOrThrow({ where: { handle: LOCAL_HANDLE } });
}
