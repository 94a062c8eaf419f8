/**
 * @file Plays a program on a kata's cases, in the same children and under the same judge as a submission.
 *
 * Unlike a grading it plays every case, also after one that ended the child, and it keeps the raw outcomes.
 */
import type { Case, Kata, Outcomes, Script } from "@kata/grader/contract";
import { isFinal, scriptOf, type Engine, type Session } from "@kata/grader/engine";
import { judge, type Judged } from "@kata/grader/judge";
import type { CaseRecord } from "@kata/grader/sandbox/protocol";

/** A case with its script and its right answer under one seed. */
export interface Rehearsal {
  readonly testCase: Case;
  readonly script: Script;
  readonly expected: Outcomes;
}

export interface Trial extends Judged {
  readonly name: string;
  readonly record: CaseRecord;
  /** From the script's departure to the record's arrival, ms. */
  readonly wallMs: number;
}

/** The program never came to be played. */
export class RehearsalError extends Error {
  override readonly name = "RehearsalError";
}

export async function prepare(
  engine: Pick<Engine, "oracle">,
  kata: Kata,
  seed: string,
  cases: readonly Case[] = kata.cases,
): Promise<readonly Rehearsal[]> {
  const scripts = cases.map((testCase) => scriptOf(kata, testCase, seed));
  const { outcomes } = await engine.oracle.expected(kata, scripts);
  return cases.map((testCase, i) => ({ testCase, script: scripts[i]!, expected: outcomes[i]! }));
}

/** @throws {RehearsalError} when the source does not compile or load */
export async function rehearse(
  engine: Engine,
  kata: Kata,
  source: string,
  rehearsals: readonly Rehearsal[],
): Promise<readonly Trial[]> {
  const trials: Trial[] = [];
  let session: Session | undefined;
  for (const { testCase, script, expected } of rehearsals) {
    session ??= await engine.open(kata, { source, language: "ts" });
    const { begun } = session;
    if (begun.kind !== "loaded") {
      session.close();
      throw new RehearsalError(
        `${kata.slug}: the program compiles and loads; got ${JSON.stringify(begun.kind === "not-loaded" ? begun.fault : begun.result)}`,
      );
    }
    const start = performance.now();
    const record = await session.play(script);
    const wallMs = performance.now() - start;
    trials.push({
      name: testCase.name,
      record,
      wallMs,
      ...judge({ kata, testCase, script, expected, record, positionOf: begun.positionOf }),
    });
    if (isFinal(record.fault)) {
      session.close();
      session = undefined;
    }
  }
  session?.close();
  return trials;
}
