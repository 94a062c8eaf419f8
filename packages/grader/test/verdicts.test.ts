/** @file Every verdict, from real programs in the real sandbox; an honest program is accepted right after each of them. */
import { createGrader, type Grader } from "../src/grade.ts";
import type { LoadedKata } from "../src/grade.ts";
import { VERDICTS, type Verdict } from "../src/verdict.ts";
import { HOSTILE } from "./hostile.ts";
import {
  grade,
  HONEST_MERGE,
  HONEST_RING,
  HONEST_ROW_SOFTMAX,
  HONEST_TENSOR_SOFTMAX,
  load,
  merge,
  ring,
  rowSoftmax,
  summary,
  tensorSoftmax,
} from "./small-katas.ts";

let grader: Grader;
beforeAll(async () => {
  grader = await createGrader({ backend: "cpu" });
});
afterAll(() => grader.close());

const HONEST: readonly (readonly [LoadedKata, string])[] = [
  [load(merge), HONEST_MERGE],
  [load(rowSoftmax), HONEST_ROW_SOFTMAX],
  [load(tensorSoftmax), HONEST_TENSOR_SOFTMAX],
  [load(ring), HONEST_RING],
];

async function expectHonestAccepted(loaded: LoadedKata): Promise<void> {
  const [, source] = HONEST.find(([{ kata }]) => kata === loaded.kata)!;
  const { verdict } = await grade(grader, loaded, source);
  expect(summary(verdict)).toEqual({
    verdict: "accepted",
    score: 100,
    statuses: loaded.kata.cases.map(() => "passed"),
  });
}

test.each(HONEST.map(([loaded]) => [loaded.kata.slug, loaded] as const))(
  "an honest program is accepted: %s",
  (_slug, loaded) => expectHonestAccepted(loaded),
);

test.each(HOSTILE)("$what: $verdict", async ({ source, verdict: wanted, says, at, loaded = load(merge) }) => {
  const { verdict } = await grade(grader, loaded, source);
  expect({ verdict: verdict.verdict, cause: verdict.cause, at: at === undefined ? undefined : verdict.at }).toEqual({
    verdict: wanted,
    cause: undefined,
    at,
  });
  expect(verdict.message.en).toContain(says ?? "");
  expect(verdict.message.en.length).toBeLessThan(500);
  expect(verdict.message.zh).toMatch(/[\u4e00-\u9fff]/);
  expect(verdict.score).toBeLessThan(100);
  await expectHonestAccepted(loaded);
});

test.each<readonly [what: string, source: string]>([
  [
    "parameter properties and an enum",
    `class Stats { constructor(readonly m: number, readonly l: number) {} }\nenum Side { A, B }\n${HONEST_MERGE}\nexport const unused = [new Stats(1, 2), Side.B];`,
  ],
  ["a type error", `const wrong: number = "text";\n${HONEST_MERGE}`],
  [
    "a rejection that is handled later",
    `${HONEST_MERGE.replace("export function", "function inner").replace("mergeStats", "")} export async function mergeStats(a, b) { const p = Promise.reject(new Error('later')); p.catch(() => {}); await 0; return inner(a, b); }`,
  ],
  ["a promise of the result", HONEST_MERGE.replace("export function", "export async function")],
  ["a default parameter, as many characters as Chinese", `// 合并两段统计量\n${HONEST_MERGE}`],
  ["exports besides", `${HONEST_MERGE}\nexport default class Other {}\nexport const more = 1;`],
])("%s: accepted", async (_what, source) => {
  const { verdict } = await grade(grader, load(merge), source);
  expect(summary(verdict)).toEqual({
    verdict: "accepted",
    score: 100,
    statuses: ["passed", "passed", "passed", "passed"],
  });
});

test("JavaScript is graded as JavaScript: type annotations are a syntax error there", async () => {
  const plain =
    "export function mergeStats(a, b) { const m = Math.max(a.m, b.m); return m === -Infinity ? { m, l: 0 } : { m, l: a.l * Math.exp(a.m - m) + b.l * Math.exp(b.m - m) }; }";
  expect((await grade(grader, load(merge), plain, "js")).verdict.verdict).toBe("accepted");
  expect((await grade(grader, load(merge), HONEST_MERGE, "js")).verdict.verdict).toBe("compile-error");
});

test("a reference that cannot answer is our fault, and says so", async () => {
  const broken = await createGrader({ backend: "abacus" });
  try {
    const { verdict } = await grade(broken, load(rowSoftmax), HONEST_ROW_SOFTMAX);
    expect(verdict.verdict).toBe("internal-error");
    expect(verdict.message.en).toMatch(/^What computes the expected values cannot be used here: .*"abacus"$/);
    expect(verdict.message.zh).toMatch(/^本机无法使用所指定的期望值计算后端：.*"abacus"$/);
    expect(verdict.cause).toContain("abacus");
    expect(verdict.cases.map(({ status }) => status)).toEqual(["not-run", "not-run", "not-run"]);
    // A kata that needs no backend is still graded.
    expect((await grade(broken, load(merge), HONEST_MERGE)).verdict.verdict).toBe("accepted");
  } finally {
    await broken.close();
  }
});

test("the corpus holds every verdict but the accepted and our own", () => {
  const covered = new Set<Verdict["verdict"]>(HOSTILE.map(({ verdict }) => verdict));
  expect(VERDICTS.filter((code) => !covered.has(code))).toEqual(["accepted", "internal-error"]);
});
