/**
 * @file How well scores repeat: the same submissions graded for efficiency again and again, and what comes of it.
 *
 * It measures without a verdict before it, so that a naive answer that a case would reject is measured too. It prints nothing.
 */
import type { Kata, MeasureKind } from "@kata/grader/contract";
import type { Engine } from "@kata/grader/engine";
import type { LoadedKata } from "@kata/grader/grade";
import { measureAll } from "@kata/grader/measure/measure";
import { CORRECTNESS_POINTS } from "@kata/grader/measure/points";

/** Least costly first. */
export const SUBMISSIONS = ["solution", "in between", "naive"] as const;
export type SubmissionName = (typeof SUBMISSIONS)[number];

/** In one run. */
export const MOST_KATAS = 6;

export interface Subject {
  readonly loaded: LoadedKata;
  /** Without a program in between, two are compared. */
  readonly sources: Partial<Readonly<Record<SubmissionName, string>>>;
}

/** One grading: of the measure that counts. `undefined`: refused. */
export interface Grading {
  readonly ratio: number | undefined;
  readonly score: number;
}

export interface Spread {
  readonly mean: number;
  /** Standard deviation and largest deviation, as shares of the mean. */
  readonly deviation: number;
  readonly worst: number;
}

export interface Repeated {
  readonly slug: string;
  readonly kind: MeasureKind;
  readonly gradings: number;
  readonly submissions: Partial<
    Record<SubmissionName, { readonly ratio: Spread; readonly score: Spread; readonly refused: number }>
  >;
  /** Gradings in which a submission had no better ratio than the next one. */
  readonly wrongOrder: number;
}

export async function gradeOnce(
  engine: Engine,
  { kata, solution, naive }: LoadedKata,
  source: string,
  capMs: number,
): Promise<Grading> {
  const ours = (text: string) => ({ source: text, language: "ts" as const });
  const programs = await engine.compare(kata, {
    candidate: ours(source),
    solution: ours(solution),
    naive: ours(naive!),
  });
  try {
    const all = await measureAll(kata, programs, { capMs });
    const counting = all.reduce((worst, each) => (each.points < worst.points ? each : worst));
    return { ratio: counting.ratio, score: Math.round(CORRECTNESS_POINTS + counting.points) };
  } finally {
    programs.close();
  }
}

export function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return {
    mean,
    deviation: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)) / mean,
    worst: values.reduce((worst, x) => Math.max(worst, Math.abs(x / mean - 1)), 0),
  };
}

/** @param gradings by submission, in the order in which they were graded */
export function summarise(kata: Kata, gradings: Partial<Record<SubmissionName, readonly Grading[]>>): Repeated {
  const names = SUBMISSIONS.filter((name) => gradings[name] !== undefined);
  const count = Math.min(...names.map((name) => gradings[name]!.length));
  let wrongOrder = 0;
  for (let i = 0; i < count; i++) {
    const ratios = names.map((name) => gradings[name]![i]!.ratio ?? Infinity);
    if (ratios.some((ratio, at) => at > 0 && !(ratios[at - 1]! < ratio))) wrongOrder++;
  }
  const submissions: Record<string, Repeated["submissions"][SubmissionName]> = {};
  for (const name of names) {
    const own = gradings[name]!;
    const ratios = own.flatMap(({ ratio }) => (ratio === undefined ? [] : [ratio]));
    submissions[name] = {
      ratio: spreadOf(ratios),
      score: spreadOf(own.map(({ score }) => score)),
      refused: own.length - ratios.length,
    };
  }
  return { slug: kata.slug, kind: kata.measures![0]!.kind, gradings: count, submissions, wrongOrder };
}

/** What is measured, and of what: a program of tensors spends its time otherwise than one of arrays or texts. */
export function kindOf({ kata }: Pick<LoadedKata, "kata">): string {
  return `${kata.measures![0]!.kind}, ${kata.style}`;
}

/** As many kinds as there are, then more of the same. */
export function chooseSubjects<T>(all: readonly T[], kindOf: (each: T) => string, most: number): T[] {
  const chosen: T[] = [];
  const left = [...all];
  while (chosen.length < most && left.length > 0) {
    const uses = (each: T) => chosen.filter((other) => kindOf(other) === kindOf(each)).length;
    const next = left.reduce((best, each) => (uses(each) < uses(best) ? each : best));
    chosen.push(...left.splice(left.indexOf(next), 1));
  }
  return chosen;
}
