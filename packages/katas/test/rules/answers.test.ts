import { defineKata, type Case, type Kata, type Mutant } from "@kata/grader/contract";
import type { CaseRecord } from "@kata/grader/sandbox/protocol";
import { tensor, type TensorValue } from "@kata/grader/value";
import type { MutantTrials } from "../../src/prove.ts";
import type { Rehearsal, Trial } from "../../src/rehearse.ts";
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
const recordOf = (value: TensorValue, leakedTensors = 0): CaseRecord => ({
  ranks: [[{ step: 0, outcome: { kind: "value", value } }]],
  meters: { largestBufferBytes: 0, allocatedBytes: 0, leakedTensors },
  console: [],
});
const rehearsalOf = (testCase: Case): Rehearsal => ({
  testCase,
  script,
  expected: [[{ kind: "value", value: right }]],
});
const passed = (name: string, more: Partial<Trial> = {}): Trial => ({
  name,
  record: recordOf(right),
  wallMs: 1,
  ...more,
});
const failed = (name: string, verdict: "wrong-answer" | "limit-exceeded" | "runtime-error" = "wrong-answer"): Trial =>
  passed(name, { failure: { verdict, message: { en: "no", zh: "不对" } } });
const mutantOf = (name: string, killedBy: string): Mutant => ({ name, says: { en: "no", zh: "不对" }, killedBy });
const tried = (killedBy: string, ...trials: Trial[]): MutantTrials => ({ mutant: mutantOf("m", killedBy), trials });

test("a tolerance above the signal lets zeros pass, and is found out", () => {
  const a = caseOf("a");
  const findings = (atol: number) =>
    checkGenericAnswers(kataOf([a], { tolerance: { rtol: 0, atol } }), [rehearsalOf(a)], [passed("a")]);
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
  expect(checkGenericAnswers(kata, [rehearsalOf(edge)], [passed("nothing left")])).toContain(
    'group "values": zeros pass every case',
  );
});

test("a stub that passes a whole group is found out", () => {
  const kata = kataOf([caseOf("a"), caseOf("b", { group: "errors" })]);
  expect(checkStub(kata, [failed("a"), passed("b")])).toEqual(['group "errors": the stub passes every case']);
  expect(checkStub(kata, [failed("a"), failed("b")])).toEqual([]);
});

test("a solution has to pass under every seed, and one slow run of several is the machine's", () => {
  const kata = kataOf([caseOf("a")]);
  expect(checkSolution(kata, [[passed("a", { wallMs: 900 })], [passed("a", { wallMs: 9 })]])).toEqual([]);
  expect(checkSolution(kata, [[passed("a", { wallMs: 900 })], [passed("a", { wallMs: 800 })]])).toEqual([
    '"a": the solution takes 800 ms; at most 100 ms',
  ]);
  expect(checkSolution(kata, [[passed("a")], [failed("a")]])).toEqual(['"a": the solution fails: wrong-answer, no']);
});

test("a mutant must fall where it says, and not because it does not run", () => {
  const kata = kataOf([caseOf("a"), caseOf("b")]);
  expect(checkMutants(kata, [tried("a", passed("a"), failed("b"))])).toEqual([
    'mutant m passes "a"',
    expect.stringContaining('"a" kills no mutant'),
  ]);
  const broken = passed("a", {
    failure: { verdict: "runtime-error", message: { en: "", zh: "" }, error: { name: "ReferenceError" } },
  });
  expect(checkMutants(kata, [tried("a", broken, failed("b"))])).toEqual([
    "mutant m is no mistake but a broken program: runtime-error ReferenceError",
  ]);
  expect(checkMutants(kata, [tried("a", failed("a"), failed("b"))])).toEqual([]);
});

test("the smallest effect of a mutant and the largest disagreement are both measured in tolerances", () => {
  const a = caseOf("a");
  const wrong = passed("a", { failure: failed("a").failure!, comparison: { ok: false, ratio: 1.5 } });
  const other = tensor([2], [0.01, 0.0209]);
  const margins = marginsOf(
    kataOf([a]),
    [rehearsalOf(a)],
    [tried("a", wrong)],
    new Map([["wasm", [[[{ kind: "value", value: other }]]]]]),
  );
  expect(margins.mutant).toEqual({ name: "m", ratio: 1.5 });
  expect(margins.noise.where).toBe('wasm on "a"');
  expect(margins.noise.ratio).toBeCloseTo(0.9, 5);
  expect(checkMargins(margins)).toHaveLength(2);
});

test("a bound that no mutant breaks alone is found out", () => {
  const kata = kataOf([caseOf("a")], { bounds: { leakedTensors: 0 } });
  const leaking = { ...failed("a", "limit-exceeded"), record: recordOf(right, 3) };
  expect(checkBounds(kata, [tried("a", failed("a"))])).toEqual(["no mutant breaks the bound on leakedTensors alone"]);
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
