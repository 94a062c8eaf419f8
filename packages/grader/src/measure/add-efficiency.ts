/**
 * @file What follows an accepted verdict of a kata that measures: efficiency beside the solution and the naive answer, and the
 * final score. It never takes a verdict back; where measuring itself breaks, the verdict stays as it was, with the cause.
 */
import type { Engine } from "../engine.ts";
import type { GradeOptions, LoadedKata, Submission } from "../grade.ts";
import { causeOf } from "../cause.ts";
import type { Efficiency, Verdict } from "../verdict.ts";
import { thisMachine } from "./machine.ts";
import { measureAll, type MeasureOptions } from "./measure.ts";
import { CORRECTNESS_POINTS } from "./points.ts";

type Options = Pick<MeasureOptions, "capMs"> & Pick<GradeOptions, "onEvent" | "signal">;

/** What breaks on our side is tried again, once. */
const MOST_TRIES = 2;

export function isMeasured({ kata, naive }: LoadedKata): boolean {
  return kata.measures !== undefined && kata.measures.length > 0 && naive !== undefined;
}

/** Is a submission with this verdict measured, too? */
export function isMeasuredAfter(
  { verdict, examplesOnly }: Pick<Verdict, "verdict" | "examplesOnly">,
  loaded: LoadedKata,
  { measure }: Pick<GradeOptions, "measure">,
): boolean {
  return verdict === "accepted" && !examplesOnly && measure !== false && isMeasured(loaded);
}

/** @param verdict of a submission that `isMeasuredAfter` it */
export async function addEfficiency(
  engine: Engine,
  loaded: LoadedKata,
  submission: Submission,
  verdict: Verdict,
  { capMs, signal, onEvent }: Options,
): Promise<Verdict> {
  const causes: string[] = [];
  let measured: Verdict = { ...verdict, measuringBroke: true };
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    try {
      const efficiency = await measureOnce(engine, loaded, submission, { capMs, ...(signal && { signal }) });
      // With two measures, the worse one counts.
      const points = Math.min(...efficiency.map((each) => each.points));
      const machine = thisMachine(verdict.isolation);
      measured = { ...verdict, efficiency, machine, score: Math.round(CORRECTNESS_POINTS + points) };
      break;
    } catch (error) {
      signal?.throwIfAborted();
      causes.push(causeOf(error));
    }
  }
  if (causes.length > 0) measured = { ...measured, cause: [verdict.cause, ...causes].filter(Boolean).join("\n\n") };
  onEvent?.({ type: "measured", verdict: measured });
  return measured;
}

async function measureOnce(
  engine: Engine,
  { kata, solution, naive }: LoadedKata,
  candidate: Submission,
  options: MeasureOptions,
): Promise<readonly Efficiency[]> {
  const ours = (source: string) => ({ source, language: "ts" as const });
  const sources = { candidate, solution: ours(solution), naive: ours(naive!) };
  const programs = await engine.compare(kata, sources, options.signal);
  try {
    return await measureAll(kata, programs, options);
  } finally {
    programs.close();
  }
}
