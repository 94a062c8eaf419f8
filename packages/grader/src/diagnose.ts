/**
 * @file Is this wrong answer a known mistake? Plays the kata's mutants on the case that failed and compares.
 */
import { compareOutcomes } from "./compare.ts";
import type { Bilingual, Case, Kata, Mutant, Outcomes, Script } from "./contract.ts";
import type { Engine } from "./engine.ts";
import { outcomesOf } from "./judge.ts";
import { mutate } from "./mutate.ts";
import type { CaseRecord } from "./sandbox/protocol.ts";

export interface FailedCase {
  readonly kata: Kata;
  readonly testCase: Case;
  readonly script: Script;
  readonly expected: Outcomes;
  readonly record: CaseRecord;
}

/** A diagnosis is a help, never worth a long wait. */
const MOST_MS = 3000;

/** The mentor's sentence of the first mutant whose wrong result this is. */
export async function diagnose(engine: Engine, failed: FailedCase, mutants: readonly Mutant[], solution: string, signal?: AbortSignal): Promise<Bilingual | undefined> {
  const { kata, testCase, script, expected } = failed;
  const got = outcomesOf(failed.record);
  const start = performance.now();
  // Those that this very case exists for come first.
  const ordered = [...mutants].sort((a, b) => Number(b.killedBy === testCase.name) - Number(a.killedBy === testCase.name));
  for (const mutant of ordered) {
    if (performance.now() - start > MOST_MS) return undefined;
    const session = await engine.open(kata, { source: mutate(solution, mutant), language: "ts" }, signal);
    try {
      if (session.begun.kind !== "loaded") continue;
      const record = await session.play(script);
      if (record.fault !== undefined) continue;
      const outcomes = outcomesOf(record);
      const isWrong = !compareOutcomes(kata, testCase, script, expected, outcomes).ok;
      if (isWrong && compareOutcomes(kata, testCase, script, outcomes, got).ok) return mutant.says;
    } finally {
      session.close();
    }
  }
  return undefined;
}
