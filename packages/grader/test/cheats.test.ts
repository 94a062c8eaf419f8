/** @file Programs that try to look faster than they are: each is refused, or gains nothing by it. In real sandboxes. */
import { createEngine, type Engine } from "../src/engine.ts";
import type { LoadedKata } from "../src/grade.ts";
import { addEfficiency } from "../src/measure/add-efficiency.ts";
import { measureAll } from "../src/measure/measure.ts";
import type { Efficiency, GradeEvent, Verdict } from "../src/verdict.ts";
import { COMPARES_ALL_PAIRS, countSmaller, program, REFUSED, SORTS, WITHOUT_GAIN } from "./cheats.ts";

const CAP_MS = 400;
/** The honest program is some ten times slower than the solution: less than this is no gain, but the noise of a short measurement. */
const LEAST_SHARE = 0.6;
/** Of 24: to compare all pairs is the naive answer. */
const MOST_POINTS = 6;

let engine: Engine;
let honest: Efficiency;
beforeAll(async () => {
  engine = createEngine();
  honest = await measure(COMPARES_ALL_PAIRS);
});
afterAll(() => engine.close());

async function measure(source: string): Promise<Efficiency> {
  const sources = {
    candidate: program(source),
    solution: program(SORTS),
    naive: program(COMPARES_ALL_PAIRS),
  };
  const programs = await engine.compare(countSmaller, sources);
  try {
    const [efficiency] = await measureAll(countSmaller, programs, { capMs: CAP_MS });
    return efficiency!;
  } finally {
    programs.close();
  }
}

test("the honest programs are told apart: the one that compares all pairs is slower, grows faster, and has few points", () => {
  expect(honest.ratio).toBeGreaterThan(3);
  expect(honest.growth!.candidate).toBeGreaterThan(honest.growth!.solution + 0.35);
  expect(honest.points).toBeLessThan(MOST_POINTS);
  expect(honest.refused).toBeUndefined();
});

test("the solution has the points of the solution", async () => {
  const { ratio, points, refused } = await measure(SORTS);
  expect(refused).toBeUndefined();
  expect(ratio).toBeGreaterThan(0.8);
  expect(ratio).toBeLessThan(1.25);
  expect(Math.abs(points - 24)).toBeLessThan(2);
});

test("a timed program finds no clock and no way to collect garbage", async () => {
  const looks = `for (const name of ["gc", "performance", "setTimeout", "setImmediate", "WeakRef"]) if (name in globalThis) throw new Error(name);`;
  const source = `${looks} ${SORTS.replace("{", `{ ${looks} if (Date.now() !== new Date().getTime()) throw 1;`)}`;
  expect((await measure(source)).refused).toBeUndefined();
});

test.each(Object.entries(REFUSED))("refused: %s", async (_what, source) => {
  expect(await measure(source)).toMatchObject({ refused: true, points: 0, sizes: [] });
});

test.each(Object.entries(WITHOUT_GAIN))("without gain: %s", async (_what, source) => {
  const { ratio, refused, points } = await measure(source);
  expect(refused).toBeUndefined();
  expect(ratio).toBeGreaterThan(LEAST_SHARE * honest.ratio!);
  expect(points).toBeLessThan(MOST_POINTS);
});

describe("the score", () => {
  const accepted = { slug: "count-smaller", verdict: "accepted", score: 70, scoreVersion: 1 } as unknown as Verdict;
  const loaded: LoadedKata = {
    kata: countSmaller,
    mutants: [],
    solution: SORTS,
    naive: COMPARES_ALL_PAIRS,
    contentHash: "",
  };
  const scored = async (source: string, as: LoadedKata = loaded) => {
    const events: GradeEvent[] = [];
    const verdict = await addEfficiency(engine, as, program(source), accepted, {
      capMs: CAP_MS,
      onEvent: (event) => events.push(event),
    });
    return { verdict, events };
  };

  test("of a cheat is that of its answer alone: 70", async () => {
    const { verdict, events } = await scored(REFUSED["a cache by length"]!);
    expect(verdict).toMatchObject({ verdict: "accepted", score: 70, scoreVersion: 1 });
    expect(verdict.efficiency).toEqual([expect.objectContaining({ refused: true, points: 0 })]);
    expect(events).toEqual([{ type: "measured", verdict }]);
  });

  test("of an honest program is 70 and its points", async () => {
    const { verdict } = await scored(SORTS);
    expect(verdict.score).toBe(Math.round(70 + verdict.efficiency![0]!.points));
    expect(verdict.cause).toBeUndefined();
  });

  test("where measuring breaks on our side is 70, with the cause kept and nothing claimed", async () => {
    const broken = { ...loaded, solution: "export function solve() { throw new Error(); }" };
    const { verdict, events } = await scored(SORTS, broken);
    expect(verdict).toMatchObject({ verdict: "accepted", score: 70 });
    expect(verdict.efficiency).toBeUndefined();
    expect(verdict.cause).toContain("the solution");
    expect(events).toHaveLength(1);
  });
});
