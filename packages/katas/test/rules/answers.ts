/** @file Rules 2 to 5 and 8: what is right passes, what is wrong fails, and the tolerance lies between the two. */
import {
  isRanks,
  type Bounds,
  type Case,
  type Kata,
  type Meters,
  type Outcomes,
  type Script,
} from "@kata/grader/contract";
import { DEFAULT_LIMITS } from "@kata/grader/sandbox/protocol";
import { compareOutcomes } from "@kata/grader/compare";
import { judge } from "@kata/grader/judge";
import type { ExpectedCase, PlayedCase, PlayedProgram } from "@kata/grader/play-cases";
import type { Failure } from "@kata/grader/verdict";
import type { Proof } from "../../src/proof.ts";
import type { TriedMutant } from "../../src/prove.ts";
import { GENERIC, genericOutcomes } from "../generic-answers.ts";

/** Share of the time limit that the model answer may take. */
const TIME_SHARE = 0.1;
/** How far a mutant and a right answer stay from the tolerance, as factors: seeds and backends vary. */
const MARGIN = 2;

/** Rule 2. @param runs of the solution on the same cases; the fastest counts, as the machine may be busy */
export function checkSolution(kata: Kata, runs: readonly PlayedProgram[]): readonly string[] {
  if (!runs.every(isPlayed)) return ["the solution does not load"];
  const callMs = kata.limits?.callMs ?? DEFAULT_LIMITS.callMs;
  return kata.cases.flatMap(({ name }, i) => {
    const played = runs.map(({ cases }) => cases[i]!);
    const failure = played.find(({ judged }) => judged.failure !== undefined)?.judged.failure;
    const mostMs = TIME_SHARE * callMs * numSteps(played[0]!.script);
    const fastest = Math.min(...played.map(({ durationMs }) => durationMs));
    return [
      ...(failure === undefined ? [] : [`"${name}": the solution fails: ${failure.verdict}, ${failure.message.en}`]),
      ...(fastest <= mostMs ? [] : [`"${name}": the solution takes ${fastest.toFixed(0)} ms; at most ${mostMs} ms`]),
    ];
  });
}

/** Rule 3, first half. */
export function checkStub(kata: Kata, stub: PlayedProgram): readonly string[] {
  if (!isPlayed(stub)) return ["the stub does not load"];
  return groupsOf(kata)
    .filter((group) =>
      stub.cases.every(({ testCase, judged }) => testCase.group !== group || judged.failure === undefined),
    )
    .map((group) => `group "${group}": the stub passes every case`);
}

/** Rule 3, second half. @param solved what the solution gave, whose meters the generic answers borrow */
export function checkGenericAnswers(kata: Kata, solved: readonly PlayedCase[]): readonly string[] {
  return GENERIC.flatMap((generic) => {
    const tried = solved.flatMap((played) => {
      const outcomes = genericOutcomes(generic, played.script, played.expected);
      return outcomes === undefined ? [] : [{ testCase: played.testCase, passes: passes(kata, played, outcomes) }];
    });
    const groups = [...new Set(tried.map(({ testCase }) => testCase.group))];
    return [
      ...groups
        .filter((group) => tried.every(({ testCase, passes }) => testCase.group !== group || passes))
        .map((group) => `group "${group}": ${generic} pass every case`),
      ...tried
        .filter(({ testCase, passes }) => passes && testCase.edge === undefined)
        .map(({ testCase }) => `"${testCase.name}": ${generic} pass; if rightly so, the case says why in \`edge\``),
    ];
  });
}

/** Rule 4. */
export function checkMutants(kata: Kata, tried: readonly TriedMutant[]): readonly string[] {
  const played = tried.flatMap(({ cases }) => cases);
  const killers = new Set(
    played.filter(({ judged }) => judged.failure !== undefined).map(({ testCase }) => testCase.name),
  );
  return [
    ...tried.flatMap((mutant) => checkMutant(mutant)),
    ...kata.cases
      .filter(({ name, example, edge }) => example !== true && edge === undefined && !killers.has(name))
      .map(({ name }) => `"${name}" kills no mutant; if rightly so, the case says why in \`edge\``),
  ];
}

export function checkMutant(tried: TriedMutant): readonly string[] {
  const { name, killedBy } = tried.mutant;
  if (!isPlayed(tried)) return [`mutant ${name} does not load`];
  const failure = tried.cases.find(({ testCase }) => testCase.name === killedBy)?.judged.failure;
  if (failure === undefined) return [`mutant ${name} passes "${killedBy}"`];
  return isBrokenProgram(failure)
    ? [`mutant ${name} is no mistake but a broken program: ${failure.verdict} ${failure.error?.name ?? ""}`]
    : [];
}

/** An edit that does not run rejects itself everywhere, and proves nothing. */
function isBrokenProgram({ verdict, error }: Failure): boolean {
  return verdict === "forbidden-api" || error?.name === "ReferenceError" || error?.name === "SyntaxError";
}

export interface Margins {
  /** Smallest error of a mutant on the case it names, over the allowed one. */
  readonly mutant: { readonly name: string; readonly ratio: number } | undefined;
  /** Largest error between backends, and of the solution, over the allowed one. */
  readonly noise: { readonly where: string; readonly ratio: number };
}

/** Rule 5. @param others the right answers again: of other backends, and of the solution in the sandbox */
export function marginsOf(
  kata: Kata,
  cases: readonly ExpectedCase[],
  tried: readonly TriedMutant[],
  others: ReadonlyMap<string, readonly Outcomes[]>,
): Margins {
  const effects = tried.flatMap(({ mutant, cases }) => {
    const comparison = cases.find(({ testCase }) => testCase.name === mutant.killedBy)?.judged.comparison;
    // Rejected by a meter or for a shape: there is no number to say how wrong it is.
    const isMeasured = comparison !== undefined && !comparison.ok && comparison.ratio !== Infinity;
    return isMeasured ? [{ name: mutant.name, ratio: comparison.ratio }] : [];
  });
  const noises = [...others].flatMap(([who, outcomes]) =>
    cases.map(({ testCase, script, expected }, i) => ({
      where: `${who} on "${testCase.name}"`,
      ratio: compareOutcomes(kata, testCase, script, expected, outcomes[i]!).ratio,
    })),
  );
  return {
    mutant: effects.toSorted((a, b) => a.ratio - b.ratio)[0],
    noise: noises.reduce((worst, noise) => (noise.ratio > worst.ratio ? noise : worst), { where: "nowhere", ratio: 0 }),
  };
}

export function checkMargins({ mutant, noise }: Margins): readonly string[] {
  return [
    ...(mutant === undefined || mutant.ratio >= MARGIN
      ? []
      : [`mutant ${mutant.name} is wrong by only ${mutant.ratio} of the tolerance; at least ${MARGIN}`]),
    ...(noise.ratio <= 1 / MARGIN
      ? []
      : [`${noise.where}: right answers differ by ${noise.ratio} of the tolerance; at most ${1 / MARGIN}`]),
  ];
}

/** Rule 8, for bounds: of each bound that is set, some mutant breaks it while its values are right. */
export function checkBounds(kata: Kata, tried: readonly TriedMutant[]): readonly string[] {
  const boundsOf = ({ bounds }: Case): Bounds => ({ ...kata.bounds, ...bounds });
  const set = new Set(kata.cases.flatMap((testCase) => Object.keys(boundsOf(testCase)) as (keyof Bounds)[]));
  const broken = new Set<keyof Bounds>();
  for (const { testCase, judged, record } of tried.flatMap(({ cases }) => cases)) {
    if (judged.failure?.verdict !== "limit-exceeded") continue;
    const bounds = boundsOf(testCase);
    for (const bound of set) if (METER[bound](record.meters) > (bounds[bound] ?? Infinity)) broken.add(bound);
  }
  return [...set].filter((bound) => !broken.has(bound)).map((bound) => `no mutant breaks the bound on ${bound} alone`);
}

const METER: Readonly<Record<keyof Bounds, (meters: Meters) => number>> = {
  leakedTensors: ({ leakedTensors }) => leakedTensors,
  tensorPeakBytes: ({ tensorPeakBytes }) => tensorPeakBytes,
  largestBufferBytes: ({ largestBufferBytes }) => largestBufferBytes,
  allocatedBytes: ({ allocatedBytes }) => allocatedBytes,
  totalBytesSent: ({ ranks }) => (ranks?.bytesSent ?? []).reduce((sum, bytes) => sum + bytes, 0),
  bytesSentPerRank: ({ ranks }) => Math.max(0, ...(ranks?.bytesSent ?? [])),
  messagesPerRank: ({ ranks }) => Math.max(0, ...(ranks?.messagesSent ?? [])),
  virtualTime: ({ ranks }) => ranks?.virtualTime ?? 0,
};

/** Judged as a submission would be that gave these outcomes at the solution's cost. */
function passes(kata: Kata, { testCase, script, expected, record }: PlayedCase, outcomes: Outcomes): boolean {
  const ranks = record.ranks.map((steps, rank) => steps.map((step, i) => ({ ...step, outcome: outcomes[rank]![i]! })));
  return (
    judge({ kata, testCase, script, expected, record: { ...record, ranks }, positionOf: (at) => at }).failure ===
    undefined
  );
}

function isPlayed({ begun }: PlayedProgram): boolean {
  return begun.kind === "loaded";
}

/** The limit holds for a call, and each step of the script makes one. */
function numSteps(script: Script): number {
  return isRanks(script) ? Math.max(...script.steps.map((steps) => steps.length)) : script.steps.length;
}

function groupsOf({ cases }: Kata): readonly string[] {
  return [...new Set(cases.map(({ group }) => group))];
}

/** The kill matrix that is committed is that of these trials. */
export function checkProof(proof: Proof, committed: Proof | undefined): readonly string[] {
  if (committed === undefined) return ["there is no proof; write it with the prove command"];
  const text = (mutant: Proof["mutants"][number] | undefined) => JSON.stringify(mutant?.rejectedBy);
  const names = [...new Set([...proof.mutants, ...committed.mutants].map(({ name }) => name))];
  const find = ({ mutants }: Proof, name: string) => mutants.find((mutant) => mutant.name === name);
  const outdated = [
    ...(proof.cases.join("\n") === committed.cases.join("\n") ? [] : ["the cases"]),
    ...names.filter((name) => text(find(proof, name)) !== text(find(committed, name))),
  ];
  return outdated.map((what) => `the proof is outdated for ${what}; write it with the prove command`);
}
