/** @file What the sandbox promises: whatever a program patches, forges or mends later, what is compared is what it returned. */
import { createGrader, type Grader, type LoadedKata } from "../src/grade.ts";
import type { VerdictCode } from "../src/verdict.ts";
import {
  grade,
  HONEST_MERGE,
  HONEST_RING,
  HONEST_ROW_SOFTMAX,
  HONEST_TENSOR_SOFTMAX,
  load,
  merge,
  ring,
  rowSoftmax,
  tensorSoftmax,
} from "./small-katas.ts";

let grader: Grader;
beforeAll(async () => {
  grader = await createGrader({ backend: "cpu" });
});
afterAll(() => grader.close());

const verdictOf = async (loaded: LoadedKata, source: string): Promise<VerdictCode> =>
  (await grade(grader, loaded, source)).verdict.verdict;
const WRONG = "export function mergeStats(a: any, b: any): any { return { m: 0, l: 0 }; }";
const WRONG_ROWS = "export function onlineSoftmax(x: any, n: any, k: any): any { return new Float32Array(n * k); }";

/** Each replaces something that a careless judge would call. */
const PATCHES: Readonly<Record<string, string>> = {
  "array methods":
    "for (const name of Object.getOwnPropertyNames(Array.prototype)) if (name !== 'constructor' && name !== 'length') (Array.prototype as any)[name] = () => true;",
  "the array iterator":
    "(Array.prototype as any)[Symbol.iterator] = function* () {}; Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: true });",
  "setters of indices on Array.prototype":
    "for (let i = 0; i < 64; i++) Object.defineProperty(Array.prototype, i, { set() { throw 1; }, get() { return 0; }, configurable: true });",
  "setters of a result's keys on Object.prototype":
    "for (const key of ['m', 'l', 'kind', 'value', 'json', 'fault', 'then', 'get', 'set', 'step', 'outcome']) Object.defineProperty(Object.prototype, key, Object.setPrototypeOf({ set() { throw 1; }, get() { return undefined; }, configurable: true }, null));",
  "Object's own functions":
    "for (const name of Object.getOwnPropertyNames(Object)) try { (Object as any)[name] = () => true; } catch {}",
  Reflect: "for (const name of Object.getOwnPropertyNames(Reflect)) (Reflect as any)[name] = () => true;",
  Math: "for (const name of Object.getOwnPropertyNames(Math)) try { (Math as any)[name] = () => 0; } catch {}",
  JSON: "JSON.stringify = () => '1'; JSON.parse = () => ({}); (Object.prototype as any).toJSON = () => 1; (Array.prototype as any).toJSON = () => 1;",
  "Object.is and Number":
    "Object.is = () => true; Number.isFinite = Number.isNaN = Number.isInteger = () => false; (Number.prototype as any).valueOf = () => 0; (globalThis as any).Number = () => 0;",
  "typed array methods":
    "const T = Object.getPrototypeOf(Float32Array.prototype); for (const name of ['set', 'slice', 'subarray', 'fill', 'findIndex', 'every', 'map']) T[name] = () => [];",
  "the length and tag of typed arrays":
    "const T = Object.getPrototypeOf(Float32Array.prototype); for (const key of ['length', 'byteLength', 'buffer', Symbol.toStringTag]) try { Object.defineProperty(T, key, { get: () => 0 }); } catch {}",
  "the typed array constructors":
    "for (const name of ['Float32Array', 'Float64Array', 'ArrayBuffer', 'Array', 'Map', 'Set', 'Error', 'TypeError']) (globalThis as any)[name] = function () { return {}; };",
  Promise:
    "Promise.prototype.then = function () { return this; } as any; (globalThis as any).Promise = function () {}; (Object.prototype as any).then = undefined;",
  species:
    "for (const C of [Array, Promise, Map, Set, RegExp, Object.getPrototypeOf(Float32Array)] as any[]) try { Object.defineProperty(C, Symbol.species, { get: () => function () { return {}; } }); } catch {}",
  "Function.prototype":
    "Function.prototype.call = Function.prototype.apply = Function.prototype.bind = (() => 1) as any; Function.prototype.toString = () => 'native';",
  "Symbol.hasInstance":
    "for (const C of [Object, Array, Float32Array, Promise, Map, Error]) try { Object.defineProperty(C, Symbol.hasInstance, { value: () => true }); } catch {}",
  "Map and Set":
    "Map.prototype.get = Set.prototype.has = (() => true) as any; Map.prototype.entries = Set.prototype.values = (() => [][Symbol.iterator]()) as any; Map.prototype.has = () => true;",
  "String and RegExp":
    "String.prototype.split = (() => []) as any; String.prototype.startsWith = () => true; RegExp.prototype.exec = () => null; RegExp.prototype.test = () => true;",
  Error:
    "Error.captureStackTrace = (() => {}) as any; try { (Error as any).prepareStackTrace = () => 'x'; } catch {} try { (Error as any).stackTraceLimit = 0; } catch {} Object.defineProperty(Error.prototype, 'name', { get() { throw 1; } });",
  "the global object": "Object.freeze(globalThis);",
  "a prototype of the global object":
    "try { Object.setPrototypeOf(globalThis, new Proxy({}, { get() { throw 1; }, has: () => true })); } catch {}",
};

describe.each(Object.entries(PATCHES))("a program that replaces %s", (_what, patch) => {
  // The honest functions take what they need before the patch: what is asked is whether the judge still sees their result.
  const keep = "const { max, exp } = Math; const F = Float32Array;";
  const merging = `${keep} ${HONEST_MERGE.replaceAll("Math.", "")}`;
  const softening = `${keep} ${HONEST_ROW_SOFTMAX.replaceAll("Math.", "").replace("new Float32Array", "new F")}`;

  test("is not accepted for a wrong answer", async () => {
    expect(await verdictOf(load(merge), `${patch} ${WRONG}`)).toBe("wrong-answer");
    expect(await verdictOf(load(rowSoftmax), `${patch} ${WRONG_ROWS}`)).not.toBe("accepted");
  });

  test("is accepted for a right one", async () => {
    expect(await verdictOf(load(merge), `${merging} ${patch}`)).toBe("accepted");
    expect(await verdictOf(load(rowSoftmax), `${softening} ${patch}`)).toBe("accepted");
  });

  test("changes nothing for the next submission", async () => {
    expect(await verdictOf(load(merge), HONEST_MERGE)).toBe("accepted");
  });
});

/** What stands where `{ m, l }` should; `right` is the right answer. */
const FORGERIES: Readonly<Record<string, string>> = {
  "getters that answer right": "return { get m() { return right.m; }, get l() { return right.l; } };",
  "a proxy that answers NaN to everything":
    "return new Proxy({}, { get: () => NaN, has: () => true, ownKeys: () => ['m', 'l'], getOwnPropertyDescriptor: () => ({ value: NaN, enumerable: true, configurable: true }) });",
  "a proxy that has no keys": "return new Proxy(right, { ownKeys: () => [] });",
  "a proxy whose traps throw":
    "return new Proxy(right, { ownKeys() { throw new Error('no'); }, getPrototypeOf() { throw 1; }, getOwnPropertyDescriptor() { throw 1; } });",
  "a proxy that is revoked": "const { proxy, revoke } = Proxy.revocable(right, {}); revoke(); return proxy;",
  "an object that turns itself into numbers":
    "const n = (x: number) => ({ valueOf: () => x, [Symbol.toPrimitive]: () => x, toJSON: () => x, toString: () => String(x) }); return { m: n(right.m), l: n(right.l) };",
  "boxed numbers": "return { m: new Number(right.m), l: new Number(right.l) };",
  "numbers as texts": "return { m: String(right.m), l: String(right.l) };",
  bigints: "return { m: 1n, l: 1n };",
  "the right values on the prototype": "return Object.create(right);",
  "properties that cannot be enumerated":
    "return Object.defineProperties({}, { m: { value: right.m }, l: { value: right.l } });",
  toJSON: "return { toJSON: () => right };",
  "a thenable": "return { then(done: any) { done(right); } };",
  "a promise of a wrong answer, mended while it settles":
    "const r = { m: 0, l: 0 }; return Promise.resolve(r).then((x) => { Promise.resolve().then(() => 0).then(() => 0).then(() => Object.assign(r, right)); return x; });",
  "a wrong answer that is mended in a microtask":
    "const r = { m: 0, l: 0 }; Promise.resolve().then(() => Object.assign(r, right)); return r;",
  "a wrong answer that the next call mends":
    "last && Object.assign(last, lastRight); last = { m: 0, l: 0 }; lastRight = right; return last;",
  "a cycle": "const r: any = { ...right }; r.l = r; return r;",
  "a structure a thousand deep": "let r: any = right; for (let i = 0; i < 1000; i++) r = { m: r, l: 1 }; return r;",
  "a function": "return Object.assign(() => right, right, {});",
  "the expected class of nothing": "return undefined;",
  "NaN everywhere": "return { m: NaN, l: NaN };",
  infinities: "return { m: Infinity, l: Infinity };",
};

test.each(Object.entries(FORGERIES))("%s is a wrong answer, and no crash", async (_what, body) => {
  const source = `let last: any, lastRight: any; ${HONEST_MERGE.replace("export function mergeStats", "function honest")}
    export function mergeStats(a: any, b: any): any { const right: any = honest(a, b); ${body} }`;
  const { verdict } = await grade(grader, load(merge), source);
  expect({ verdict: verdict.verdict, statuses: verdict.cases.map(({ status }) => status) }).toEqual({
    verdict: "wrong-answer",
    // Every case was played: the child lives on.
    statuses: verdict.cases.map(() => "failed"),
  });
});

/** What stands where a Float32Array should; `right` is the right answer. */
const ARRAY_FORGERIES: Readonly<Record<string, string>> = {
  "an object with a length": "return { length: right.length, ...right };",
  "a plain array": "return Array.from(right);",
  "a Float64Array": "return Float64Array.from(right);",
  "an array of the right length with the Float32Array's prototype":
    "return Object.setPrototypeOf(Array.from(right), Float32Array.prototype);",
  "a proxy of the right array": "return new Proxy(right, {});",
  "zeros that claim another length":
    "return Object.defineProperty(new Float32Array(0), 'length', { value: right.length });",
  "zeros with the right values as an iterator":
    "return Object.assign(new Float32Array(right.length), { [Symbol.iterator]: () => right.values(), toJSON: () => [...right] });",
  "the buffer alone": "return right.buffer;",
  "an array that is mended in a microtask":
    "const r = new Float32Array(right.length); Promise.resolve().then(() => r.set(right)); return r;",
  "an array whose buffer was moved away":
    "const r = new Float32Array(right.length); structuredClone(r.buffer, { transfer: [r.buffer] }); return r;",
};

test.each(Object.entries(ARRAY_FORGERIES))("%s is not accepted for a typed array", async (_what, body) => {
  const source = `${HONEST_ROW_SOFTMAX.replace("export function onlineSoftmax", "function honest")}
    export function onlineSoftmax(x: any, n: any, k: any): any { const right = honest(x, n, k) as any; ${body} }`;
  expect(["wrong-answer", "runtime-error"]).toContain(await verdictOf(load(rowSoftmax), source));
  expect(await verdictOf(load(rowSoftmax), HONEST_ROW_SOFTMAX)).toBe("accepted");
});

test("a subclass, and a view of a larger buffer, count as what they hold", async () => {
  for (const body of [
    "return new (class extends Float32Array {})(right);",
    "const all = new Float32Array(right.length + 8).fill(9); all.set(right, 4); return all.subarray(4, 4 + right.length);",
  ]) {
    const source = `${HONEST_ROW_SOFTMAX.replace("export function onlineSoftmax", "function honest")}
      export function onlineSoftmax(x: any, n: any, k: any): any { const right = honest(x, n, k); ${body} }`;
    expect(await verdictOf(load(rowSoftmax), source)).toBe("accepted");
  }
});

test("an argument's buffer holds that argument and nothing else", async () => {
  const source = HONEST_ROW_SOFTMAX.replace(
    "const y",
    "if (x.buffer.byteLength !== 4 * n * k || x.byteOffset !== 0) throw new Error('neighbours'); const y",
  );
  expect(await verdictOf(load(rowSoftmax), source)).toBe("accepted");
});

test("nothing within reach leads out: no constructor makes code, no clock moves, no draw differs", async () => {
  const source = `
    const clock = [Date.now(), new Date().getTime()];
    const found: string[] = [];
    for (const make of [() => (0 as any).constructor.constructor("return 1")(), () => (console.log as any).constructor("return 1")()]) {
      try { make(); found.push("code"); } catch {}
    }
    export function mergeStats(a: any, b: any): any {
      if (found.length > 0 || Date.now() !== clock[0] || new Date().getTime() !== clock[1]) throw new Error("a way out");
      for (const name of ["Intl", "WeakRef", "FinalizationRegistry", "performance", "setTimeout", "queueMicrotask", "ivm"])
        if (name in globalThis && name !== "ivm") throw new Error(name);
      return a;
    }`;
  // The function constructor itself is refused, even though its error was caught.
  expect(await verdictOf(load(merge), source)).toBe("forbidden-api");
});

test("a program's patches of the library do not reach the library that judges", async () => {
  for (const patch of [
    "tf.exp = (x: any) => x;",
    "(tf as any).Tensor = null;",
    "Object.getPrototypeOf(x).dataSync = () => [0];",
    "x.constructor.prototype.shape = [1];",
  ]) {
    const source = HONEST_TENSOR_SOFTMAX.replace("return tf.tidy", `try { ${patch} } catch {} return tf.tidy`)
      .replace("tf.Tensor): tf.Tensor", "any): any")
      .replace("import * as tf from", "import tf from");
    const wrong = source.replace("tf.div(e, ", "tf.mul(e, ");
    expect(["wrong-answer", "runtime-error", "forbidden-api", "limit-exceeded"]).toContain(
      await verdictOf(load(tensorSoftmax), wrong),
    );
  }
  expect(await verdictOf(load(tensorSoftmax), HONEST_TENSOR_SOFTMAX)).toBe("accepted");
});

describe("tensors", () => {
  const forged = (
    body: string,
  ) => `import * as tf from "@tensorflow/tfjs"; ${HONEST_TENSOR_SOFTMAX.replace('import * as tf from "@tensorflow/tfjs";', "").replace("export function softmax", "function honest")}
    export function softmax(x: any): any { ${body} }`;

  test.each([
    ["an array of the right values", "return [[0.25, 0.75], [0.5, 0.5]];"],
    ["a disposed tensor", "const y = honest(x); y.dispose(); return y;"],
    [
      "an object that inherits from a tensor and has no values",
      "return Object.create(Object.getPrototypeOf(x), { shape: { value: [2, 2] }, dtype: { value: 'float32' } });",
    ],
    [
      "a tensor that claims another shape",
      "const y: any = honest(x); Object.defineProperty(y, 'shape', { value: [4] }); return y;",
    ],
    ["a tensor of ints", "return tf.cast(honest(x), 'int32');"],
  ])("%s is not accepted", async (_what, body) => {
    expect(["wrong-answer", "runtime-error", "limit-exceeded"]).toContain(
      await verdictOf(load(tensorSoftmax), forged(body)),
    );
    expect(await verdictOf(load(tensorSoftmax), HONEST_TENSOR_SOFTMAX)).toBe("accepted");
  });
});

describe("a tensor's values cannot be had from inside the library", () => {
  const loops = `const [n, k] = x.shape; const y = [];
    for (let i = 0; i < n; i++) { let l = 0; for (let j = 0; j < k; j++) l += Math.exp(stolen[i * k + j]); for (let j = 0; j < k; j++) y.push(Math.exp(stolen[i * k + j]) / l); }
    return tf.tensor(y, [n, k]);`;
  const program = (steal: string, top = "") => `import * as tf from "@tensorflow/tfjs"; let stolen: any; ${top}
    export function softmax(x: any): any { ${steal} ${loops} }`;

  test.each([
    [
      "by a getter in an argument",
      "const probe = [0]; Object.defineProperty(probe, 0, { get() { stolen = x.dataSync(); return 1; } }); tf.tidy(() => { tf.tensor1d(probe); });",
    ],
    [
      "by a getter of a tensor's own",
      "tf.tidy(() => { const fake = Object.create(tf.scalar(1), { dtype: { get() { stolen ??= x.dataSync(); return 'float32'; } } }); tf.add(fake, 1); });",
    ],
    ["by a callback of tidy", "stolen = tf.tidy(() => x.dataSync());"],
    ["by a gradient's function", "tf.grad((t: any) => { stolen = t.dataSync(); return t; })(x);"],
  ])("%s", async (_how, steal) => {
    expect(await verdictOf(load(tensorSoftmax), program(steal))).toBe("forbidden-api");
  });

  test("by a getter for the judge, who reads no field of what the library did not make", async () => {
    const steal =
      "if (stolen === undefined) return Object.create(x, { shape: { get() { stolen ??= x.dataSync(); return [2, 2]; } }, isDisposed: { get() { stolen ??= x.arraySync().flat(); return true; } } });";
    expect(await verdictOf(load(tensorSoftmax), program(steal))).toBe("wrong-answer");
  });

  test.each([
    [
      "WeakMap.prototype.get",
      "const get = WeakMap.prototype.get; WeakMap.prototype.get = function (k: any) { const found: any = get.call(this, k); if (found?.values) stolen = found.values; return found; };",
    ],
    [
      "Array.prototype.map",
      "const map = Array.prototype.map; Array.prototype.map = function (f: any) { stolen ??= (this as any)[0]; return map.call(this, f); } as any;",
    ],
    [
      "Float32Array.prototype.slice",
      "Object.getPrototypeOf(Float32Array.prototype).slice = function () { stolen = this; return this; };",
    ],
  ])("by a patch of %s", async (_what, patch) => {
    expect(await verdictOf(load(tensorSoftmax), program("tf.tidy(() => { tf.exp(x); });", patch))).toBe(
      "runtime-error",
    );
  });

  test("by a getter of what is returned: the judge reads none of what is not a tensor of the library's", async () => {
    const steal =
      "if (stolen === undefined) return Object.create(x, { shape: { get() { stolen ??= x.dataSync(); return [2, 2]; } }, isDisposed: { get() { stolen ??= x.arraySync().flat(); return true; } } });";
    expect(await verdictOf(load(tensorSoftmax), program(steal))).toBe("wrong-answer");
  });

  test("nor can a composite be called there", async () => {
    const source = `import * as tf from "@tensorflow/tfjs";
      export function softmax(x: any): any { let y: any; const probe = [0]; Object.defineProperty(probe, 0, { get() { y = x.softmax(); return 1; } }); tf.tidy(() => { tf.tensor1d(probe); }); return y; }`;
    expect(await verdictOf(load(tensorSoftmax), source)).toBe("forbidden-api");
  });

  test("programs that patch nothing do not notice", async () => {
    const source = `${HONEST_TENSOR_SOFTMAX}
      class Mine extends Error { constructor(text: string) { super(text); this.name = "Mine"; } }
      class Stack extends Array { top() { return this.at(-1); } }
      export const used = [new Mine("x").name, Stack.of(1).top(), Object.assign(() => 1, { label: "f" })];`;
    expect(await verdictOf(load(tensorSoftmax), source)).toBe("accepted");
  });
});

describe("ranks", () => {
  test("share no module state, no global and no prototype", async () => {
    const probe = HONEST_RING.replace(
      "const right",
      "const G = globalThis as any; if (calls++ > 0 || G.seen || (Array.prototype as any).seen) throw new Error('shared'); G.seen = (Array.prototype as any).seen = true; const right",
    );
    expect(await verdictOf(load(ring), `let calls = 0; ${probe}`)).toBe("accepted");
  });

  test("get arrays of their own constructors, copied at the send", async () => {
    const probe = HONEST_RING.replace(
      "for (let i",
      "if (!(passing instanceof Float32Array) || passing.buffer.byteLength !== passing.byteLength) throw new Error('foreign'); for (let i",
    );
    expect(await verdictOf(load(ring), probe)).toBe("accepted");
    // What happens to the array after the call does not travel.
    const late = HONEST_RING.replace(
      "passing = (await comm.sendrecv(right, passing, left)) as Float32Array;",
      "const sent = passing.slice(); const p = comm.sendrecv(right, sent, left); sent.fill(0); passing = (await p) as Float32Array;",
    );
    expect(await verdictOf(load(ring), late)).toBe("accepted");
  });

  test("cannot change their communicator, nor reach another context through it", async () => {
    const probe = HONEST_RING.replace(
      "const right",
      "try { (comm as any).rank = 9; } catch {} if (!Object.isFrozen(comm) || Object.getPrototypeOf(comm) !== Object.prototype || Object.getPrototypeOf(comm.send) !== Function.prototype || !(comm.now() === 0)) throw new Error('foreign'); const right",
    );
    expect(await verdictOf(load(ring), probe)).toBe("accepted");
  });

  test("that patch Promise, arrays and iterators still get what was sent", async () => {
    const patch =
      "const P = Promise.prototype; P.finally = (() => 1) as any; Object.defineProperty(Object.prototype, 'then', { get: () => undefined, configurable: true }); Array.prototype.push = () => 0;";
    expect(await verdictOf(load(ring), `${patch} ${HONEST_RING}`)).toBe("accepted");
  });

  test.each([
    ["a rank that is not there", "comm.send(3, buf)"],
    ["itself", "comm.send(comm.rank, buf)"],
    ["a text for a rank", "comm.recv('1')"],
    ["data that is no typed array", "comm.send((comm.rank + 1) % 3, [1])"],
    ["time that runs backwards", "comm.compute(-1)"],
  ])("are refused %s, with an error that can be caught", async (_what, call) => {
    expect(
      await verdictOf(
        load(ring),
        HONEST_RING.replace(
          "const right",
          `let caught = false; try { await (${call} as any); } catch { caught = true; } if (!caught) return buf; const right`,
        ),
      ),
    ).toBe("accepted");
  });
});
