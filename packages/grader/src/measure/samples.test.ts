import { createRng, type Rng } from "../rng.ts";
import type { TimeInCalls } from "../sandbox/protocol.ts";
import { figures, ratioInterval, settled, type Round } from "./samples.ts";

const EMPTY = { wallMs: 0.01, cpuMs: 0.03 };
/** A call of so many milliseconds that waited for a core as long as is said. */
const call = (ms: number, waitedMs = 0): TimeInCalls => ({
  calls: { wallMs: ms + EMPTY.wallMs + waitedMs, cpuMs: ms + EMPTY.cpuMs },
  empty: EMPTY,
});
const round = (candidate: number, solution: number): Round => ({
  candidate: [call(candidate), call(candidate)],
  solution: [call(solution), call(solution)],
  naive: [],
});
const noisy = (rng: Rng, numRounds: number): Round[] =>
  Array.from({ length: numRounds }, () => {
    const [a, b] = rng.normal(2, 0.1);
    return round(3 * Math.exp(a!), 2 * Math.exp(b!));
  });

test("what an empty call takes is no part of a call", () => {
  const { candidate, solution } = figures([round(3, 2), round(3, 2), { ...round(3, 2), naive: [call(9), call(9)] }]);
  expect(candidate).toBeCloseTo(3, 9);
  expect(solution).toBeCloseTo(2, 9);
});

test("the first rounds do not count", () => {
  const rounds = [...Array.from({ length: 3 }, () => round(90, 2)), ...Array.from({ length: 7 }, () => round(3, 2))];
  expect(
    settled(rounds)
      .flatMap(({ candidate }) => candidate)
      .every((ms) => Math.abs(ms - 3) < 1e-9),
  ).toBe(true);
});

test("what a call waited for a core is not in its time", () => {
  const waiting: Round = { ...round(3, 2), candidate: [call(3, 50), call(3, 8)] };
  for (const { candidate } of settled([waiting])) for (const ms of candidate) expect(ms).toBeCloseTo(3, 9);
});

test("a machine that is slower in some rounds is so for both: the ratio stays", () => {
  const rounds = Array.from({ length: 20 }, (_, i) => (i % 3 === 0 ? round(30, 20) : round(3, 2)));
  const { candidate, solution } = figures(rounds.map((each) => ({ ...each, naive: [call(9)] })));
  expect(candidate / solution).toBeCloseTo(1.5, 9);
});

test("rounds that never vary leave no interval", () => {
  const [low, high] = ratioInterval([round(6, 2), round(6, 2), round(6, 2)], createRng(1));
  expect([low, high]).toEqual([expect.closeTo(3, 9), expect.closeTo(3, 9)]);
});

test("the interval holds the true ratio in about 95 of 100 experiments", () => {
  const rng = createRng(7);
  let held = 0;
  for (let i = 0; i < 100; i++) {
    const [low, high] = ratioInterval(noisy(rng, 40), rng);
    if (low <= 1.5 && 1.5 <= high) held++;
  }
  expect(held).toBeGreaterThanOrEqual(88);
});

test("more rounds make the interval narrower", () => {
  const rng = createRng(3);
  const width = (n: number) => {
    const [low, high] = ratioInterval(noisy(rng, n), rng);
    return high - low;
  };
  expect(width(400)).toBeLessThan(width(16) / 2);
});
