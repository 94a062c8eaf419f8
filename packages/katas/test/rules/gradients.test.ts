import { defineKata, type Outcomes, type Script } from "@kata/grader/contract";
import type { TensorValue } from "@kata/grader/value";
import { tensor } from "@kata/grader/value";
import { checkGradients, type Expect } from "./gradients.ts";

/** square(x) = x * x, whose gradient under an upstream u is 2 x u. */
const kata = defineKata({
  slug: "any",
  style: "tensor",
  exports: { square: { kind: "function", params: ["x"] } },
  reference: { module: "any" },
  precision: "float32",
  tolerance: { rtol: 1e-4, atol: 1e-6 },
  cases: [
    {
      name: "by x",
      group: "gradient",
      script: () => ({
        steps: [{ grad: "square", args: [tensor([3], [1, -2, 0.5])], wrt: ["x"], upstream: tensor([3], [1, 2, 4]) }],
      }),
    },
  ],
});

/** A reference in JavaScript whose gradient is off by `factor`. */
const reference =
  (factor: number): Expect =>
  (_, scripts) =>
    Promise.resolve(scripts.map((script) => play(script, factor)));

function play(script: Script, factor: number): Outcomes {
  if ("ranks" in script) throw new TypeError("play: a script of one candidate");
  return [
    script.steps.map((step) => {
      if (!("grad" in step) && !("call" in step)) throw new TypeError("play: calls and gradients");
      const x = step.args?.[0] as TensorValue;
      if ("call" in step)
        return {
          kind: "value",
          value: tensor(
            x.shape,
            x.data.map((v) => v * v),
          ),
        };
      const slope = tensor(
        x.shape,
        Float32Array.from(x.data, (v, i) => factor * 2 * v * step.upstream.data[i]!),
      );
      return { kind: "value", value: { x: slope } };
    }),
  ];
}

const check = (expect: Expect) =>
  checkGradients(kata, "Gradients with respect to x are compared.", ({ script }) => script(undefined!), expect);

test("right gradients agree with central differences", async () => {
  expect(await check(reference(1))).toEqual([]);
});

test("a gradient that is off by a fiftieth is found out in every element", async () => {
  const findings = await check(reference(1.02));
  expect(findings).toHaveLength(3);
  expect(findings[0]).toBe('"by x", by x: element 0: differences give 2.0000; the reference 2.0400');
});

test("a kata whose plan compares gradients has a grad step", async () => {
  const without = { ...kata, cases: [] };
  expect(
    await checkGradients(without, "Gradients with respect to x are compared.", () => ({ steps: [] }), reference(1)),
  ).toHaveLength(1);
});
