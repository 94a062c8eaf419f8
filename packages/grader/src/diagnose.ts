/**
 * @file Is this wrong answer a known mistake? Plays the kata's mutants on the case that failed and compares.
 */
import { compareOutcomes } from "./compare.ts";
import type { Bilingual, Case, Kata, Mutant, Outcomes, Script } from "./contract.ts";
import type { Engine } from "./engine.ts";
import { judge, outcomesOf } from "./judge.ts";
import { mutate } from "./mutate.ts";
import type { CaseRecord } from "./sandbox/protocol.ts";
import type { Failure } from "./verdict.ts";

export interface FailedCase {
  readonly kata: Kata;
  readonly testCase: Case;
  readonly script: Script;
  readonly expected: Outcomes;
  readonly record: CaseRecord;
  readonly failure: Failure;
}

/** A diagnosis is a help, never worth a long wait. */
const MOST_MS = 3000;

/** The mentor's sentence of the first mutant whose wrong result this is. */
export async function diagnose(
  engine: Engine,
  failed: FailedCase,
  mutants: readonly Mutant[],
  solution: string,
  signal?: AbortSignal,
): Promise<Bilingual | undefined> {
  const { kata, testCase, script } = failed;
  const start = performance.now();
  // Those that this very case exists for come first.
  const ordered = [...mutants].sort(
    (a, b) => Number(b.killedBy === testCase.name) - Number(a.killedBy === testCase.name),
  );
  for (const mutant of ordered) {
    if (performance.now() - start > MOST_MS) return undefined;
    const session = await engine.open(kata, { source: mutate(solution, mutant), language: "ts" }, signal);
    try {
      if (session.begun.kind === "loaded" && isSameMistake(failed, await session.play(script))) return mutant.says;
    } finally {
      session.close();
    }
  }
  return undefined;
}

/** Wrong values are the same values, a broken bound is the same bound, a deadlock has the same ranks waiting. */
function isSameMistake(failed: FailedCase, record: CaseRecord): boolean {
  const { failure } = judge({ ...failed, record, positionOf: () => undefined });
  if (failure === undefined || failure.verdict !== failed.failure.verdict) return false;
  if (failure.verdict === "wrong-answer") {
    const { kata, testCase, script } = failed;
    return compareOutcomes(kata, testCase, script, outcomesOf(record), outcomesOf(failed.record)).ok;
  }
  return (
    failure.bound === failed.failure.bound &&
    (failure.bound !== undefined || failure.message.en === failed.failure.message.en)
  );
}
