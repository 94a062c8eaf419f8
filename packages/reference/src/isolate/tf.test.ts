/** @file The sandbox's bundle in a bare context: it computes, takes what it is given, and touches nothing else. */
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

const bundle = readFileSync(new URL("./tf.gen.js", import.meta.url), "utf8");

/** Makes `tf` in a new context where reading any host-like global throws, and where each array made through `env` counts. */
const BOOT = `
  const names = "ArrayBuffer BigInt64Array BigUint64Array DataView Float32Array Float64Array Int16Array Int32Array Int8Array " +
    "Uint16Array Uint32Array Uint8Array Uint8ClampedArray";
  const env = { global: {} };
  let numMade = 0;
  for (const name of names.split(" ")) {
    env[name] = new Proxy(globalThis[name], {
      construct: (target, args) => (numMade++, Reflect.construct(target, args)),
    });
  }
  const forbidden = "WebAssembly SharedArrayBuffer Atomics Intl console process require setTimeout performance fetch TextEncoder " +
    "TextDecoder navigator document window self global";
  for (const name of forbidden.split(" ")) {
    Object.defineProperty(globalThis, name, { get() { throw new Error("touched " + name); }, configurable: true });
  }
`;

function boot(): (code: string) => unknown {
  const context = createContext({});
  runInContext(BOOT, context);
  const before = runInContext("Object.getOwnPropertyNames(globalThis).join()", context) as string;
  const make = runInContext(bundle, context) as (env: unknown) => unknown;
  context["tf"] = make(runInContext("env", context));
  expect(runInContext("Object.getOwnPropertyNames(globalThis).join()", context)).toBe(`${before},tf`);
  return (code) => runInContext(code, context);
}

const run = boot();
const numbers = (code: string) =>
  JSON.parse(run(`JSON.stringify(Array.from((${code}).dataSync()))`) as string) as number[];

test("the cpu backend is set when the function returns", () => {
  expect(run("tf.getBackend()")).toBe("cpu");
});

test("softmax of 1, 2, 3", () => {
  const [a, b, c] = numbers("tf.softmax(tf.tensor1d([1, 2, 3]))") as [number, number, number];
  expect(a).toBeCloseTo(0.0900306, 6);
  expect(b).toBeCloseTo(0.2447285, 6);
  expect(c).toBeCloseTo(0.665241, 6);
});

test("gradients and chained methods are there", () => {
  expect(numbers("tf.grad((x) => x.square().sum())(tf.tensor1d([3, -4]))")).toEqual([6, -8]);
});

test("the repairs are in: matMul over a broadcast batch, with its gradient", () => {
  expect(numbers("tf.matMul(tf.ones([2, 3, 1, 1]), tf.tensor([10, 20], [2, 1, 1, 1]))")).toEqual([
    10, 10, 10, 20, 20, 20,
  ]);
  const gradient =
    "tf.grad((x) => tf.matMul(tf.ones([2, 3, 1, 1]), x).square().sum())(tf.tensor([10, 20], [2, 1, 1, 1]))";
  expect(numbers(gradient)).toEqual([60, 120]);
});

test("data is made through the constructors that were handed in", () => {
  expect(run("const was = numMade; tf.zeros([8]); numMade > was")).toBe(true);
});

test("typed arrays of the context are taken for what they are", () => {
  expect(run("tf.tensor(new Float32Array([1, 2])).dtype")).toBe("float32");
  expect(run("tf.tensor(new env.Int32Array([1, 2])).dtype")).toBe("int32");
  expect(run("tf.tensor(new Uint8Array([1, 0]), [2], 'bool').dtype")).toBe("bool");
});

test("the engine lives in the given global object and nowhere else", () => {
  expect(run("'_tfengine' in env.global")).toBe(true);
  expect(run("'_tfengine' in globalThis")).toBe(false);
});

test("a second bundle in another context shares nothing with the first", () => {
  const other = boot();
  const before = run("tf.memory().numTensors");
  other("tf.zeros([4])");
  expect(run("tf.memory().numTensors")).toBe(before);
});
