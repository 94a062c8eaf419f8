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
/** What does not count: of any length. */
const cold = [round(90, 2), round(2, 90)];
const noisy = (rng: Rng, numRounds: number): Round[] =>
  Array.from({ length: numRounds }, () => {
    const [a, b] = rng.normal(2, 0.1);
    return round(3 * Math.exp(a!), 2 * Math.exp(b!));
  });

test("what an empty call takes is no part of a call", () => {
  const { candidate, solution } = figures([...cold, round(3, 2), round(3, 2)]);
  expect(candidate).toBeCloseTo(3, 9);
  expect(solution).toBeCloseTo(2, 9);
});

test("the first two rounds do not count", () => {
  const counted = settled([...cold, round(3, 2)]);
  expect(counted).toHaveLength(1);
  for (const ms of counted[0]!.candidate) expect(ms).toBeCloseTo(3, 9);
});

test("what a call waited for a core is not in its time", () => {
  const [waiting] = settled([...cold, { ...round(3, 2), candidate: [call(3, 50), call(3, 8)] }]);
  expect(waiting!.candidate).toHaveLength(2);
  for (const ms of waiting!.candidate) expect(ms).toBeCloseTo(3, 9);
});

test("a naive answer that was played in the first rounds alone has its figure from them", () => {
  const naive = (ms: number) => ({ ...round(3, 2), naive: [call(ms)] });
  const { naive: found } = figures([...cold.map((each) => ({ ...each, naive: [call(50)] })), naive(9), round(3, 2)]);
  expect(found).toBeCloseTo(9, 9);
});

test("a machine that is slower in some rounds is so for both: the ratio stays", () => {
  const rounds = Array.from({ length: 20 }, (_, i) => (i % 3 === 0 ? round(30, 20) : round(3, 2)));
  const { candidate, solution } = figures(rounds.map((each) => ({ ...each, naive: [call(9)] })));
  expect(candidate / solution).toBeCloseTo(1.5, 9);
});

test("rounds that never vary leave no interval", () => {
  const [low, high] = ratioInterval([...cold, round(6, 2), round(6, 2)], createRng(1));
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
