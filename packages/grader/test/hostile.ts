/** @file Programs that are no answer, each with the verdict that it must get. */
import type { LoadedKata } from "../src/grade.ts";
import type { VerdictCode } from "../src/verdict.ts";
import { HONEST_MERGE, HONEST_ROW_SOFTMAX, load, ring, rowSoftmax, tensorSoftmax } from "./small-katas.ts";

export interface Hostile {
  readonly what: string;
  readonly source: string;
  readonly verdict: VerdictCode;
  /** Told in the verdict's message. */
  readonly says?: string;
  readonly at?: { readonly line: number; readonly column: number };
  readonly loaded?: LoadedKata;
}

export const HOSTILE: readonly Hostile[] = [
  { what: "a loop without end", source: "export function mergeStats() { for (;;); }", verdict: "time-limit" },
  {
    what: "a loop without end while loading",
    source: "for (;;); export function mergeStats() {}",
    verdict: "time-limit",
  },
  {
    what: "microtasks without end",
    source: "export async function mergeStats() { for (;;) await 0; }",
    verdict: "time-limit",
  },
  {
    what: "native loops over ten million elements",
    source: "const a = new Float32Array(1e7); export function mergeStats() { for (;;) a.fill(1); }",
    verdict: "time-limit",
  },
  {
    what: "a regular expression that backtracks without end",
    source: 'export function mergeStats() { return /^(a+)+$/.test("a".repeat(64) + "b"); }',
    verdict: "time-limit",
  },
  {
    what: "an error whose message never ends",
    source:
      "export function mergeStats() { throw { get message() { for (;;); }, get name() { for (;;); }, get stack() { for (;;); } }; }",
    verdict: "time-limit",
  },
  {
    what: "a result whose trap never ends: it is never entered",
    source: "export function mergeStats() { return new Proxy({}, { ownKeys() { for (;;); } }); }",
    verdict: "wrong-answer",
  },
  {
    what: "memory in plain arrays",
    source:
      "const keep: unknown[] = []; export function mergeStats() { for (;;) keep.push(new Array(1e5).fill(1.5)); }",
    verdict: "memory-limit",
  },
  {
    what: "memory in typed arrays",
    source:
      "const keep: unknown[] = []; export function mergeStats() { for (;;) keep.push(new Float64Array(1e6).fill(1)); }",
    verdict: "memory-limit",
  },
  {
    what: "memory in strings",
    source:
      'export function mergeStats() { let s = "ab"; const keep = []; for (let i = 0; ; i++) keep.push((s + i).repeat(1e6).split("")); }',
    verdict: "memory-limit",
  },
  {
    what: "a console flood",
    source: 'export function mergeStats() { for (;;) console.log("x".repeat(1000)); }',
    verdict: "output-limit",
  },
  {
    what: "a console flood whose error is caught",
    source:
      'export function mergeStats(a) { for (let i = 0; i < 100; i++) { try { console.log("x".repeat(1000)); } catch {} } return a; }',
    verdict: "output-limit",
  },
  {
    what: "a syntax error",
    source: "export function mergeStats(a, b) {\n  return a +;\n}",
    verdict: "compile-error",
    at: { line: 2, column: 13 },
  },
  {
    what: "an export of another name",
    source: "export function merge() {}",
    verdict: "compile-error",
    says: "does not export `mergeStats`",
  },
  {
    what: "an export that is no function",
    source: "export const mergeStats = 1;",
    verdict: "compile-error",
    says: "does not export `mergeStats`",
  },
  {
    what: "an import of Node's",
    source: '\nimport fs from "node:fs";\nexport function mergeStats() { return fs; }',
    verdict: "forbidden-api",
    says: 'import "node:fs"',
    at: { line: 2, column: 1 },
  },
  {
    what: "a dynamic import",
    source: 'export async function mergeStats() { return await import("node:fs"); }',
    verdict: "forbidden-api",
    says: "import()",
  },
  {
    what: "import.meta",
    source: "export function mergeStats() { return import.meta.url; }",
    verdict: "forbidden-api",
    says: "import.meta",
  },
  {
    what: "process",
    source: "export function mergeStats() { return process.env; }",
    verdict: "forbidden-api",
    says: "`process`",
  },
  {
    what: "process, its error caught, and a right answer",
    source: `try { process; } catch {} ${HONEST_MERGE}`,
    verdict: "forbidden-api",
    says: "`process`",
  },
  {
    what: "eval",
    source: 'export function mergeStats() { return eval("1"); }',
    verdict: "forbidden-api",
    says: "`eval`",
  },
  {
    what: "a function constructor",
    source: 'export function mergeStats() { return new Function("return globalThis")(); }',
    verdict: "forbidden-api",
    says: "`Function`",
  },
  {
    what: "a function constructor by way of an async function",
    source: 'export function mergeStats() { return (async () => {}).constructor("return 1")(); }',
    verdict: "forbidden-api",
    says: "`AsyncFunction`",
  },
  {
    what: "WebAssembly",
    source: "export function mergeStats() { return new WebAssembly.Memory({ initial: 1 }); }",
    verdict: "forbidden-api",
    says: "`WebAssembly`",
  },
  {
    what: "require",
    source: 'export function mergeStats() { return globalThis.require("fs"); }',
    verdict: "forbidden-api",
    says: "`require`",
  },
  {
    what: "the library's own softmax",
    loaded: load(tensorSoftmax),
    source: 'import * as tf from "@tensorflow/tfjs";\nexport function softmax(x) { return tf.softmax(x); }',
    verdict: "forbidden-api",
    says: "`softmax` does the work that this kata asks of you",
  },
  {
    what: "the library's own softmax as a method",
    loaded: load(tensorSoftmax),
    source: "export function softmax(x) { return x.softmax(); }",
    verdict: "forbidden-api",
    says: "`softmax` does the work that this kata asks of you",
  },
  {
    what: "values read out of a tensor",
    loaded: load(tensorSoftmax),
    source: "export function softmax(x) { return x.dataSync(); }",
    verdict: "forbidden-api",
    says: "`dataSync` reads values out of a tensor",
  },
  {
    what: "random values of the library",
    loaded: load(tensorSoftmax),
    source: 'import * as tf from "@tensorflow/tfjs";\nexport function softmax(x) { return tf.randomNormal(x.shape); }',
    verdict: "forbidden-api",
    says: "`randomNormal` draws random values",
  },
  {
    what: "the engine of the library",
    loaded: load(tensorSoftmax),
    source: 'import * as tf from "@tensorflow/tfjs";\nexport function softmax(x) { return tf.engine(); }',
    verdict: "forbidden-api",
    says: "`engine` is not in the part of TensorFlow.js",
  },
  {
    what: "an error, at its place in the TypeScript source",
    source:
      "interface Stats {\n  m: number;\n}\n\nexport function mergeStats(a: Stats, b: Stats): Stats {\n  const c = undefined as unknown as Stats;\n  return { m: c.m };\n}",
    verdict: "runtime-error",
    says: "TypeError at 7:17",
    at: { line: 7, column: 17 },
  },
  {
    what: "an error while loading",
    source: "\n\nthrow new RangeError('no');\nexport function mergeStats() {}",
    verdict: "runtime-error",
    says: "RangeError at 3:7",
    at: { line: 3, column: 7 },
  },
  {
    what: "recursion without end",
    source: "export function mergeStats(a) { return mergeStats(a); }",
    verdict: "runtime-error",
    says: "RangeError",
  },
  {
    what: "a promise that nothing settles",
    source: "export function mergeStats() { return new Promise(() => {}); }",
    verdict: "runtime-error",
    says: "a promise that nothing will ever settle",
  },
  {
    what: "a rejection",
    source: "export async function mergeStats() { throw new TypeError('no'); }",
    verdict: "runtime-error",
    says: "TypeError at 1:44",
  },
  {
    what: "an argument that is overwritten",
    source: `export function mergeStats(a, b) { const m = Math.max(a.m, b.m); const r = m === -Infinity ? { m, l: 0 } : { m, l: a.l * Math.exp(a.m - m) + b.l * Math.exp(b.m - m) }; a.m = 0; return r; }`,
    verdict: "wrong-answer",
    says: "`a` was overwritten",
  },
  {
    what: "an array argument that is overwritten",
    loaded: load(rowSoftmax),
    source: `${HONEST_ROW_SOFTMAX.replace("export function onlineSoftmax", "function inner")} export function onlineSoftmax(x, n, k) { const y = inner(x, n, k); x.set(y); return y; }`,
    verdict: "wrong-answer",
    says: "`x` was overwritten",
  },
  {
    what: "a tensor left alive",
    loaded: load(tensorSoftmax),
    source:
      'import * as tf from "@tensorflow/tfjs";\nexport function softmax(x) { const e = tf.exp(x); return tf.div(e, tf.sum(e, -1, true)); }',
    verdict: "limit-exceeded",
    says: "tensors left alive",
  },
  {
    what: "ranks that all send first",
    loaded: load(ring),
    source:
      "export async function allReduce(comm, buf) { await comm.send((comm.rank + 1) % comm.size, buf); return await comm.recv((comm.rank + 2) % comm.size); }",
    verdict: "deadlock",
    says: "rank 0 waits to send to rank 1; rank 1 waits to send to rank 2; rank 2 waits to send to rank 0",
  },
  {
    what: "a rank that waits for one that has ended",
    loaded: load(ring),
    source: "export async function allReduce(comm, buf) { return comm.rank === 0 ? await comm.recv(2) : buf; }",
    verdict: "deadlock",
    says: "rank 0 waits to receive from rank 2",
  },
  {
    what: "a number instead of an object",
    source: "export function mergeStats() { return 0; }",
    verdict: "wrong-answer",
  },
  {
    what: "a program of NUL bytes",
    source: "export function mergeStats() {}\0",
    verdict: "compile-error",
    says: "not text",
  },
  { what: "an empty program", source: " ", verdict: "compile-error", says: "The source is empty" },
  {
    what: "more text than a result may hold",
    source: 'export function mergeStats() { return "x".repeat(2e7); }',
    verdict: "output-limit",
  },
  {
    what: "a rejection that nobody handles",
    source: HONEST_MERGE.replace("const m", "Promise.reject(new Error('nobody')); const m"),
    verdict: "runtime-error",
    says: "A promise was rejected and nothing handles it",
  },
  {
    what: "a rejection that nobody handles while loading",
    source: `Promise.reject({}); ${HONEST_MERGE}`,
    verdict: "runtime-error",
    says: "A promise was rejected and nothing handles it",
  },
  {
    what: "ten thousand sends that nobody receives",
    loaded: load(ring),
    source:
      "export async function allReduce(comm, buf) { for (let i = 0; i < 9999; i++) comm.send((comm.rank + 1) % 3, buf); await comm.recv((comm.rank + 1) % 3); }",
    verdict: "deadlock",
    says: "No rank can go on: rank 0 waits to send to rank 1; rank 0 waits to receive from rank 1;",
  },
];
