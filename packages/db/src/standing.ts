/**
 * @file Where a measured attempt stands among the other accepted answers to its kata in this database.
 *
 * Compared are submissions to the same content of the kata, scored by the same version, that ran in isolation. The same code of one
 * user counts once. Counted figures are the same on every machine; times are compared with those of the same processor model.
 */
import type { Bilingual, MeasureKind } from "@kata/grader/contract";
import type { Efficiency } from "@kata/grader/verdict";
import { isAttemptId } from "./attempt-id.ts";
import type { Database } from "./client.ts";
import { rankAmong, type Interval, type Rank } from "./percentile.ts";

export interface MeasureRank {
  readonly kind: MeasureKind;
  /** Of kind `value`: what it is called. */
  readonly name?: Bilingual;
  readonly rank: Rank;
}

export type Standing =
  | { readonly status: "compared"; readonly measures: readonly MeasureRank[] }
  /** It ran at a lower isolation level than comparing needs. */
  | { readonly status: "not-isolated"; readonly isolation: number; readonly needed: number };

/** Below this level the system does not hold a submission apart from others, nor from its own measurement. */
const LOWEST_ISOLATION = 3;

/** Of each other answer the newest ratio on each measure, by its position in the kata. $1: the attempt, $2: its processor. */
const OTHERS = `
  SELECT DISTINCT ON (o.user_id, sha256(convert_to(o.source, 'UTF8')), m.position)
    m.position::int AS position, m.measure->'ratio' AS ratio, m.measure->'interval' AS interval
  FROM attempts own JOIN attempts o USING (slug, content_hash, score_version)
  CROSS JOIN LATERAL jsonb_array_elements(o.efficiency) WITH ORDINALITY AS m (measure, position)
  WHERE own.id = $1 AND NOT (o.user_id = own.user_id AND o.source = own.source)
    AND o.kind = 'submit' AND o.state = 'done' AND o.verdict = 'accepted' AND o.isolation >= ${LOWEST_ISOLATION}
    AND jsonb_typeof(m.measure->'ratio') = 'number'
    AND (m.measure->>'kind' <> 'cpuTime' OR o.machine->>'processor' = $2)
  ORDER BY o.user_id, sha256(convert_to(o.source, 'UTF8')), m.position, o.created_at DESC`;

/** `undefined`: nothing was measured that could be compared. The caller has checked that the attempt may be read. */
export async function getStanding(db: Database, id: string): Promise<Standing | undefined> {
  if (!isAttemptId(id)) return undefined;
  const own = await db.prisma.attempt.findFirst({
    where: { id, kind: "submit", state: "done", verdict: "accepted" },
    select: { efficiency: true, machine: true, isolation: true },
  });
  if (own?.efficiency == null) return undefined;
  const measures = own.efficiency as unknown as readonly Efficiency[];
  if (!measures.some(intervalOf)) return undefined;
  const isolation = own.isolation ?? 0;
  if (isolation < LOWEST_ISOLATION) return { status: "not-isolated", isolation, needed: LOWEST_ISOLATION };
  const { processor } = (own.machine as { processor?: string } | null) ?? {};
  const { rows } = await db.pool.query<Pick<Efficiency, "ratio" | "interval"> & { readonly position: number }>(OTHERS, [
    id,
    processor ?? null,
  ]);
  return {
    status: "compared",
    measures: measures.flatMap((measure, i) => {
      const interval = intervalOf(measure);
      if (interval === undefined) return [];
      const others = rows.filter(({ position }) => position === i + 1).flatMap((row) => intervalOf(row) ?? []);
      const { kind, name } = measure;
      return [{ kind, ...(name === undefined ? {} : { name }), rank: rankAmong(interval, others) }];
    }),
  };
}

/** A refused measure has none. What is not finite is stored as null. */
function intervalOf({
  ratio,
  interval,
}: {
  ratio?: number | null;
  interval?: Efficiency["interval"] | null;
}): Interval | undefined {
  if (typeof ratio !== "number") return undefined;
  const [low, high] = interval ?? [ratio, ratio];
  return { low: low ?? ratio, high: high ?? ratio };
}
