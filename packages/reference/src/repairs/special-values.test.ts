/** @file Infinities, NaN and numbers near the end of float32 on every rung. */
import { openBackend } from "../backend.ts";
import { worstError } from "../testing/differences.ts";
import { exceptionOf, RUNGS } from "../testing/rungs.ts";
import { SPECIAL_CASES as cases } from "../testing/special-values.ts";

describe.each(RUNGS)("on %s", (rung) => {
  beforeAll(() => openBackend(rung));

  test.each(cases.filter(({ name }) => exceptionOf(rung, name) === undefined))("$name", async ({ run, want }) => {
    expect(worstError(await run().data(), want)).toBeLessThan(1e-6);
  });
});
