/** @file Every rung agrees with the cpu backend, in values and in dtype, for every dtype that an op accepts. */
import type { TypedArray } from "@tensorflow/tfjs-core";
import { openBackend } from "../backend.ts";
import { DTYPE_CASES as cases, type DtypeCase } from "../testing/dtype-cases.ts";
import { worstError } from "../testing/differences.ts";
import { exceptionOf, RUNGS } from "../testing/rungs.ts";

interface Result {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly values: TypedArray;
}
const onCpu = new Map<DtypeCase, readonly Result[]>();

beforeAll(async () => {
  await openBackend("cpu");
  for (const each of cases) onCpu.set(each, await resultsOf(each));
});

describe.each(RUNGS.filter((rung) => rung !== "cpu"))("on %s", (rung) => {
  beforeAll(() => openBackend(rung));

  const held = cases.filter(({ name, dtype }) => exceptionOf(rung, `${name} of ${dtype}`) === undefined);
  test.each(held)("$name of $dtype", async (each) => {
    const results = await resultsOf(each);
    for (const [i, { dtype, shape, values }] of onCpu.get(each)!.entries()) {
      expect([results[i]!.dtype, results[i]!.shape]).toEqual([dtype, shape]);
      expect(worstError(results[i]!.values, values)).toBeLessThan(1e-6);
    }
  });
});

function resultsOf({ run }: DtypeCase): Promise<readonly Result[]> {
  return Promise.all(run().map(async (y) => ({ dtype: y.dtype, shape: y.shape, values: await y.data() })));
}
