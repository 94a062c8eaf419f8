/** @file Code being written, kept on the server. The last write by the client's clock wins, and older states are kept. */
import { createHash } from "node:crypto";
import type { Language } from "./attempts.ts";
import type { Database } from "./client.ts";
import { checkSource } from "./source.ts";

export interface Draft {
  readonly source: string;
  readonly language: Language;
  /** By the client's clock; a clock that runs ahead is set back to the server's. */
  readonly updatedAt: Date;
}

/** Distinct states kept per kata and language. */
const NUM_KEPT = 50;

/** @throws SourceError */
export async function saveDraft(db: Database, userId: string, slug: string, draft: Draft): Promise<void> {
  checkSource(draft.source);
  const hash = createHash("sha256").update(draft.source).digest("hex");
  const updatedAt = new Date(Math.min(draft.updatedAt.getTime(), Date.now()));
  await db.pool.query(
    `INSERT INTO drafts (user_id, slug, language, source_hash, source, updated_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (user_id, slug, language, source_hash) DO UPDATE SET updated_at = greatest(drafts.updated_at, excluded.updated_at)`,
    [userId, slug, draft.language, hash, draft.source, updatedAt],
  );
  await db.pool.query(
    `DELETE FROM drafts d WHERE user_id = $1 AND slug = $2 AND language = $3 AND updated_at <
       (SELECT updated_at FROM drafts WHERE user_id = $1 AND slug = $2 AND language = $3 ORDER BY updated_at DESC OFFSET $4 LIMIT 1)`,
    [userId, slug, draft.language, NUM_KEPT - 1],
  );
}

/** The newest draft of the kata, in whatever language. */
export async function loadDraft(db: Database, userId: string, slug: string): Promise<Draft | undefined> {
  const [newest] = await readDrafts(db, userId, slug, 1);
  return newest;
}

/** The states that are kept, newest first. */
export async function listDrafts(db: Database, userId: string, slug: string): Promise<Draft[]> {
  return readDrafts(db, userId, slug, 2 * NUM_KEPT);
}

async function readDrafts(db: Database, userId: string, slug: string, take: number): Promise<Draft[]> {
  return db.prisma.draft.findMany({
    where: { userId, slug },
    orderBy: { updatedAt: "desc" },
    take,
    select: { source: true, language: true, updatedAt: true },
  });
}
