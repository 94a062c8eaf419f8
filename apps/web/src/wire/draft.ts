/** @file Code being written, as browser and server exchange it. */
import { z } from "zod";

export const DraftBody = z.object({
  source: z.string(),
  language: z.enum(["ts", "js"]),
  /** ISO 8601, by the browser's clock. */
  updatedAt: z.iso.datetime(),
});
export type DraftBody = z.infer<typeof DraftBody>;

export interface DraftsBody {
  readonly draft: DraftBody | null;
  /** Newest first. */
  readonly history: readonly DraftBody[];
}
