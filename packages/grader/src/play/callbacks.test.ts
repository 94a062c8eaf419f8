import type { Callback, Step } from "../contract.ts";
import { callback } from "../value.ts";
import { outcomes } from "./testing/outcomes.ts";

type Sync = (...args: unknown[]) => unknown;
type Async = (...args: unknown[]) => Promise<unknown>;
interface Environment {
  reset(): number;
  step(action: number): unknown;
}

/** Calls `use` with the callback, then reads its log. */
async function using(declared: Callback, use: (given: never) => unknown): Promise<unknown[]> {
  return outcomes({ use }, [{ call: "use", args: [callback("cb")] }, { log: "cb" }], { callbacks: { cb: declared } });
}

test("stream: the next number on every call, and a RangeError when all are drawn", async () => {
  const stream: Callback = { kind: "stream", values: Float64Array.of(0.5, 0.25) };
  expect(await using(stream, (draw: Sync) => [draw(), draw("x")])).toEqual([
    [0.5, 0.25],
    [[], ["x"]],
  ]);
  expect(await using(stream, (draw: Sync) => [draw(), draw(), draw()])).toEqual(["threw RangeError", [[], [], []]]);
});

test("scripted: the next reply, whatever the arguments; each its own copy", async () => {
  const scripted: Callback = { kind: "scripted", replies: [{ a: [1] }, "two"] };
  expect(await using(scripted, (reply: Sync) => [reply(1), reply(2)])).toEqual([
    [{ a: [1] }, "two"],
    [[1], [2]],
  ]);
  expect(
    await using({ ...scripted, async: true }, async (reply: Async) => [await reply(), reply() instanceof Promise]),
  ).toEqual([
    [{ a: [1] }, true],
    [[], []],
  ]);
});

test("table: the reply for these arguments, and a RangeError for others", async () => {
  const table: Callback = {
    kind: "table",
    entries: [
      [[[1, 2]], "pair"],
      [["x", 3], "other"],
    ],
  };
  expect(await using(table, (look: Sync) => [look([1, 2]), look("x", 3)])).toEqual([
    ["pair", "other"],
    [[[1, 2]], ["x", 3]],
  ]);
  expect((await using(table, (look: Sync) => look("y")))[0]).toBe("threw RangeError");
  expect((await using({ ...table, async: true }, (look: Sync) => look("y")))[0]).toBe("threw RangeError");
});

test("affine: the bias and the weighted arguments", async () => {
  expect(await using({ kind: "affine", weights: [2, 3], bias: 1 }, (cost: Sync) => cost(10, 100))).toEqual([
    321,
    [[10, 100]],
  ]);
});

test("environment: states, rewards and ends from its tables; reset begins anew", async () => {
  const environment: Callback = {
    kind: "environment",
    start: 0,
    actions: 2,
    next: Int32Array.of(0, 1, 1, 0),
    reward: Float64Array.of(0, 5, 0, -1),
    done: Uint8Array.of(0, 1, 0, 0),
  };
  const walk = (env: Environment) => [env.reset(), env.step(1), env.step(1), env.reset()];
  expect(await using(environment, walk)).toEqual([
    [0, { s: 1, r: 5, done: true }, { s: 0, r: -1, done: false }, 0],
    [["reset"], ["step", 1], ["step", 1], ["reset"]],
  ]);
  expect((await using(environment, (env: Environment) => env.step(2)))[0]).toBe("threw RangeError");
});

test("clock: a tick later on every call", async () => {
  expect((await using({ kind: "clock", start: 10, tick: 0.5 }, (now: Sync) => [now(), now(), now()]))[0]).toEqual([
    10, 10.5, 11,
  ]);
});

test("throwing: its error, or a rejection with it", async () => {
  const throwing: Callback = { kind: "throwing", error: "SyntaxError", message: "no" };
  expect((await using(throwing, (fail: Sync) => fail()))[0]).toBe("threw SyntaxError");
  expect(
    (
      await using({ ...throwing, async: true }, async (fail: Async) => fail().catch((error: Error) => error.message))
    )[0],
  ).toBe("no");
});

test("delayed: resolves in the order of virtual time, not of the calls", async () => {
  const callbacks: Readonly<Record<string, Callback>> = {
    slow: { kind: "delayed", reply: "slow", seconds: 3600 },
    fast: { kind: "delayed", reply: "fast", seconds: 1 },
  };
  const race = async (slow: () => Promise<string>, fast: () => Promise<string>) => {
    const order: string[] = [];
    await Promise.all([slow(), fast()].map((promise) => promise.then((name) => order.push(name))));
    return order;
  };
  expect(
    await outcomes({ race }, [{ call: "race", args: [callback("slow"), callback("fast")] }], { callbacks }),
  ).toEqual([["fast", "slow"]]);
});

test("source: an async iterable that knows how often it was pulled, and whether it was released", async () => {
  const source: Callback = { kind: "source", items: [1, 2, 3] };
  const all = async (items: AsyncIterable<number>) => {
    const seen: number[] = [];
    for await (const item of items) seen.push(item);
    return seen;
  };
  const first = async (items: AsyncIterable<number>) => {
    for await (const item of items) return item;
    return undefined;
  };
  expect(await using(source, all)).toEqual([
    [1, 2, 3],
    [["next"], ["next"], ["next"], ["next"]],
  ]);
  expect(await using(source, first)).toEqual([1, [["next"], ["return"]]]);
});

test("a log is what was there at its step: later calls do not change it", async () => {
  const steps: Step[] = [
    { call: "f", args: [callback("cb"), 1] },
    { log: "cb" },
    { call: "f", args: [callback("cb"), 2] },
    { log: "cb" },
  ];
  const program = { f: (cb: (x: number) => number, x: number) => cb(x) };
  expect(await outcomes(program, steps, { callbacks: { cb: { kind: "affine", weights: [1], bias: 0 } } })).toEqual([
    1,
    [[1]],
    2,
    [[1], [2]],
  ]);
});
