/** @file What of a best attempt's efficiency fits beside its score: the measure that the score depends on, and its rank. */
import type { Standing } from "@kata/db/standing";
import type { Bilingual, MeasureKind } from "@kata/grader/contract";
import type { Efficiency } from "@kata/grader/verdict";

type Compared = Extract<Standing, { status: "compared" }>;

export interface BestMeasure {
  readonly kind: MeasureKind;
  readonly name?: Bilingual;
  /** candidate / solution */
  readonly ratio: number;
  readonly rank: Compared["measures"][number]["rank"] | Exclude<Standing, Compared> | undefined;
}

/** Of several measures the one with the fewest points. `undefined`: none has a ratio, since the attempt was refused on each. */
export function bestMeasure(
  efficiency: readonly Efficiency[],
  standing: Standing | undefined,
): BestMeasure | undefined {
  const [worst] = efficiency.filter(({ ratio }) => typeof ratio === "number").sort((a, b) => a.points - b.points);
  if (worst?.ratio === undefined) return undefined;
  const { kind, name, ratio } = worst;
  const rank =
    standing?.status === "compared"
      ? standing.measures.find((measure) => measure.kind === kind && measure.name?.en === name?.en)?.rank
      : standing;
  return { kind, ...(name && { name }), ratio, rank };
}
