/**
 * @file What a fixture of the hostile corpus is: a small kata outside the content, its expected outcomes, and an honest answer.
 *
 * Expected outcomes come from a closed form written in the fixture, in float64: no reference process takes part.
 */
import type { Case, Kata, Outcome, Outcomes, Script } from "../contract.ts";
import type { ExpectedCase } from "../play-cases.ts";
import type { Value } from "../value.ts";

export interface HostileFixture {
  readonly kata: Kata;
  readonly cases: readonly ExpectedCase[];
  /** Played after each file of the corpus: it must be accepted. */
  readonly honest: string;
}

interface WrittenCase {
  readonly name: string;
  readonly script: Script;
  readonly expected: Outcomes;
  readonly bounds?: Case["bounds"];
}

type FixtureKata = Pick<Kata, "slug" | "style" | "exports"> & Partial<Kata>;

export function hostileFixture(kata: FixtureKata, written: readonly WrittenCase[], honest: string): HostileFixture {
  const cases = written.map(({ name, script, expected, bounds }) => {
    const testCase: Case = { name, group: "values", script: () => script, ...(bounds === undefined ? {} : { bounds }) };
    return { testCase, script, expected };
  });
  return {
    kata: {
      reference: { module: "closed-form" },
      precision: "float64",
      // The band in which a float32 answer of any honest order of summation lies.
      tolerance: { rtol: 1e-4, atol: 1e-9 },
      ...kata,
      cases: cases.map(({ testCase }) => testCase),
    },
    cases,
    honest,
  };
}

export const valueOf = (value: Value): Outcome => ({ kind: "value", value });
/** The outcomes of a solo script. */
export const valuesOf = (...values: readonly Value[]): Outcomes => [values.map(valueOf)];
