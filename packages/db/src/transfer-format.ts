/** @file The file that a user's data is carried in: JSON, checked field by field when it is read. */
import { VERDICTS } from "@kata/grader/verdict";
import { z } from "zod";

export const FORMAT = "llm-kata";
/** Version 1 had no `efficiency` and no `machine`; it is still read. */
export const FORMAT_VERSION = 2;

const time = z.iso.datetime();
const text = z.string().refine((value) => !value.includes("\0") && value.isWellFormed(), "text");
const language = z.enum(["ts", "js"]);

const figure = z.number().nullable();
/** One measure, as far as this package reads it. An infinite figure is `null` in JSON. */
const efficiency = z.looseObject({
  kind: z.string(),
  points: z.number(),
  ratio: figure.optional(),
  interval: z.tuple([figure, figure]).optional(),
});
const machine = z.looseObject({ processor: text, cores: z.int(), node: text, isolation: z.int() });

const attempt = z.strictObject({
  id: z.uuid(),
  slug: text,
  source: text,
  language,
  kind: z.enum(["submit", "run"]),
  origin: z.enum(["web", "terminal"]),
  state: z.enum(["queued", "running", "done", "cancelled"]),
  runs: z.int().nonnegative(),
  verdict: z.enum(VERDICTS).nullable(),
  score: z.number().nullable(),
  scoreVersion: z.int().nullable(),
  passed: z.int().nullable(),
  total: z.int().nullable(),
  /** The verdict as it was graded; its own fields are the grader's business. */
  report: z.looseObject({ verdict: z.enum(VERDICTS) }).nullable(),
  cases: z.array(z.looseObject({ name: z.string(), group: z.string(), status: z.string() })).nullable(),
  efficiency: z.array(efficiency).nullable().default(null),
  machine: machine.nullable().default(null),
  contentHash: text.nullable(),
  backend: text.nullable(),
  isolation: z.int().nullable(),
  durationMs: z.number().nullable(),
  createdAt: time,
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
});

export const transferFile = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal([1, FORMAT_VERSION]),
  exportedAt: time,
  user: z.strictObject({ handle: text, createdAt: time }),
  attempts: z.array(attempt),
  drafts: z.array(z.strictObject({ slug: text, language, sourceHash: text, source: text, updatedAt: time })),
  giveUps: z.array(z.strictObject({ slug: text, createdAt: time })),
});

export type TransferFile = z.infer<typeof transferFile>;
