/**
 * @file The definition of a good kata. Every folder of `content/` goes through all of it, in the children that grade submissions.
 *
 * A rule reports every finding, not the first: read the whole list. For some katas: `KATA=lora-linear,rms-norm`.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Case, Outcomes } from "@kata/grader/contract";
import { createEngine, scriptOf, type Engine } from "@kata/grader/engine";
import type { LoadedKata } from "@kata/grader/grade";
import { createOracle } from "@kata/grader/oracle/oracle";
import type { Program } from "@kata/grader/session";
import { expectedCases, playCases, type ExpectedCase, type PlayedProgram } from "@kata/grader/play-cases";
import { readInBetween } from "../src/bench/in-between.ts";
import { CONTENT, readKataFile } from "../src/folders.ts";
import { describeMeasured, measureNaive } from "../src/measure-naive.ts";
import { readPlan } from "../src/plan.ts";
import { readProof } from "../src/proof.ts";
import { PROOF_RUNG, PROOF_SEED, proofOf, tryMutants, type TriedMutant } from "../src/prove.ts";
import { loadKata } from "../src/registry.ts";
import { readStub } from "../src/sources.ts";
import { chooseKatas } from "./chosen-katas.ts";
import {
  checkBounds,
  checkGenericAnswers,
  checkMargins,
  checkMutant,
  checkMutants,
  checkProof,
  checkSolution,
  checkStub,
  marginsOf,
} from "./rules/answers.ts";
import { checkScripts } from "./rules/cases.ts";
import { checkEfficiency, checkMeasures, checkRight, measuredCases } from "./rules/efficiency.ts";
import { checkGradients } from "./rules/gradients.ts";
import { checkFiles, checkMetadata, checkTexts } from "./rules/texts.ts";

/** Rungs that run on every machine. */
const RUNGS = ["cpu", "wasm"];
/** A grading draws its seed: what holds for one has to hold for others. */
const OTHER_SEEDS = ["first", "second"];
const plan = new Map(readPlan().map((entry) => [entry.slug, entry]));
const folders = chooseKatas(readdirSync(CONTENT), process.env["KATA"]);
/** Of each measure of time. */
const MEASURE_MS = 1500;
const MOST_TRIES = 2;
const none: readonly string[] = [];

let engine: Engine;
beforeAll(() => {
  engine = createEngine({ backend: PROOF_RUNG });
  engine.start();
});
afterAll(() => engine.close());

describe.each(folders)("%s", (slug) => {
  const entry = plan.get(slug)!;
  const readText = (file: string) => (existsSync(join(CONTENT, slug, file)) ? readKataFile(slug, file) : undefined);
  let loaded: LoadedKata;
  let cases: readonly ExpectedCase[];
  let solved: PlayedProgram;
  let tried: readonly TriedMutant[];

  beforeAll(async () => {
    loaded = await loadKata(slug);
    ({ cases } = await expectedCases(engine, loaded.kata, PROOF_SEED));
    solved = await play(loaded, loaded.solution, cases);
    tried = await tryMutants(engine, loaded, cases);
  });

  test("1: the folder holds these files, and the metadata agree with each other and with the plan", () => {
    expect([...checkFiles(slug), ...checkMetadata(slug, loaded, entry)]).toEqual(none);
  });

  test("1: both languages say the same, and the numbers of the examples are the reference's", () => {
    const expected = new Map(cases.map(({ testCase, expected }) => [testCase.name, expected]));
    expect(
      checkTexts(slug, { en: readText("en.md"), zh: readText("zh.md") }, loaded.kata.cases, expected, entry),
    ).toEqual(none);
  });

  test("2: the solution passes every case, under several seeds, in a tenth of the time limit", async () => {
    const runs = [solved];
    for (const seed of OTHER_SEEDS) {
      runs.push(await play(loaded, loaded.solution, (await expectedCases(engine, loaded.kata, seed)).cases));
    }
    expect(checkSolution(loaded.kata, runs)).toEqual(none);
  });

  test("3: the stub compiles and fails in every group", async () => {
    expect(checkStub(loaded.kata, await play(loaded, readStub(slug), cases))).toEqual(none);
  });

  test("3: answers that know nothing of the kata fail", () => {
    expect(checkGenericAnswers(loaded.kata, solved.cases)).toEqual(none);
  });

  test("4: each mutant is killed by the case it names, and each hidden case kills one", async () => {
    const again = await tryOnNamedCases(loaded, OTHER_SEEDS[0]!);
    expect([...checkMutants(loaded.kata, tried), ...again]).toEqual(none);
  });

  test("5: the tolerance lies between what is wrong and what differs between backends", async () => {
    const margins = marginsOf(loaded.kata, cases, tried, await rightAnswers(loaded, solved));
    const { mutant, noise } = margins;
    process.stdout.write(
      `${slug}: in units of the tolerance, the smallest effect of a mutant is ${mutant ? `${figure(mutant.ratio)} (${mutant.name})` : "beyond numbers"}, ` +
        `the largest disagreement of right answers ${figure(noise.ratio)} (${noise.where})\n`,
    );
    expect(checkMargins(margins)).toEqual(none);
  });

  test("6: a seed gives one script, and two seeds give different values", () => {
    expect(checkScripts(slug, loaded.kata.cases)).toEqual(none);
  });

  test("7: gradients are compared, and the reference's agree with central differences", async () => {
    const script = (testCase: Case) => scriptOf(loaded.kata, testCase, PROOF_SEED);
    const findings = await checkGradients(loaded.kata, entry.spec, script, async (kata, scripts) => {
      return (await engine.oracle.expected(kata, scripts)).outcomes;
    });
    expect(findings).toEqual(none);
  });

  test("8: whoever breaks a bound alone is rejected for it", () => {
    expect(checkBounds(loaded.kata, tried)).toEqual(none);
  });

  test("8: what is measured has a scale: right at both ends, which are far apart", async () => {
    const findings = [...checkMeasures(loaded, entry)];
    if (findings.length === 0 && loaded.naive !== undefined) {
      // A naive answer may break bounds.
      const { bounds: _, ...kata } = { ...loaded.kata, cases: measuredCases(loaded.kata) };
      findings.push(...checkScripts(slug, kata.cases));
      const { cases } = await expectedCases(engine, kata, PROOF_SEED);
      for (const who of ["solution", "naive"] as const) {
        findings.push(...checkRight(`${who}.ts`, await playCases(engine, kata, ours(loaded[who]!), cases)));
      }
      findings.push(...(await checkScale(loaded)));
    }
    const between = readInBetween(slug);
    if (between !== undefined) findings.push(...checkRight("in-between", await play(loaded, between, cases)));
    expect(findings).toEqual(none);
  });

  test("the committed proof is what the mutants do", () => {
    expect(checkProof(proofOf(loaded, tried), readProof(slug))).toEqual(none);
  });
});

function play({ kata }: LoadedKata, source: string, cases: readonly ExpectedCase[]): Promise<PlayedProgram> {
  return playCases(engine, kata, ours(source), cases);
}

function ours(source: string): Program {
  return { source, language: "ts" };
}

async function tryOnNamedCases(loaded: LoadedKata, seed: string): Promise<readonly string[]> {
  const named = loaded.mutants.map(({ killedBy }) => killedBy);
  const { cases } = await expectedCases(engine, loaded.kata, seed, named);
  const findings: string[] = [];
  for (const mutant of loaded.mutants) {
    const named = cases.filter(({ testCase }) => testCase.name === mutant.killedBy);
    const tried = await tryMutants(engine, { ...loaded, mutants: [mutant] }, named);
    findings.push(...tried.flatMap(checkMutant).map((finding) => `seed "${seed}": ${finding}`));
  }
  return findings;
}

/** What a busy machine spoils is measured a second time. */
async function checkScale(loaded: LoadedKata): Promise<readonly string[]> {
  let findings: readonly string[] = [];
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    try {
      const measured = await measureNaive(engine, loaded, MEASURE_MS);
      for (const each of measured) process.stdout.write(`${loaded.kata.slug}: ${describeMeasured(each)}\n`);
      findings = checkEfficiency(measured);
    } catch (error) {
      findings = [String(error)];
    }
    if (findings.length === 0) break;
  }
  return findings;
}

/** Who else knows the right answers: the rungs that run everywhere, and the solution. */
async function rightAnswers(
  { kata }: LoadedKata,
  { cases }: PlayedProgram,
): Promise<ReadonlyMap<string, readonly Outcomes[]>> {
  const answers = new Map<string, readonly Outcomes[]>([["solution", cases.map(({ outcomes }) => outcomes)]]);
  if (kata.precision !== "float32") return answers;
  for (const rung of RUNGS) {
    const oracle = createOracle(rung);
    answers.set(
      rung,
      (
        await oracle.expected(
          kata,
          cases.map(({ script }) => script),
        )
      ).outcomes,
    );
    await oracle.close();
  }
  return answers;
}

function figure(ratio: number): string {
  return ratio.toPrecision(2);
}
