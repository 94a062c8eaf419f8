/**
 * @file A kata's proof: which known wrong answers its cases reject. Written by the prove command, committed, and held true by a test.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { PROOFS } from "./folders.ts";

const proof = z.strictObject({
  slug: z.string(),
  /** Names of the cases, in order. */
  cases: z.array(z.string()),
  /** Per mutant the cases that reject it. */
  mutants: z.array(z.strictObject({ name: z.string(), rejectedBy: z.array(z.string()) })),
});

export type Proof = z.infer<typeof proof>;

export function proofPath(slug: string): string {
  return join(PROOFS, `${slug}.json`);
}

/** `undefined` where the kata has not been proved yet. */
export function readProof(slug: string): Proof | undefined {
  const path = proofPath(slug);
  return existsSync(path) ? proof.parse(JSON.parse(readFileSync(path, "utf8"))) : undefined;
}
