/** @file How many known wrong answers each kata rejects: "17 of 17". */
import { summaries } from "./proofs.gen.ts";

export interface ProofSummary {
  /** Known wrong answers. */
  readonly mutants: number;
  /** Those among them that a case rejects. */
  readonly rejected: number;
}

/** By slug. A kata that has not been proved is not in it. */
export const proofs: Readonly<Record<string, ProofSummary>> = summaries;
