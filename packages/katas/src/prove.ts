/** @file Tries every known wrong answer on every case. */
import type { Mutant } from "@kata/grader/contract";
import type { Engine } from "@kata/grader/engine";
import type { LoadedKata } from "@kata/grader/grade";
import { mutate } from "./mutate.ts";
import type { Proof } from "./proof.ts";
import { rehearse, type Rehearsal, type Trial } from "./rehearse.ts";

/** One seed for all proofs, so that a matrix changes only with its kata. */
export const PROOF_SEED = "proof";
/** A rung that every machine has. */
export const PROOF_RUNG = "wasm";

export interface MutantTrials {
  readonly mutant: Mutant;
  readonly trials: readonly Trial[];
}

export async function tryMutants(
  engine: Engine,
  { kata, mutants, solution }: LoadedKata,
  rehearsals: readonly Rehearsal[],
): Promise<readonly MutantTrials[]> {
  const tried: MutantTrials[] = [];
  for (const mutant of mutants) {
    tried.push({ mutant, trials: await rehearse(engine, kata, mutate(solution, mutant), rehearsals) });
  }
  return tried;
}

export function proofOf(slug: string, tried: readonly MutantTrials[]): Proof {
  return {
    slug,
    cases: tried[0]?.trials.map(({ name }) => name) ?? [],
    mutants: tried.map(({ mutant, trials }) => ({
      name: mutant.name,
      rejectedBy: trials.filter(({ failure }) => failure !== undefined).map(({ name }) => name),
    })),
  };
}
