/**
 * @file What a fixture of the contract is: a signature of the catalogue as cases with outcomes written by hand, and two candidates.
 */
import type { Case, Kata, Outcome, Outcomes, Script } from "../src/contract.ts";
import type { Value } from "../src/value.ts";
import type { VerdictCode } from "../src/verdict.ts";

export interface Fixture {
  readonly kata: Kata;
  /** By name of the case. */
  readonly expected: Readonly<Record<string, Outcomes>>;
  readonly right: string;
  readonly wrong: { readonly source: string; readonly verdict: VerdictCode; readonly failsIn: string };
}

interface Written {
  readonly name: string;
  readonly script: Script;
  readonly expected: Outcomes;
  readonly more?: Partial<Case>;
}

type FixtureKata = Pick<Kata, "slug" | "style" | "exports"> & Partial<Kata>;

export function fixture(
  kata: FixtureKata,
  cases: readonly Written[],
  programs: Pick<Fixture, "right" | "wrong">,
): Fixture {
  return {
    kata: {
      reference: { module: "written-by-hand" },
      precision: "exact",
      tolerance: { rtol: 1e-5, atol: 1e-6 },
      ...kata,
      cases: cases.map(({ name, script, more }) => ({ name, group: "values", script: () => script, ...more })),
    },
    expected: Object.fromEntries(cases.map(({ name, expected }) => [name, expected])),
    ...programs,
  };
}

export const value = (of: Value): Outcome => ({ kind: "value", value: of });
export const threw = (error: Extract<Outcome, { kind: "threw" }>["error"]): Outcome => ({ kind: "threw", error });
/** The outcomes of a solo script. */
export const values = (...all: readonly Value[]): Outcomes => [all.map(value)];
