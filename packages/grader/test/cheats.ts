/**
 * @file A kata with known costs, and programs that try to look faster than they are on it.
 *
 * The kata: of each number, how many are smaller. Sorting costs n log n, comparing all pairs n * n. Each program but the honest
 * ones compares all pairs, or does not answer at all, and should not be taken for one that sorts.
 */
import type { Kata } from "../src/contract.ts";
import type { Submission } from "../src/grade.ts";

const SIZES = [256, 512, 1024];
const LARGEST = SIZES.at(-1)!;

export const countSmaller: Kata = {
  slug: "count-smaller",
  style: "array",
  exports: { solve: { kind: "function", params: ["x"] } },
  reference: { module: "not-asked" },
  precision: "exact",
  tolerance: { rtol: 0, atol: 0 },
  measures: [
    {
      kind: "cpuTime",
      over: "n",
      sizes: SIZES.map((size) => ({
        size,
        script: (rng) => ({ steps: [{ call: "solve", args: [rng.normal(size)] }] }),
      })),
    },
  ],
  cases: [],
};

export const SORTS = `
export function solve(x) {
  const sorted = Float32Array.from(x).sort();
  const first = new Map();
  for (let i = 0; i < sorted.length; i++) if (!first.has(sorted[i])) first.set(sorted[i], i);
  return { counts: Int32Array.from(x, (value) => first.get(value)) };
}`;

const PAIRS = `
function honest(x) {
  const counts = new Int32Array(x.length);
  for (let i = 0; i < x.length; i++) {
    let smaller = 0;
    for (let j = 0; j < x.length; j++) if (x[j] < x[i]) smaller++;
    counts[i] = smaller;
  }
  return { counts };
}
`;
export const COMPARES_ALL_PAIRS = `${PAIRS} export const solve = honest;`;

export const program = (source: string): Submission => ({ source, language: "js" });
const cheat = (source: string) => PAIRS + source;

/** Their answer is wrong, or is none, at some timed call. */
export const REFUSED: Readonly<Record<string, string>> = {
  "a cache by length": cheat(`
    const known = new Map();
    export function solve(x) {
      if (!known.has(x.length)) known.set(x.length, honest(x));
      return known.get(x.length);
    }`),
  "a cache by a part of the content": cheat(`
    const known = new Map();
    export function solve(x) {
      const key = x.length + ":" + (x[0] > 0) + (x[1] > 0);
      if (!known.has(key)) known.set(key, honest(x));
      return known.get(key);
    }`),
  "the last result again, every second call": cheat(`
    let calls = 0, last;
    export function solve(x) { return calls++ % 2 === 0 || last.counts.length !== x.length ? (last = honest(x)) : last; }`),
  "the last result again, once it has warmed up": cheat(`
    const calls = {}, last = {};
    export function solve(x) {
      const n = x.length;
      calls[n] = (calls[n] ?? 0) + 1;
      return calls[n] > 3 ? last[n] : (last[n] = honest(x));
    }`),
  "nothing done where only time is looked at": cheat(`
    export function solve(x) { return ${JSON.stringify(SIZES)}.includes(x.length) ? { counts: new Int32Array(x.length) } : honest(x); }`),
  "nothing done at the size that is scored": cheat(`
    export function solve(x) { return x.length < ${LARGEST} ? honest(x) : { counts: new Int32Array(x.length) }; }`),
  "a fast path that is nearly right": cheat(`
    export function solve(x) {
      if (x.length < 200) return honest(x);
      const bins = new Int32Array(4096);
      const at = (value) => Math.max(0, Math.min(4095, Math.floor((value + 4) * 512)));
      for (const value of x) bins[at(value)]++;
      for (let i = 0, sum = 0; i < 4096; i++) [bins[i], sum] = [sum, sum + bins[i]];
      return { counts: Int32Array.from(x, (value) => bins[at(value)]) };
    }`),
  "a getter that does the work": cheat(`
    export function solve(x) { return { get counts() { return honest(x).counts; } }; }`),
  "a proxy that does the work when it is looked at": cheat(`
    export function solve(x) {
      const target = {};
      const work = () => (target.counts ??= honest(x).counts);
      return new Proxy(target, {
        ownKeys: () => (work(), ["counts"]),
        getOwnPropertyDescriptor: (_, key) => (work(), Reflect.getOwnPropertyDescriptor(target, key)),
        getPrototypeOf: () => (work(), Object.prototype),
        get: (_, key) => (work(), target[key]),
      });
    }`),
  "a revocable proxy": cheat(`
    export function solve(x) {
      const target = {};
      const work = () => (target.counts ??= honest(x).counts);
      return Proxy.revocable(target, {
        ownKeys: () => (work(), ["counts"]),
        getOwnPropertyDescriptor: (_, key) => (work(), Reflect.getOwnPropertyDescriptor(target, key)),
      }).proxy;
    }`),
  "a proxy made through its own constructor's reflection": cheat(`
    export function solve(x) {
      const target = {};
      const work = () => (target.counts ??= honest(x).counts);
      return Reflect.construct(Proxy, [target, {
        ownKeys: () => (work(), ["counts"]),
        getOwnPropertyDescriptor: (_, key) => (work(), Reflect.getOwnPropertyDescriptor(target, key)),
      }]);
    }`),
  "an object that is thenable": cheat(`
    export function solve(x) { return { then(resolve) { resolve(honest(x)); } }; }`),
  "a promise whose constructor does the work": cheat(`
    export function solve(x) {
      const result = {};
      const promise = Promise.resolve(result);
      Object.defineProperty(promise, "constructor", { get() { result.counts ??= honest(x).counts; return Promise; } });
      return promise;
    }`),
  "a promise of a class that does the work": cheat(`
    let pending;
    class Lazy extends Promise {
      constructor(executor) {
        super(executor);
        if (pending) pending.result.counts ??= honest(pending.x).counts;
      }
    }
    export function solve(x) {
      pending = undefined;
      const result = {};
      const promise = Lazy.resolve(result);
      pending = { x, result };
      return promise;
    }`),
  "a species that does the work": cheat(`
    let pending;
    Object.defineProperty(Promise, Symbol.species, { get() { if (pending) pending.result.counts ??= honest(pending.x).counts; return this; } });
    export function solve(x) {
      const result = {};
      pending = { x, result };
      return Promise.resolve(result);
    }`),
  "a call that throws where it would be slow": cheat(`
    export function solve(x) { if (x.length === ${LARGEST}) throw new Error("too slow"); return honest(x); }`),
  "a call that never ends": cheat(`
    export function solve(x) { if (x.length === ${LARGEST}) for (;;); return honest(x); }`),
};

/** Right, and as slow as comparing all pairs, or slower: it must not look faster. */
export const WITHOUT_GAIN: Readonly<Record<string, string>> = {
  "results computed at load": cheat(`
    let seed = 1;
    const draw = () => ((seed = (seed * 48271) % 2147483647) / 2147483647 - 0.5) * 4;
    const known = new Map();
    for (const n of ${JSON.stringify(SIZES)}) {
      const x = Float32Array.from({ length: n }, draw);
      known.set(x.join(), honest(x));
    }
    export function solve(x) { return known.get(x.join()) ?? honest(x); }`),
  "a cache by identity": cheat(`
    const known = new WeakMap();
    export function solve(x) {
      if (!known.has(x)) known.set(x, honest(x));
      return known.get(x);
    }`),
  "a cache by content": cheat(`
    const known = new Map();
    export function solve(x) {
      const key = x.subarray(0, 8).join() + x.length;
      if (!known.has(key)) known.set(key, honest(x));
      return known.get(key);
    }`),
  "work left to a microtask": cheat(`
    export function solve(x) {
      const result = { counts: new Int32Array(x.length) };
      Promise.resolve().then(() => result.counts.set(honest(x).counts));
      return result;
    }`),
  "work left to a chain of microtasks": cheat(`
    export function solve(x) {
      const result = { counts: new Int32Array(x.length) };
      let left = 20;
      const step = () => void (--left === 0 ? result.counts.set(honest(x).counts) : Promise.resolve().then(step));
      Promise.resolve().then(step);
      return result;
    }`),
  "work behind an await": cheat(`
    export async function solve(x) { await null; return honest(x); }`),
  "garbage left for the neighbours": cheat(`
    export function solve(x) {
      for (let i = 0; i < 16; i++) new Float64Array(32768).fill(i);
      return honest(x);
    }`),
  "memory that is kept": cheat(`
    const kept = [];
    export function solve(x) {
      if (kept.length < 40) kept.push(new Float64Array(65536).fill(1));
      return honest(x);
    }`),
  "prototypes and arrays made slow": cheat(`
    Object.defineProperty(Array.prototype, 3, { get() { return 1; }, set() {}, configurable: true });
    for (let i = 0; i < 500; i++) Object.prototype["p" + i] = i;
    for (let i = 0; i < 500; i++) delete Object.prototype["p" + i];
    Map.prototype.get = new Proxy(Map.prototype.get, {});
    const shapes = Array.from({ length: 50 }, (_, i) => ({ ["k" + i]: i, counts: 0 }));
    export function solve(x) {
      for (const shape of shapes) Object.setPrototypeOf(shape, { ["q" + Object.keys(shape)[0]]: 1 });
      return honest(x);
    }`),
  "microtasks that outlive the call": cheat(`
    export function solve(x) {
      let left = 2000;
      const idle = () => void (left-- > 0 && Promise.resolve().then(idle));
      idle();
      return honest(x);
    }`),
};
