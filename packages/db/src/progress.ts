/** @file Progress, read from the attempts. Only graded submissions count: no runs, nothing cancelled, no failure of ours. */
import type { Efficiency } from "@kata/grader/verdict";
import { listAttempts, type AttemptSummary } from "./attempts.ts";
import type { Database } from "./client.ts";

export type KataStatus = "new" | "tried" | "accepted";

export interface KataProgress {
  readonly status: KataStatus;
  readonly best: Best | undefined;
  readonly attempts: number;
}

/**
 * The attempt with the best score within the newest score version that this kata was scored in; of several, the most efficient.
 * A score that efficiency is part of goes before one from when the kata was not measured: 100 was another 100 then.
 */
export interface Best {
  readonly attemptId: string;
  readonly score: number;
  readonly scoreVersion: number;
  /** Of a measured attempt, else undefined. */
  readonly efficiency: readonly Efficiency[] | undefined;
}

export interface Day {
  /** `2026-11-20`, in the asked time zone. */
  readonly date: string;
  readonly attempts: number;
  readonly accepted: number;
}

export interface Dashboard {
  /** `attempts` and `acceptedAttempts` count attempts; `tried` (accepted ones included) and `accepted` count katas. */
  readonly totals: {
    readonly attempts: number;
    readonly acceptedAttempts: number;
    readonly tried: number;
    readonly accepted: number;
  };
  /** By slug; a kata without attempts is absent. */
  readonly katas: ReadonlyMap<string, KataProgress>;
  /** The last 12 weeks, oldest first, today last, days without attempts included. */
  readonly days: readonly Day[];
  /** The newest attempts, done or not. */
  readonly recent: readonly AttemptSummary[];
}

const NUM_DAYS = 12 * 7;
const NUM_RECENT = 20;

/** The attempts that count. $1: the user. */
const COUNTED = `SELECT * FROM attempts WHERE user_id = $1 AND kind = 'submit' AND state = 'done' AND verdict <> 'internal-error'`;

/** The worst ratio of an attempt's measures: the one that its score depends on. */
const RATIO = `(SELECT max((measure->>'ratio')::float8) FROM jsonb_array_elements(efficiency) AS m (measure))`;

const BESTS = `SELECT DISTINCT ON (slug) slug, id AS "attemptId", score, score_version AS "scoreVersion", efficiency
  FROM (${COUNTED}) c WHERE score IS NOT NULL AND score_version IS NOT NULL
  ORDER BY slug, score_version DESC, efficiency IS NULL, score DESC, ${RATIO} NULLS LAST, created_at`;

/** By slug; a kata without attempts is absent, and new. */
export async function statuses(db: Database, userId: string): Promise<Map<string, KataProgress>> {
  const [counts, bests] = await Promise.all([
    db.pool.query<{ slug: string; attempts: number; accepted: boolean }>(
      `SELECT slug, count(*)::int AS attempts, bool_or(verdict = 'accepted') AS accepted FROM (${COUNTED}) c GROUP BY slug`,
      [userId],
    ),
    db.pool.query<Omit<Best, "efficiency"> & { slug: string; efficiency: readonly Efficiency[] | null }>(BESTS, [
      userId,
    ]),
  ]);
  const best = new Map(
    bests.rows.map(({ slug, efficiency, ...row }) => [slug, { ...row, efficiency: efficiency ?? undefined }]),
  );
  return new Map(
    counts.rows.map(({ slug, attempts, accepted }) => [
      slug,
      { status: accepted ? "accepted" : "tried", best: best.get(slug), attempts },
    ]),
  );
}

/** @param options.timeZone IANA name that days are cut in; by default this process's own. */
export async function dashboard(
  db: Database,
  userId: string,
  options: { readonly timeZone?: string } = {},
): Promise<Dashboard> {
  const timeZone = options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [katas, days, recent] = await Promise.all([
    statuses(db, userId),
    countDays(db, userId, timeZone),
    listAttempts(db, userId, { limit: NUM_RECENT }),
  ]);
  const { rows } = await db.pool.query<{ attempts: number; accepted: number }>(
    `SELECT count(*)::int AS attempts, count(*) FILTER (WHERE verdict = 'accepted')::int AS accepted FROM (${COUNTED}) c`,
    [userId],
  );
  const totals = {
    attempts: rows[0]?.attempts ?? 0,
    acceptedAttempts: rows[0]?.accepted ?? 0,
    tried: katas.size,
    accepted: [...katas.values()].filter(({ status }) => status === "accepted").length,
  };
  return { totals, katas, days, recent };
}

async function countDays(db: Database, userId: string, timeZone: string): Promise<Day[]> {
  const { rows } = await db.pool.query<Day>(
    `SELECT to_char(day, 'YYYY-MM-DD') AS date, count(c.id)::int AS attempts, count(c.id) FILTER (WHERE c.verdict = 'accepted')::int AS accepted
     FROM generate_series((now() AT TIME ZONE $2)::date - ($3::int - 1), (now() AT TIME ZONE $2)::date, '1 day') AS day
     LEFT JOIN (${COUNTED}) c ON (c.created_at AT TIME ZONE $2)::date = day
     GROUP BY day ORDER BY day`,
    [userId, timeZone, NUM_DAYS],
  );
  return rows;
}
