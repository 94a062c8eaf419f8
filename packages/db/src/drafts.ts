/** @file Code being written, kept on the server. The last write by the client's clock wins, and older states are kept. */
import type { Language } from "./attempts.ts";
import type { Database } from "./client.ts";

export interface Draft {
  readonly source: string;
  readonly language: Language;
  readonly updatedAt: Date;
}

/** @throws SourceError */
export declare function saveDraft(db: Database, userId: string, slug: string, draft: Draft): Promise<void>;

/** The newest draft of the kata, in whatever language. */
export declare function loadDraft(db: Database, userId: string, slug: string): Promise<Draft | undefined>;

/** The states that are kept, newest first. */
export declare function listDrafts(db: Database, userId: string, slug: string): Promise<Draft[]>;
