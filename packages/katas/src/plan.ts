/**
 * @file The plan: every kata that is shipped or will be, as `data/catalogue.json` records it.
 *
 * Parsed once, here; the rest of the package trusts the type.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { PLAN } from "./folders.ts";

const planEntry = z.strictObject({
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: z.strictObject({ en: z.string().min(1), zh: z.string().min(1) }),
  track: z.string(),
  difficulty: z.enum(["easy", "medium", "hard"]),
  style: z.enum(["tensor", "array", "ranks", "sim", "text"]),
  tier: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  order: z.int().positive(),
  signature: z.string(),
  spec: z.string(),
  checks: z.array(z.string()),
  pitfalls: z.array(z.string()),
  followups: z.array(z.string()),
  prereqs: z.array(z.string()),
  aliases: z.array(z.string()),
  source: z.string(),
  speed: z.string(),
  interview_focus: z.array(z.strictObject({ row: z.string(), focus: z.string() })),
  covers: z.array(z.string()),
});

export type PlanEntry = z.infer<typeof planEntry>;

export function readPlan(): readonly PlanEntry[] {
  return z.array(planEntry).parse(JSON.parse(readFileSync(PLAN, "utf8")));
}
