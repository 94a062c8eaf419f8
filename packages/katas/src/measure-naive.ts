/**
 * @file Measures a kata's naive answer in the candidate's place: how far apart the two ends of its scale are, and whether
 * they agree. It judges nothing.
 */
import type { Engine } from "@kata/grader/engine";
import type { LoadedKata } from "@kata/grader/grade";
import { measureAll } from "@kata/grader/measure/measure";
import type { Efficiency } from "@kata/grader/verdict";

/**
 * @param capMs of each measure of time
 * @returns of each measure what a submission would be told that is `naive.ts`: its `ratio` is naive / solution
 * @throws when a program does not compile or load, or the solution fails at a measured size
 */
export async function measureNaive(
  engine: Engine,
  { kata, solution, naive }: LoadedKata,
  capMs: number,
): Promise<readonly Efficiency[]> {
  if (naive === undefined) throw new Error(`measureNaive, ${kata.slug}: a kata that measures has a naive.ts`);
  const ours = (source: string) => ({ source, language: "ts" as const });
  const sources = { candidate: ours(naive), solution: ours(solution), naive: ours(naive) };
  const programs = await engine.compare(kata, sources);
  try {
    return await measureAll(kata, programs, { capMs });
  } finally {
    programs.close();
  }
}

/** "cpuTime over T: naive / solution = 14.6 at 512; solution 0.2, 0.4, 0.8 ms at 128, 256, 512". */
export function describeMeasured({ kind, over, sizes, ratio, growth }: Efficiency): string {
  const unit = kind === "cpuTime" ? " ms" : "";
  const list = (figures: readonly number[]) => figures.map((figure) => Number(figure.toPrecision(3))).join(", ");
  const of = (who: "solution" | "candidate") => `${list(sizes.map((size) => size[who]))}${unit}`;
  const power =
    growth === undefined ? "" : `; grow as ${over}^${growth.candidate.toFixed(1)} and ^${growth.solution.toFixed(1)}`;
  return (
    `${kind} over ${over}: naive / solution = ${ratio?.toPrecision(3)} at ${sizes.at(-1)?.size}; ` +
    `naive ${of("candidate")}, solution ${of("solution")} at ${sizes.map(({ size }) => size).join(", ")}${power}`
  );
}
