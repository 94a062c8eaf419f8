/** @file Measures that are counted: the same on every run, with nothing to be had for free. In real sandboxes. */
import type { Kata, MeasureKind } from "../src/contract.ts";
import { createEngine, type Engine } from "../src/engine.ts";
import { measureAll } from "../src/measure/measure.ts";
import { tensor } from "../src/value.ts";
import type { Efficiency } from "../src/verdict.ts";

let engine: Engine;
beforeAll(() => {
  engine = createEngine();
});
afterAll(() => engine.close());

async function measure(kata: Kata, sources: Record<"candidate" | "solution" | "naive", string>): Promise<Efficiency> {
  const js = (source: string) => ({ source, language: "js" as const });
  const programs = await engine.compare(kata, {
    candidate: js(sources.candidate),
    solution: js(sources.solution),
    naive: js(sources.naive),
  });
  try {
    return (await measureAll(kata, programs, { capMs: 100 }))[0]!;
  } finally {
    programs.close();
  }
}

describe("the peak of the tensors' memory", () => {
  const SIZES = [16, 32];
  /** The square of the sum of n numbers. */
  const kata: Kata = {
    slug: "square-of-sum",
    style: "tensor",
    exports: { solve: { kind: "function", params: ["x"] } },
    reference: { module: "not-asked" },
    precision: "float32",
    tolerance: { rtol: 1e-3, atol: 1e-3 },
    measures: [
      {
        kind: "tensorPeakBytes",
        over: "n",
        sizes: SIZES.map((size) => ({
          size,
          script: (rng) => ({ steps: [{ call: "solve", args: [tensor([size], rng.normal(size))] }] }),
        })),
      },
    ],
    cases: [],
  };
  const write = (body: string) =>
    `import * as tf from "@tensorflow/tfjs"; export function solve(x) { return tf.tidy(() => { ${body} }); }`;
  const solution = write("const s = tf.sum(x); return tf.mul(s, s);");
  const OUTER = "const outer = tf.mul(tf.reshape(x, [-1, 1]), tf.reshape(x, [1, -1]));";
  const naive = write(`${OUTER} return tf.sum(outer);`);
  const bytes = {
    // The argument, the sum and its square.
    solution: (n: number) => 4 * n + 8,
    // The argument, which its reshaped forms share, the outer product and its sum.
    naive: (n: number) => 4 * n + 4 * n * n + 4,
  };

  test("is that of the data that live at once, each counted once, and the same on every run", async () => {
    const sources = { candidate: naive, solution, naive };
    const [first, second] = [await measure(kata, sources), await measure(kata, sources)];
    expect(first.sizes).toEqual(
      SIZES.map((n) => ({ size: n, candidate: bytes.naive(n), solution: bytes.solution(n), naive: bytes.naive(n) })),
    );
    expect(second).toEqual(first);
    expect(first.points).toBe(0);
  });

  test("counts what is disposed of before the call returns", async () => {
    const candidate = write(`${OUTER} outer.dispose(); const s = tf.sum(x); return tf.mul(s, s);`);
    const { sizes } = await measure(kata, { candidate, solution, naive });
    expect(sizes.map((each) => each.candidate)).toEqual(SIZES.map((n) => 4 * n + 4 * n * n));
  });

  test("is not what a tensor says of itself", async () => {
    const forge = (body: string) => `try { ${body} } catch {}`;
    const candidate = write(
      `${OUTER} ${forge("outer.size = 0;")} ${forge("Object.defineProperty(outer, 'dtype', { value: 'string' });")}
       ${forge("Object.defineProperty(outer, 'dataId', { value: x.dataId });")} return tf.sum(outer);`,
    );
    const { sizes } = await measure(kata, { candidate, solution, naive });
    expect(sizes.map((each) => each.candidate)).toEqual(SIZES.map(bytes.naive));
  });
});

describe("the memory of typed arrays", () => {
  const SIZES = [64, 128];
  const kataOf = (kind: MeasureKind): Kata => ({
    slug: "reversed",
    style: "array",
    exports: { solve: { kind: "function", params: ["x"] } },
    reference: { module: "not-asked" },
    precision: "exact",
    tolerance: { rtol: 0, atol: 0 },
    measures: [
      {
        kind,
        over: "n",
        sizes: SIZES.map((size) => ({
          size,
          script: (rng) => ({ steps: [{ call: "solve", args: [rng.normal(size)] }] }),
        })),
      },
    ],
    cases: [],
  });
  const solution = `export function solve(x) {
    const y = new Float32Array(x.length);
    for (let i = 0; i < y.length; i++) y[i] = x[x.length - 1 - i];
    return y;
  }`;
  const naive = `export function solve(x) {
    let y = new Float32Array(0);
    for (const value of x) { const longer = new Float32Array(y.length + 1); longer.set(y, 1); longer[0] = value; y = longer; }
    return y;
  }`;
  const ofCandidate = async (kind: MeasureKind, candidate: string) =>
    (await measure(kataOf(kind), { candidate, solution, naive })).sizes.map((each) => each.candidate);

  test("is counted to the byte", async () => {
    expect(await ofCandidate("allocatedBytes", solution)).toEqual(SIZES.map((n) => 4 * n));
    expect(await ofCandidate("allocatedBytes", naive)).toEqual(SIZES.map((n) => (4 * n * (n + 1)) / 2));
    expect(await ofCandidate("largestBufferBytes", naive)).toEqual(SIZES.map((n) => 4 * n));
  });

  test("taken at load counts in every case", async () => {
    const atLoad = `const y = new Float32Array(1024); export function solve(x) {
      for (let i = 0; i < x.length; i++) y[i] = x[x.length - 1 - i];
      return y.subarray(0, x.length);
    }`;
    expect(await ofCandidate("allocatedBytes", atLoad)).toEqual([4096, 4096]);
    expect(await ofCandidate("largestBufferBytes", atLoad)).toEqual([4096, 4096]);
  });

  test("taken in an earlier call is there for no later one", async () => {
    const kept = `let y; export function solve(x) {
      if (y === undefined || y.length < x.length) y = new Float32Array(${SIZES.at(-1)});
      for (let i = 0; i < x.length; i++) y[i] = x[x.length - 1 - i];
      return y.subarray(0, x.length);
    }`;
    expect(await ofCandidate("allocatedBytes", kept)).toEqual([512, 512]);
  });
});
