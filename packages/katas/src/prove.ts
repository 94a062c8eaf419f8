/** @file Tries every known wrong answer on every case. */
import type { Mutant } from "@kata/grader/contract";
import type { Engine } from "@kata/grader/engine";
import type { LoadedKata } from "@kata/grader/grade";
import { mutate } from "@kata/grader/mutate";
import { playCases, type ExpectedCase, type PlayedProgram } from "@kata/grader/play-cases";
import type { Proof } from "./proof.ts";

/** One seed for all proofs, so that a matrix changes only with its kata. */
export const PROOF_SEED = "proof";
/** A rung that every machine has. */
export const PROOF_RUNG = "wasm";

export interface TriedMutant extends PlayedProgram {
  readonly mutant: Mutant;
}

export async function tryMutants(
  engine: Engine,
  { kata, mutants, solution }: LoadedKata,
  cases: readonly ExpectedCase[],
): Promise<readonly TriedMutant[]> {
  const tried: TriedMutant[] = [];
  for (const mutant of mutants) {
    const program = { source: mutate(solution, mutant), language: "ts" } as const;
    tried.push({ mutant, ...(await playCases(engine, kata, program, cases)) });
  }
  return tried;
}

export function proofOf({ kata }: LoadedKata, tried: readonly TriedMutant[]): Proof {
  return {
    slug: kata.slug,
    cases: kata.cases.map(({ name }) => name),
    mutants: tried.map(({ mutant, cases }) => ({
      name: mutant.name,
      rejectedBy: cases.filter(({ judged }) => judged.failure !== undefined).map(({ testCase }) => testCase.name),
    })),
  };
}
