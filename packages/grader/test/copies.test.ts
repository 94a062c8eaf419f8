/** @file Which copies of a program are played while it is timed: all where there is time for it, one where there is not. In a real sandbox. */
import { isRanks, type Script } from "../src/contract.ts";
import { createEngine, type Engine } from "../src/engine.ts";
import { CONTESTANTS, type Contestant } from "../src/measure/contestants.ts";
import { time } from "../src/measure/timing.ts";
import { COMPARES_ALL_PAIRS, countSmaller, program, SORTS } from "./cheats.ts";

let engine: Engine;
beforeAll(() => {
  engine = createEngine();
});
afterAll(() => engine.close());

const measure = countSmaller.measures![0]!;

function lengthOf(script: Script): number {
  const step = isRanks(script) ? undefined : script.steps[0];
  return step !== undefined && "call" in step ? (step.args![0] as Float32Array).length : 0;
}

/** How often each copy played an input of the largest size. */
async function playsAtLargest(candidate: string, capMs: number): Promise<Record<Contestant, number[]>> {
  const programs = await engine.compare(countSmaller, {
    candidate: program(candidate),
    solution: program(SORTS),
    naive: program(COMPARES_ALL_PAIRS),
  });
  const none = (who: Contestant) => new Array<number>(programs.copies[who]).fill(0);
  const plays = Object.fromEntries(CONTESTANTS.map((who) => [who, none(who)])) as Record<Contestant, number[]>;
  const counting: typeof programs.play = (who, copy, script) => {
    if (lengthOf(script) === measure.sizes.at(-1)!.size) plays[who][copy]!++;
    return programs.play(who, copy, script);
  };
  try {
    await time({ ...programs, play: counting }, measure, {
      capMs,
      assertPlayed: (_who, { fault }) => expect(fault).toBeUndefined(),
      agrees: () => true,
    });
  } finally {
    programs.close();
  }
  return plays;
}

test("without time for all copies, the others play the first two inputs alone, and the cap is passed for twelve rounds", async () => {
  const { candidate, solution } = await playsAtLargest(COMPARES_ALL_PAIRS, 1);
  expect(candidate).toEqual([12, 2, 2]);
  expect(solution).toEqual([12, 2, 2]);
});

test("with time for all copies, each plays every input", async () => {
  const { candidate, solution } = await playsAtLargest(SORTS, 6000);
  expect(candidate[0]).toBeGreaterThan(12);
  expect(candidate).toEqual(new Array(3).fill(candidate[0]));
  expect(solution).toEqual(candidate);
});
