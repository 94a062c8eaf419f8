import { formatNumber, formatValue } from "./format.ts";
import { Opaque, tensor, type Value } from "./value.ts";

test.each([
  [0.1 + 0.2, "0.3"],
  [1 / 3, "0.333333"],
  [123456789, "123456789"],
  [1234567.891, "1234570"],
  [1e21, "1e+21"],
  [-0, "-0"],
  [NaN, "NaN"],
  [-Infinity, "-Infinity"],
  [5e-324, "5e-324"],
])("the number %p reads %s", (x, text) => expect(formatNumber(x)).toBe(text));

test.each<readonly [Value, string]>([
  [2n ** 64n, "18446744073709551616n"],
  ['a "b"\n', '"a \\"b\\"\\n"'],
  [undefined, "undefined"],
  [null, "null"],
  [[1, [2], []], "[1, [2], []]"],
  [{ a: 1, "b c": [true] }, '{a: 1, "b c": [true]}'],
  [new Map<Value, Value>([["k", [1]]]), 'Map {"k" => [1]}'],
  [new Set([1, 2]), "Set {1, 2}"],
  [/x+/gi, "/x+/gi"],
  [new Opaque("function"), "<function>"],
  [Float32Array.of(1, 0.5), "Float32Array [1, 0.5]"],
  [BigInt64Array.of(3n), "BigInt64Array [3n]"],
  [tensor([], [3]), "tensor [] 3"],
  [tensor([2, 2], [1, 2, 3, 4]), "tensor [2, 2] [[1, 2], [3, 4]]"],
  [tensor([2], [1, 0], "bool"), "tensor [2] bool [1, 0]"],
  [tensor([2, 0], []), "tensor [2, 0] [[], []]"],
])("%p reads %s", (value, text) => expect(formatValue(value)).toBe(text));

test("a long array keeps its head and its tail, and says how many elements it leaves out", () => {
  const hundred = Float32Array.from({ length: 100 }, (_, i) => i);
  expect(formatValue(hundred, { items: 8, characters: 2000 })).toBe(
    "Float32Array [0, 1, 2, 3, … 93 more …, 97, 98, 99]",
  );
});

test("a text is cut at its limit, however the value is nested", () => {
  expect(formatValue("x".repeat(5000))).toHaveLength(2001);
  let deep: Value = 1;
  for (let i = 0; i < 100; i++) deep = [deep];
  expect(formatValue(deep)).toBe(`${"[".repeat(13)}…${"]".repeat(13)}`);
});
