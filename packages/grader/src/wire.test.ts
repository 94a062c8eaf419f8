import { createRng } from "./rng.ts";
import { CallbackRef, callback, comm, CommRef, Opaque, Ref, ref, tensor, TensorValue, variable } from "./value.ts";
import { decode, encode, WireError } from "./wire.ts";

const roundTrip = (value: unknown) => decode(encode(value));

const KINDS: readonly (readonly [kind: string, value: unknown])[] = [
  ["an integer", 42],
  ["a fraction", 0.1],
  ["the smallest subnormal", 5e-324],
  ["negative zero", -0],
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["-Infinity", -Infinity],
  ["a bigint beyond 2^64", -(2n ** 70n)],
  ["true", true],
  ["undefined", undefined],
  ["null", null],
  ["the empty string", ""],
  ["text outside the basic plane, quotes and NUL", '手撕 "\u{1F525}" \\ \0'],
  ["the empty array", []],
  ["a nested array", [1, [2, [undefined, -0]]]],
  ["the empty object", {}],
  ["an object whose keys look like a tag", { $: "n", v: "1", o: 0 }],
  [
    "a Map with object keys",
    new Map<unknown, unknown>([
      [[1, 2], "pair"],
      [NaN, { deep: -0 }],
    ]),
  ],
  ["a Set", new Set([1n, "a", NaN])],
  ["a RegExp with flags", /\d+(?<x>a|b)/giu],
  ["an Opaque", new Opaque("function")],
  ["a reference", ref("m.node")],
  ["a callback's name", callback("draw")],
  ["the communicator", comm],
  ["Float32Array", Float32Array.of(0.1, -0, NaN, Infinity)],
  ["Float64Array", Float64Array.of(0.1, 1e-320)],
  ["Int8Array of an odd length", Int8Array.of(-128, 127, 1)],
  ["Int16Array", Int16Array.of(-32768)],
  ["Int32Array", Int32Array.of(-(2 ** 31))],
  ["Uint8Array", Uint8Array.of(255)],
  ["Uint8ClampedArray", Uint8ClampedArray.of(255, 0)],
  ["Uint16Array", Uint16Array.of(65535)],
  ["Uint32Array", Uint32Array.of(2 ** 32 - 1)],
  ["BigInt64Array", BigInt64Array.of(-(2n ** 63n))],
  ["BigUint64Array", BigUint64Array.of(2n ** 64n - 1n)],
  ["an empty typed array", new Float32Array(0)],
  ["a float32 tensor", tensor([2, 1], [1.5, -2])],
  ["a scalar int32 tensor", tensor([], [7], "int32")],
  ["a bool tensor", tensor([3], [1, 0, 1], "bool")],
  ["an empty tensor", tensor([0, 4], [])],
  ["a variable", variable([1], [3])],
];

test.each(KINDS)("%s comes back as it was", (_kind, value) => {
  const back = roundTrip(value);
  expect(back).toStrictEqual(value);
  expect(Object.is(back, -0)).toBe(Object.is(value, -0));
});

test("every kind survives inside arrays, objects, Maps and Sets, all of them in one body", () => {
  const all = KINDS.map(([, value]) => value);
  const nested = { list: all, map: new Map(KINDS), set: new Set(all), inner: { again: [all] } };
  expect(roundTrip(nested)).toStrictEqual(nested);
});

test("place-holders keep their class, so that the player can tell them from data", () => {
  const [path, name, rank] = roundTrip([ref("a.b"), callback("f"), comm]) as unknown[];
  expect(path).toBeInstanceOf(Ref);
  expect(name).toBeInstanceOf(CallbackRef);
  expect(rank).toBeInstanceOf(CommRef);
  expect(roundTrip(variable([1], [3]))).toBeInstanceOf(TensorValue);
});

test("any sequence of arrays, whatever their types and lengths, comes back bit by bit", () => {
  const rng = createRng(7);
  const types = [Float32Array, Float64Array, Int8Array, Int16Array, Int32Array, Uint8Array, Uint16Array, Uint32Array];
  for (let round = 0; round < 100; round++) {
    const arrays = Array.from({ length: rng.int(0, 12) }, () => {
      const Type = types[rng.int(0, types.length)]!;
      const array = new Type(rng.int(0, 9));
      const bytes = new Uint8Array(array.buffer);
      for (let i = 0; i < bytes.length; i++) bytes[i] = rng.int(0, 256);
      return array;
    });
    const back = roundTrip(arrays) as typeof arrays;
    expect(back.map((array) => [array.constructor.name, ...new Uint8Array(array.buffer)])).toEqual(
      arrays.map((array) => [array.constructor.name, ...new Uint8Array(array.buffer)]),
    );
  }
});

test("a view is sent without its neighbours, and what comes back has a buffer of its own", () => {
  const whole = Float32Array.of(1, 2, 3, 4);
  const wire = encode(whole.subarray(1, 3));
  expect(wire.body).toHaveLength(8);
  const back = decode(wire) as Float32Array;
  expect(back.buffer.byteLength).toBe(8);
  wire.body.fill(0);
  expect([...back]).toEqual([2, 3]);
});

test("a key called __proto__ stays a key", () => {
  const value = JSON.parse('{"__proto__": {"polluted": 1}}') as object;
  const back = roundTrip(value) as object;
  expect(Object.keys(back)).toEqual(["__proto__"]);
  expect(Object.getPrototypeOf(back)).toBe(Object.prototype);
});

test("a function or a symbol is refused, not dropped", () => {
  expect(() => encode([() => 1])).toThrow("encode: values are plain data; got a function");
  expect(() => encode({ s: Symbol("s") })).toThrow("encode: values are plain data; got a symbol");
});

describe("what encode never wrote is refused:", () => {
  const body = new Uint8Array(16);
  const array = (parts: object) => () =>
    decode({ json: JSON.stringify({ $: "a", t: "Float32Array", o: 0, n: 4, ...parts }), body });

  test("an array inside the body is read", () => expect(array({})()).toHaveLength(4));
  test.each([
    ["past the end", { n: 5 }],
    ["starting past the end", { o: 16, n: 1 }],
    ["at a negative offset", { o: -4, n: 1 }],
    ["of a negative length", { n: -1 }],
    ["without an offset", { o: null, n: "x" }],
    ["of an endless length", { n: 1e300 }],
    ["of an unknown type", { t: "DataView" }],
    ["of a type that every object inherits", { t: "constructor" }],
  ])("an array %s", (_what, parts) => expect(array(parts)).toThrow(WireError));

  test("an unknown tag", () => expect(() => decode({ json: '{"$":"eval"}', body })).toThrow(WireError));
  test("an object without a tag", () => expect(() => decode({ json: '{"a":1}', body })).toThrow(WireError));
  test("a tensor whose values lie outside the body", () => {
    expect(() => decode({ json: '{"$":"t","s":[8],"d":"float32","o":0,"n":8,"v":false}', body })).toThrow(WireError);
  });
});
