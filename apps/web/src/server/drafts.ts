/** @file Drafts of the learner on the server. */
import "server-only";
import type { Draft } from "@kata/db/drafts";
import { ApiError } from "@/server/api";
import { findEntry } from "@/server/catalogue";
import { db } from "@/server/packages";
import type { Learner } from "@/server/session";
import { checkText } from "@/server/source-rules";
import type { DraftBody, DraftsBody } from "@/wire/draft";

/** @throws ApiError `unknown-kata` */
export async function readDrafts({ database, userId }: Learner, slug: string): Promise<DraftsBody> {
  if (findEntry(slug) === undefined) throw new ApiError("unknown-kata");
  const { listDrafts } = await db.drafts();
  const history = (await listDrafts(database, userId, slug)).map(toBody);
  return { draft: history[0] ?? null, history };
}

/** @throws ApiError `unknown-kata` or a rule of the source */
export async function writeDraft({ database, userId }: Learner, slug: string, draft: DraftBody): Promise<void> {
  if (findEntry(slug) === undefined) throw new ApiError("unknown-kata");
  checkText(draft.source);
  const { saveDraft } = await db.drafts();
  await saveDraft(database, userId, slug, { ...draft, updatedAt: new Date(draft.updatedAt) });
}

function toBody({ source, language, updatedAt }: Draft): DraftBody {
  return { source, language, updatedAt: updatedAt.toISOString() };
}
