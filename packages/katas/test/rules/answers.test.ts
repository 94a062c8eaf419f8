import { defineKata, type Case, type Kata, type Outcomes } from "@kata/grader/contract";
import type { PlayedCase, PlayedProgram } from "@kata/grader/play-cases";
import type { CaseRecord } from "@kata/grader/sandbox/protocol";
import { tensor } from "@kata/grader/value";
import type { VerdictCode } from "@kata/grader/verdict";
import type { TriedMutant } from "../../src/prove.ts";
import {
  checkBounds,
  checkGenericAnswers,
  checkMargins,
  checkMutants,
  checkProof,
  checkSolution,
  checkStub,
  marginsOf,
} from "./answers.ts";

const input = tensor([2], [3, 4]);
const script = { steps: [{ call: "f", args: [input] }] };
const caseOf = (name: string, more: Partial<Case> = {}): Case => ({
  name,
  group: "values",
  script: () => script,
  ...more,
});

function kataOf(cases: readonly Case[], more: Partial<Kata> = {}): Kata {
  return defineKata({
    slug: "any",
    style: "tensor",
    exports: { f: { kind: "function", params: ["x"] } },
    reference: { module: "any" },
    precision: "float32",
    tolerance: { rtol: 0, atol: 1e-3 },
    cases,
    ...more,
  });
}

const right = tensor([2], [0.01, 0.02]);
const loaded = { kind: "loaded", arity: {}, positionOf: () => undefined } as const;

function played(testCase: Case, more: Partial<PlayedCase> = {}): PlayedCase {
  const outcomes: Outcomes = [[{ kind: "value", value: right }]];
  const record: CaseRecord = {
    ranks: [[{ step: 0, outcome: outcomes[0]![0]! }]],
    meters: { largestBufferBytes: 0, allocatedBytes: 0, leakedTensors: 0, tensorPeakBytes: 0 },
    console: [],
  };
  return { testCase, script, expected: outcomes, record, outcomes, judged: {}, durationMs: 1, ...more };
}

function failed(testCase: Case, verdict: VerdictCode = "wrong-answer", error?: string): PlayedCase {
  const thrown = error === undefined ? {} : { error: { name: error } };
  return played(testCase, { judged: { failure: { verdict, message: { en: "no", zh: "不对" }, ...thrown } } });
}

const program = (...cases: PlayedCase[]): PlayedProgram => ({ begun: loaded, cases });
const tried = (killedBy: string, ...cases: PlayedCase[]): TriedMutant => ({
  mutant: { name: "m", says: { en: "no", zh: "不对" }, killedBy },
  ...program(...cases),
});

const a = caseOf("a");
const b = caseOf("b");

test("a tolerance above the signal lets zeros pass, and is found out", () => {
  const findings = (atol: number) => checkGenericAnswers(kataOf([a], { tolerance: { rtol: 0, atol } }), [played(a)]);
  expect(findings(1e-3)).toEqual([]);
  expect(findings(5e-2)).toEqual([
    'group "values": zeros pass every case',
    '"a": zeros pass; if rightly so, the case says why in `edge`',
    'group "values": mean of the right answer pass every case',
    '"a": mean of the right answer pass; if rightly so, the case says why in `edge`',
  ]);
});

test("a case that rightly takes zeros says why, and its group needs another one", () => {
  const edge = caseOf("nothing left", { edge: "Every slice is masked." });
  const kata = kataOf([edge], { tolerance: { rtol: 0, atol: 1 } });
  expect(checkGenericAnswers(kata, [played(edge)])).toContain('group "values": zeros pass every case');
});

test("a stub that passes a whole group, or does not load, is found out", () => {
  const error = caseOf("error", { group: "errors" });
  const kata = kataOf([a, error]);
  expect(checkStub(kata, program(failed(a), played(error)))).toEqual(['group "errors": the stub passes every case']);
  expect(checkStub(kata, program(failed(a), failed(error)))).toEqual([]);
  const begun = { kind: "not-compiled", result: { kind: "too-hard" } } as const;
  expect(checkStub(kata, { begun, cases: [] })).toEqual(["the stub does not load"]);
});

test("a solution has to pass under every seed, and one slow run of several is the machine's", () => {
  const kata = kataOf([a]);
  const runs = (...ms: number[]) => ms.map((durationMs) => program(played(a, { durationMs })));
  expect(checkSolution(kata, runs(900, 9))).toEqual([]);
  expect(checkSolution(kata, runs(900, 800))).toEqual(['"a": the solution takes 800 ms; at most 100 ms']);
  expect(checkSolution(kata, [program(played(a)), program(failed(a))])).toEqual([
    '"a": the solution fails: wrong-answer, no',
  ]);
});

test("a mutant must fall where it says, and not because it does not run", () => {
  const kata = kataOf([a, b]);
  expect(checkMutants(kata, [tried("a", played(a), failed(b))])).toEqual([
    'mutant m passes "a"',
    '"a" kills no mutant; if rightly so, the case says why in `edge`',
  ]);
  expect(checkMutants(kata, [tried("a", failed(a, "runtime-error", "ReferenceError"), failed(b))])).toEqual([
    "mutant m is no mistake but a broken program: runtime-error ReferenceError",
  ]);
  expect(checkMutants(kata, [tried("a", failed(a), failed(b))])).toEqual([]);
});

test("the smallest effect of a mutant and the largest disagreement are both measured in tolerances", () => {
  const { judged } = failed(a);
  const wrong = played(a, { judged: { ...judged, comparison: { ok: false, ratio: 1.5 } } });
  const leaking = played(a, { judged: { ...judged, comparison: { ok: true, ratio: 0.1 } } });
  const other = [[{ kind: "value" as const, value: tensor([2], [0.01, 0.0209]) }]];
  const margins = marginsOf(
    kataOf([a]),
    [played(a)],
    [tried("a", wrong), tried("a", leaking)],
    new Map([["wasm", [other]]]),
  );
  expect(margins.mutant).toEqual({ name: "m", ratio: 1.5 });
  expect(margins.noise.where).toBe('wasm on "a"');
  expect(margins.noise.ratio).toBeCloseTo(0.9, 5);
  expect(checkMargins(margins)).toHaveLength(2);
});

test("a bound that no mutant breaks alone is found out", () => {
  const kata = kataOf([a], { bounds: { leakedTensors: 0 } });
  const broken = failed(a, "limit-exceeded");
  const leaking = { ...broken, record: { ...broken.record, meters: { ...broken.record.meters, leakedTensors: 3 } } };
  expect(checkBounds(kata, [tried("a", failed(a))])).toEqual(["no mutant breaks the bound on leakedTensors alone"]);
  expect(checkBounds(kata, [tried("a", leaking)])).toEqual([]);
});

test("a proof that no longer says what happens is outdated", () => {
  const proof = { slug: "any", cases: ["a", "b"], mutants: [{ name: "m", rejectedBy: ["a"] }] };
  expect(checkProof(proof, proof)).toEqual([]);
  expect(checkProof(proof, undefined)).toHaveLength(1);
  expect(checkProof(proof, { ...proof, mutants: [{ name: "m", rejectedBy: ["a", "b"] }] })).toEqual([
    "the proof is outdated for m; write it with the prove command",
  ]);
  expect(checkProof(proof, { ...proof, cases: ["b", "a"] })).toHaveLength(1);
});
