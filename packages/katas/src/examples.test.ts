import type { Case } from "@kata/grader/contract";
import { callback, ref, tensor } from "@kata/grader/value";
import { exampleBlocks, fillExamples, renderExample } from "./examples.ts";

const example = (script: Case["script"]): Case => ({ name: "a case", group: "values", example: true, script });

test("a call is written as the candidate would, with its result below", () => {
  const add = example(() => ({ steps: [{ call: "add", args: [tensor([2, 2], [1, 2, 3, 4]), { axis: -1 }] }] }));
  expect(renderExample("any", add, [[{ kind: "value", value: tensor([2], [3, 7]) }]])).toBe(
    "add(tf.tensor([[1, 2], [3, 4]]), { axis: -1 })\n// tensor [2] [3, 7]",
  );
});

test("bindings, references and callbacks are names", () => {
  const steps = example(() => ({
    callbacks: { next: { kind: "stream", values: Float64Array.of(0.5) } },
    steps: [
      { new: "Pool", args: [4, callback("next")], as: "p" },
      { call: "p.take", args: [2], as: "taken" },
      { call: "p.give", args: [ref("taken")], throws: "RangeError" },
    ],
  }));
  const expected = [
    [
      { kind: "value" as const, value: undefined },
      { kind: "value" as const, value: [0, 1] },
      { kind: "threw" as const, error: "RangeError" as const },
    ],
  ];
  expect(renderExample("any", steps, expected).split("\n")).toEqual([
    "const p = new Pool(4, next)",
    "const taken = p.take(2)",
    "// [0, 1]",
    "p.give(taken)",
    "// throws RangeError",
  ]);
});

test("each rank is shown with its own calls", () => {
  const ranks = example(() => ({
    ranks: { alpha: 1, beta: 1 },
    steps: [[{ call: "sum", args: [Float32Array.of(1)] }], [{ call: "sum", args: [Float32Array.of(2)] }]],
  }));
  const three = [{ kind: "value" as const, value: Float32Array.of(3) }];
  expect(renderExample("any", ranks, [three, three]).split("\n")).toEqual([
    "// rank 0",
    "await sum(Float32Array.of(1))",
    "// Float32Array [3]",
    "// rank 1",
    "await sum(Float32Array.of(2))",
    "// Float32Array [3]",
  ]);
});

test("a tensor without elements and one of whole numbers say so", () => {
  const two = example(() => ({
    steps: [{ call: "f", args: [tensor([2, 0], []), tensor([2], [1, 2], "int32")], record: false }],
  }));
  expect(renderExample("any", two, [[]])).toBe('f(tf.tensor([], [2, 0]), tf.tensor([1, 2], undefined, "int32"))');
});

test("filling replaces the code of named blocks and nothing else", () => {
  const text = "before\n\n```ts example: one\n```\n\n```ts example: two\nold\n```\n\n```ts\nuntouched\n```\n";
  const filled = fillExamples(text, new Map([["one", "f(1)\n// 2"]]));
  expect(exampleBlocks(filled)).toEqual([
    { name: "one", code: "f(1)\n// 2" },
    { name: "two", code: "old" },
  ]);
  expect(filled.replace("f(1)\n// 2\n", "")).toBe(text);
});
