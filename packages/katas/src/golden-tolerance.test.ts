/** @file The reference is held to the oracle at least as tightly as a kata holds a candidate to the reference. */
import type { Case } from "@kata/grader/contract";
import { TOLERANCES } from "@kata/reference/testing/tolerances";
import { loadKata, shipped } from "./registry.ts";

const loaded = await Promise.all(shipped.map((slug) => loadKata(slug)));
const onRungs = loaded.filter(({ kata }) => kata.precision === "float32");

test.each(onRungs.map((each) => [each.kata.slug, each.kata] as const))("%s", (_, kata) => {
  const allowed = Reflect.get(TOLERANCES, kata.reference.module) as (typeof TOLERANCES)["softmax"] | undefined;
  expect(allowed).toBeDefined();
  for (const each of kata.cases) {
    const { rtol, atol } = each.tolerance ?? kata.tolerance;
    const { values, gradients } = allowed!;
    const bound = hasGradient(each) ? gradients : values;
    expect({ case: each.name, rtol: bound.rtol <= rtol, atol: bound.atol <= atol }).toEqual({
      case: each.name,
      rtol: true,
      atol: true,
    });
  }
});

function hasGradient({ group }: Case): boolean {
  return group === "gradient";
}
