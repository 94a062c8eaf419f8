/** @file Of a hidden case nothing is told but that it failed, and where the code threw; of an example, everything. */
import type { Kata } from "../src/contract.ts";
import { createGrader, type Grader } from "../src/grade.ts";
import { grade, HONEST_MERGE, load, merge, mergeCase, reportOf, ring } from "./small-katas.ts";
import { comm } from "../src/value.ts";

let grader: Grader;
beforeAll(async () => {
  grader = await createGrader();
});
afterAll(() => grader.close());

// Every digit that could be told of the case, of its expected result, or of both with fewer digits.
const SECRET = [
  { m: 0.7281934655, l: 3.1918273645 },
  { m: 0.2346127789, l: 9.6512340987 },
] as const;
const EXPECTED_L = SECRET[0].l + SECRET[1].l * Math.exp(SECRET[1].m - SECRET[0].m);
const TRACES = [...SECRET.flatMap(({ m, l }) => [m, l]), EXPECTED_L].map((x) => String(x).slice(0, 6));

const hidden: Kata = { ...merge, cases: [mergeCase("a secret", "values", SECRET)] };

const LEAKS: Readonly<Record<string, string>> = {
  "an error's message": "throw new Error(JSON.stringify([a, b]));",
  "an error's message, with the class's own name":
    "class Leak extends RangeError { constructor(text: string) { super(text); this.name = text; } } throw new Leak(JSON.stringify(a));",
  "the name of an error class":
    "const E = { [JSON.stringify(a)]: class extends TypeError {} }[JSON.stringify(a)]!; throw new E();",
  "the name of a function on the stack": "({ [JSON.stringify(a)]() { throw new Error(); } })[JSON.stringify(a)]!();",
  "an error's stack": "const e = new Error(); e.stack = JSON.stringify(a); throw e;",
  "an error's cause": "throw new Error('x', { cause: a });",
  "an aggregate of errors": "throw new AggregateError([new Error(JSON.stringify(a))], JSON.stringify(b));",
  "a string that is thrown": "throw JSON.stringify(a);",
  "a number that is thrown": "throw a.m;",
  "an argument that is thrown": "throw a;",
  "an object that looks like an error":
    "throw { name: JSON.stringify(a), message: JSON.stringify(a), stack: JSON.stringify(a), constructor: { name: JSON.stringify(a) } };",
  "a rejection": "return Promise.reject(new Error(JSON.stringify(a)));",
  "a rejection that nobody handles": "Promise.reject(new Error(JSON.stringify(a)));",
  "the console": "console.log(a, b); console.error(JSON.stringify(a)); console.table([b]);",
  "the console, more of it than is allowed": "for (let i = 0; i < 1e5; i++) console.log(JSON.stringify(a));",
  "the result": "return { m: a.l, l: b.l };",
  "texts in the result": "return { m: JSON.stringify(a), [JSON.stringify(b)]: 1 };",
  "a list": "return [a, b];",
  "a Map": "return new Map([[a.m, b]]);",
  "an array of an odd length": "return new Float64Array([a.m, a.l, b.m, b.l]);",
  "a function's name": "return { [a.m]: Object.defineProperty(() => 1, 'name', { value: JSON.stringify(a) }) };",
  "a symbol's description": "return Symbol(JSON.stringify(a));",
  "a name that is not available": "return (globalThis as any).process[JSON.stringify(a)];",
  "the name of a module": "return (require as any)(JSON.stringify(a));",
  "an argument that is overwritten": "a.m = b.m; return { m: a.m, l: b.l };",
  "an endless loop": "for (;;) JSON.stringify(a);",
  "a promise that never settles": "return new Promise(() => JSON.stringify(a));",
};

test.each(Object.entries(LEAKS))("a hidden case is not revealed through %s", async (_how, body) => {
  const { verdict, events } = await grade(
    grader,
    load(hidden),
    `export function mergeStats(a: any, b: any): unknown { ${body} }`,
  );
  expect(verdict.verdict).not.toBe("accepted");
  expect(verdict.cases[0]).not.toHaveProperty("shown");
  const told = JSON.stringify([verdict, events]);
  expect(TRACES.filter((digits) => told.includes(digits))).toEqual([]);
});

test("of a hidden case's error the class that the grader established is told, with its place", async () => {
  const source =
    "export function mergeStats(a) {\n  class Mine extends RangeError { name = String(a.m); }\n  throw new Mine(String(a.l));\n}";
  const { verdict } = await grade(grader, load(hidden), source);
  expect(verdict.cases[0]!.failure!.error).toEqual({ name: "RangeError", at: { line: 3, column: 9 } });
  const { verdict: other } = await grade(grader, load(hidden), "export function mergeStats(a) { throw String(a.m); }");
  expect(other.cases[0]!.failure!.error).toEqual({ name: "a value that is not an Error" });
});

test("what a hidden bound measured does not spell out a value", async () => {
  const secret: Kata = {
    ...ring,
    bounds: { virtualTime: 5 },
    cases: [
      {
        name: "a secret",
        group: "bounds",
        script: () => ({
          ranks: { alpha: 1, beta: 0 },
          steps: [7281934, 7281935].map((x) => [{ call: "allReduce", args: [comm, Float32Array.of(x)] }]),
        }),
      },
    ],
  };
  const source = `export async function allReduce(comm: Comm, buf: Float32Array) {
    await comm.compute(buf[0]!);
    const other = (await comm.sendrecv(1 - comm.rank, buf, 1 - comm.rank)) as Float32Array;
    return Float32Array.of(buf[0]! + other[0]!);
  }`;
  const { verdict } = await grade(grader, load(secret), source);
  expect(verdict.verdict).toBe("limit-exceeded");
  expect(JSON.stringify(verdict)).not.toContain("72819");
  expect(verdict.message.en).toContain("at most 5 s; measured about 7300000 s");
});

test("the inputs of a hidden case differ from one grading to the next, those of an example do not", async () => {
  const drawn = (example: boolean): Kata => ({
    ...merge,
    cases: [
      {
        name: "drawn",
        group: "values",
        example,
        script: (rng) => ({
          steps: [
            {
              call: "mergeStats",
              args: [
                { m: rng.uniform(), l: 1 },
                { m: 0, l: 1 },
              ],
            },
          ],
        }),
      },
    ],
  });
  // The program is right exactly where m is what it was in the example: a kept input would be found out.
  const first = await grade(grader, load(drawn(true)), "export function mergeStats(a) { console.log(String(a.m)); }");
  const m = first.verdict.cases[0]!.shown!.console[0]!;
  const only = HONEST_MERGE.replace("const m", `if (a.m !== ${m}) return a; const m`);
  expect((await grade(grader, load(drawn(true)), only)).verdict.verdict).toBe("accepted");
  expect((await grade(grader, load(drawn(false)), only)).verdict.verdict).toBe("wrong-answer");
});

describe("of an example", () => {
  const shown: Kata = { ...merge, cases: [mergeCase("shown", "values", SECRET, { example: true })] };

  test("inputs, expected, got and the console are shown, and where the result differs", async () => {
    const source =
      "export function mergeStats(a, b) { console.log('m is', a.m, { l: b.l }); console.warn([1, undefined]); return { m: a.m, l: 0 }; }";
    const report = reportOf((await grade(grader, load(shown), source)).verdict, "shown");
    expect(report.shown).toEqual({
      inputs: "mergeStats({m: 0.728193, l: 3.19183}, {m: 0.234613, l: 9.65123})",
      expected: `{m: 0.728193, l: ${EXPECTED_L.toPrecision(6)}}`,
      got: "{m: 0.728193, l: 0}",
      console: ["m is 0.728193 {l: 9.65123}", "[1, undefined]"],
    });
    expect(report.failure).toMatchObject({
      verdict: "wrong-answer",
      difference: { where: "mergeStats.l", expected: EXPECTED_L.toPrecision(6), got: "0", wrong: 1, total: 2 },
    });
  });

  test("an error's own name and message are shown, with its place", async () => {
    const source =
      "export function mergeStats(a) {\n  class Mine extends Error { name = 'Mine'; }\n  throw new Mine('m is ' + a.m);\n}";
    const { verdict } = await grade(grader, load(shown), source);
    expect(verdict.cases[0]!.failure!.error).toEqual({
      name: "Mine",
      message: "m is 0.7281934655",
      at: { line: 3, column: 9 },
    });
  });

  test("console lines of an earlier case are not those of the next", async () => {
    const twice: Kata = {
      ...merge,
      cases: [
        mergeCase("one", "values", SECRET, { example: true }),
        mergeCase("two", "values", SECRET, { example: true }),
      ],
    };
    const { verdict } = await grade(
      grader,
      load(twice),
      HONEST_MERGE.replace("const m", "console.log('here'); const m"),
    );
    expect(verdict.cases.map((report) => report.shown!.console)).toEqual([["here"], ["here"]]);
  });
});
