/** @file Rule 8, for measures: each has a scale whose two ends are right, far apart, and measured at sizes that suit a clock. */
import type { Case, Kata, Measure } from "@kata/grader/contract";
import type { LoadedKata } from "@kata/grader/grade";
import type { PlayedProgram } from "@kata/grader/play-cases";
import type { Efficiency } from "@kata/grader/verdict";
import type { PlanEntry } from "../../src/plan.ts";

/** Katas whose plan speaks of efficiency and that measure none, with the reason. */
export const UNMEASURED: Readonly<Record<string, string>> = {
  "ring-all-reduce":
    "its rules fix the messages and the bytes, and its bound the time: every accepted answer has the same",
};

const LEAST_RATIO = 2;
/** A growth is told from so many sizes. */
const LEAST_TIMED_SIZES = 3;
/** Of the solution's calls at the largest size: above what a clock resolves, below what a learner waits for. */
const CALLS_MS = [0.1, 100] as const;

/** What can be said before anything is measured. */
export function checkMeasures(
  { kata, naive }: Pick<LoadedKata, "kata" | "naive">,
  { slug, speed }: Pick<PlanEntry, "slug" | "speed">,
): readonly string[] {
  const { measures = [] } = kata;
  const isListed = Object.hasOwn(UNMEASURED, slug);
  if (measures.length === 0)
    return [
      ...wrong(naive !== undefined && !isListed, "naive.ts is there, and nothing is measured"),
      ...wrong(
        speed !== "none" && !isListed,
        `the plan measures ${speed}; the kata measures nothing, and gives no reason`,
      ),
    ];
  return [
    ...wrong(isListed, "the kata measures, and a reason is given why it does not"),
    ...wrong(naive === undefined, "what measures has a naive.ts: it is the zero of the scale"),
    ...measures.flatMap((measure) => checkSizes(measure).map((finding) => `${describe(measure)}: ${finding}`)),
  ];
}

/** The sizes of all measures as cases, so that what holds for cases can be asked of them. */
export function measuredCases({ measures = [] }: Kata): readonly Case[] {
  return measures.flatMap((measure) =>
    measure.sizes.map(({ size, script }) => ({ name: `${describe(measure)} = ${size}`, group: "measured", script })),
  );
}

/** @param played the program on cases, or on `measuredCases`, with the expected outcomes of the reference */
export function checkRight(who: string, played: PlayedProgram): readonly string[] {
  if (played.begun.kind !== "loaded") return [`${who} does not load`];
  return played.cases.flatMap(({ testCase, judged: { failure } }) =>
    wrong(failure !== undefined, `${testCase.name}: ${who} fails: ${failure?.verdict}, ${failure?.message.en}`),
  );
}

/** @param found of each measure, naive.ts in the candidate's place */
export function checkEfficiency(found: readonly Efficiency[]): readonly string[] {
  return found.flatMap((each) => {
    const largest = each.sizes.at(-1);
    if (each.refused === true || largest === undefined)
      return [`${describe(each)}: naive.ts and the solution disagree: ${each.says.en}`];
    const { solution, candidate } = largest;
    const [fewestMs, mostMs] = CALLS_MS;
    const isTime = each.kind === "cpuTime";
    return [
      ...wrong(
        !(candidate / solution >= LEAST_RATIO),
        `naive / solution = ${(candidate / solution).toFixed(2)} at ${largest.size}; at least ${LEAST_RATIO}`,
      ),
      ...wrong(
        isTime && (solution < fewestMs || solution > mostMs),
        `the solution's calls take ${solution.toFixed(3)} ms at ${largest.size}; from ${fewestMs} to ${mostMs} ms`,
      ),
    ].map((finding) => `${describe(each)}: ${finding}`);
  });
}

function checkSizes({ kind, sizes, value }: Measure): readonly string[] {
  const list = sizes.map(({ size }) => size);
  const fewest = kind === "cpuTime" ? LEAST_TIMED_SIZES : 1;
  return [
    ...wrong(list.length < fewest, `sizes, ${fewest} or more; got ${list.length}`),
    ...wrong(
      list.some((size, i) => i > 0 && size <= list[i - 1]!),
      `sizes ascend; got ${list.join(", ")}`,
    ),
    ...wrong(
      (kind === "value") !== (value !== undefined),
      "a value is computed where the kind is value, and only there",
    ),
  ];
}

function describe({ kind, over }: Pick<Measure, "kind" | "over">): string {
  return `${kind} over ${over}`;
}

function wrong(broken: boolean, finding: string): readonly string[] {
  return broken ? [finding] : [];
}
