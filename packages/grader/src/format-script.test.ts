import { formatScript } from "./format-script.ts";
import { callback, comm, ref, tensor } from "./value.ts";

test("every kind of step reads as a person would write it", () => {
  const text = formatScript({
    steps: [
      { new: "Manager", args: [4, { size: 2 }], as: "m" },
      { call: "m.take", args: [[1, ref("m.head")], callback("draw")], as: "t" },
      { call: "m.take", args: [-1], throws: "RangeError" },
      { get: "m.free", as: "n" },
      { set: "m.limit", value: 3 },
      { read: "w" },
      { log: "draw" },
      { grad: "loss", args: [tensor([1], [2])], result: "total", wrt: ["x"], upstream: tensor([], [1]) },
      { iterate: "stream", args: ["a"] },
      { iterate: "t" },
      { repeat: 3, steps: [{ call: "m.step" }, { call: "m.flush", args: [0] }] },
      { trace: "m", ops: [{ method: "take", arity: 1 }], code: Uint8Array.of(0, 0), args: Float64Array.of(1, 2) },
    ],
  });
  expect(text.split("\n")).toEqual([
    "m = new Manager(4, {size: 2})",
    "t = m.take([1, m.head], draw)",
    "m.take(-1) // throws RangeError",
    "n = m.free",
    "m.limit = 3",
    "values of w",
    "calls of draw",
    "gradient of sum(tensor [] 1 * loss(tensor [1] [2]).total) with respect to x",
    'items of stream("a")',
    "items of t",
    "3 times: m.step(); m.flush(0)",
    "2 operations on m: take",
  ]);
});

test("with outcomes, only what came of the recorded steps is told", () => {
  const script = { steps: [{ call: "f" }, { call: "g" }] };
  const after = { kind: "value", value: 1, inout: { w: Float32Array.of(2) } } as const;
  expect(formatScript(script, [[after, { kind: "threw", error: "RangeError" }]])).toBe(
    "1; w afterwards: Float32Array [2]\nthrows RangeError",
  );
});

test("of ranks, each rank is told apart", () => {
  const script = {
    ranks: { alpha: 1, beta: 0 },
    steps: [[{ call: "f", args: [comm, 1] }], [{ call: "f", args: [comm, 2] }]],
  };
  expect(formatScript(script)).toBe("rank 0: f(comm, 1)\nrank 1: f(comm, 2)");
  expect(formatScript(script, [[{ kind: "value", value: 3 }], [{ kind: "value", value: 4 }]])).toBe(
    "rank 0: 3\nrank 1: 4",
  );
});

test("after forty steps the rest is counted", () => {
  const lines = formatScript({ steps: Array.from({ length: 45 }, (_, i) => ({ call: "f", args: [i] })) }).split("\n");
  expect(lines).toHaveLength(41);
  expect(lines.slice(-2)).toEqual(["f(39)", "… 5 more steps"]);
});
