/** @file Who may read a kata's solution: whoever had it accepted, or gave up, which is recorded. */
import type { Database } from "./client.ts";

/** Idempotent. */
export async function giveUp(db: Database, userId: string, slug: string): Promise<void> {
  await db.prisma.giveUp.createMany({ data: [{ userId, slug }], skipDuplicates: true });
}

export async function hasSolutionAccess(db: Database, userId: string, slug: string): Promise<boolean> {
  const gaveUp = await db.prisma.giveUp.findUnique({ where: { userId_slug: { userId, slug } } });
  if (gaveUp) return true;
  const accepted = await db.prisma.attempt.findFirst({
    where: { userId, slug, kind: "submit", verdict: "accepted" },
    select: { id: true },
  });
  return accepted !== null;
}
