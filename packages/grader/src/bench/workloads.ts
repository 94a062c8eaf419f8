/**
 * @file What `pnpm bench:grader` grades: honest answers to a tiny array kata, a tensor kata and a ranks kata, and a hostile mix.
 *
 * Expected outcomes are those of the fixtures, in closed form: no reference process takes part in what is measured.
 */
import { readCorpus, type HostileFile } from "../hostile/corpus.ts";
import type { HostileFixture } from "../hostile/fixture.ts";
import { FIXTURES } from "../hostile/fixtures.ts";

export interface Workload {
  readonly name: string;
  readonly fixture: HostileFixture;
}

/** Inputs of this many elements or fewer are tiny. */
const TINY = 64;

/** The default fixture without its long inputs: what is left is the grader's own time. */
function tinyArray(): HostileFixture {
  const { kata, cases, honest } = FIXTURES.array;
  const tiny = cases.filter(({ script }) => {
    const [step] = "ranks" in script ? [] : script.steps;
    const x = step !== undefined && "call" in step ? step.args?.[0] : undefined;
    return x instanceof Float32Array && x.length <= TINY;
  });
  return { kata: { ...kata, cases: tiny.map(({ testCase }) => testCase) }, cases: tiny, honest };
}

export const TINY_ARRAY: Workload = { name: "tiny array", fixture: tinyArray() };
export const TENSOR: Workload = { name: "tensor", fixture: FIXTURES.tensor };
export const RANKS: Workload = { name: "ranks", fixture: FIXTURES.ranks };

/** One or two of each family: what runs on, what hoards, what crashes, what breaks out, what does not compile, what lies. */
const MIX: readonly string[] = [
  "a01-loop-in-solve.js",
  "a12-native-fill.js",
  "b02-typed-arrays-kept.js",
  "c01-stack-overflow.js",
  "d01-import-node-fs.js",
  "d09-process-environment.js",
  "e01-syntax-error.js",
  "f01-console-flood.js",
  "g02-return-zeros.js",
  "g26-late-fix-microtask.js",
];

export function hostileMix(folder: string): readonly HostileFile[] {
  const files = readCorpus(folder);
  return MIX.map((name) => {
    const found = files.find(({ file }) => file === name);
    if (found === undefined) throw new Error(`bench: a file of the corpus; got ${name}`);
    return found;
  });
}

/** The source again, as nobody has sent it before: nothing that is kept of an earlier compilation can serve. */
export function asNew(source: string, serial: number): string {
  return `${source}\n// ${serial}`;
}
