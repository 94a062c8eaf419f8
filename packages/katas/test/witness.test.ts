/**
 * @file Katas in float64 have a second witness: the same in TensorFlow.js, on every rung that runs everywhere.
 *
 * It knows float32 only, so that it is held to a looser tolerance, which is printed with what was measured.
 */
import { compareOutcomes } from "@kata/grader/compare";
import type { Kata } from "@kata/grader/contract";
import { scriptOf } from "@kata/grader/engine";
import { createOracle } from "@kata/grader/oracle/oracle";
import { PROOF_SEED } from "../src/prove.ts";
import { loadKata, shipped } from "../src/registry.ts";

const RUNGS = ["cpu", "wasm"];
const TOLERANCE = { rtol: 1e-4, atol: 1e-5 };
/** Groups of cases that exist because float32, or a sum for every token, cannot do them. */
const OUT_OF_REACH = ["precision", "time"];

const katas = (await Promise.all(shipped.map(loadKata))).map(({ kata }) => kata);
const float64 = katas.filter(({ precision }) => precision === "float64");
const [witnessed, alone] = [float64.filter(hasWitness), float64.filter((kata) => !hasWitness(kata))];
for (const { slug, reference } of alone)
  process.stdout.write(
    `${slug}: no second witness: its kata.ts names no TensorFlow.js version in ${reference.module}\n`,
  );

function hasWitness({ reference }: Kata): boolean {
  return reference.witness !== undefined;
}

test("there are katas in float64, and a witness is named for none but them", () => {
  expect(float64.length).toBeGreaterThan(0);
  expect(katas.filter(hasWitness)).toEqual(witnessed);
});

describe.each(witnessed.map((kata) => [kata.slug, kata] as const))("%s", (slug, kata) => {
  test.each(RUNGS)("TensorFlow.js on %s agrees with the float64 reference", async (rung) => {
    const { module, witness } = kata.reference;
    const inTensors: Kata = { ...kata, precision: "float32", reference: { module, exports: witness! } };
    const cases = kata.cases.filter(({ group }) => !OUT_OF_REACH.includes(group));
    const scripts = cases.map((testCase) => scriptOf(kata, testCase, PROOF_SEED));
    const oracle = createOracle(rung);
    try {
      const trusted = await oracle.expected(kata, scripts);
      const second = await oracle.expected(inTensors, scripts);
      expect([trusted.used.rung, second.used.rung]).toEqual(["host float64", rung]);
      const found = cases.map((testCase, i) => {
        const loosely = { ...testCase, tolerance: TOLERANCE };
        const compared = compareOutcomes(kata, loosely, scripts[i]!, trusted.outcomes[i]!, second.outcomes[i]!);
        return { name: testCase.name, ...compared };
      });
      const worst = found.reduce((a, b) => (b.ratio > a.ratio ? b : a));
      process.stdout.write(
        `${slug}: TensorFlow.js on ${rung} differs by at most ${worst.ratio.toPrecision(2)} of the tolerance ` +
          `(rtol ${TOLERANCE.rtol}, atol ${TOLERANCE.atol}; "${worst.name}"), ${cases.length} of ${kata.cases.length} cases\n`,
      );
      expect(found.filter(({ ok }) => !ok)).toEqual([]);
    } finally {
      await oracle.close();
    }
  });
});
