/**
 * @file For makers of katas: plays a program on chosen cases and hands back everything that was observed, judged or not.
 *
 * What a candidate is never told is told here: outcomes, meters and faults of hidden cases. Tests and provers use it.
 */
import type { Case, Kata, Outcomes, Script } from "./contract.ts";
import { scriptOf, type Engine } from "./engine.ts";
import { judge, outcomesOf, type Judged } from "./judge.ts";
import type { CaseRecord } from "./sandbox/protocol.ts";
import type { Begun, Program } from "./session.ts";
import type { BackendUsed } from "./verdict.ts";

export interface ExpectedCase {
  readonly testCase: Case;
  readonly script: Script;
  readonly expected: Outcomes;
}

export interface PlayedCase extends ExpectedCase {
  readonly record: CaseRecord;
  readonly outcomes: Outcomes;
  readonly judged: Judged;
  /** Around the play, process border included. */
  readonly durationMs: number;
}

export interface PlayedProgram {
  readonly begun: Begun;
  /** Empty when the program was not compiled or not loaded. */
  readonly cases: readonly PlayedCase[];
}

/** Scripts and expected outcomes of the named cases (all unless named) for one salt. */
export async function expectedCases(
  engine: Engine,
  kata: Kata,
  salt: string,
  caseNames?: readonly string[],
): Promise<{ readonly cases: readonly ExpectedCase[]; readonly used: BackendUsed }> {
  const chosen = kata.cases.filter(({ name }) => caseNames === undefined || caseNames.includes(name));
  const scripts = chosen.map((testCase) => scriptOf(kata, testCase, salt));
  const { outcomes, used } = await engine.oracle.expected(kata, scripts);
  return { cases: chosen.map((testCase, i) => ({ testCase, script: scripts[i]!, expected: outcomes[i]! })), used };
}

export interface PlayOptions {
  /** Stops at the first case that fails: a program without end then takes one limit, not one for each case. */
  readonly untilFailure?: boolean;
}

/** Plays the program on cases whose expected outcomes are known. A child that a case spoils is replaced for the next one. */
export async function playCases(
  engine: Engine,
  kata: Kata,
  program: Program,
  cases: readonly ExpectedCase[],
  { untilFailure = false }: PlayOptions = {},
): Promise<PlayedProgram> {
  const played: PlayedCase[] = [];
  let session = await engine.open(kata, program);
  try {
    for (const { testCase, script, expected } of cases) {
      if (session.begun.kind !== "loaded") break;
      const start = performance.now();
      const record = await session.play(script);
      const durationMs = performance.now() - start;
      const { positionOf } = session.begun;
      const judged = judge({ kata, testCase, script, expected, record, positionOf });
      played.push({ testCase, script, expected, record, outcomes: outcomesOf(record), judged, durationMs });
      if (untilFailure && judged.failure !== undefined) break;
      if (record.fault !== undefined) {
        session.close();
        session = await engine.open(kata, program);
      }
    }
    return { begun: session.begun, cases: played };
  } finally {
    session.close();
  }
}
