/**
 * @file How close every rung must come to the golden vectors.
 *
 * Never looser than the tolerance of a kata that has the module as its reference: a test of the katas holds this table to that.
 */
import type { RungName } from "../rung.ts";
import type { Tolerance } from "./golden.ts";

type Quantity = "values" | "gradients";

/** By module of the textbook; `gradients` are the central differences. */
export const TOLERANCES = {
  advantage: { values: { rtol: 1e-4, atol: 1e-5 }, gradients: undefined },
  attention: { values: { rtol: 1e-5, atol: 1e-6 }, gradients: { rtol: 1e-4, atol: 1e-6 } },
  "flash-attention": { values: { rtol: 1e-5, atol: 2e-6 }, gradients: undefined },
  gradients: { values: undefined, gradients: { rtol: 2e-6, atol: 2e-6 } },
  "grouped-attention": { values: { rtol: 1e-5, atol: 1e-6 }, gradients: undefined },
  lora: { values: { rtol: 1e-4, atol: 1e-5 }, gradients: { rtol: 1e-4, atol: 1e-5 } },
  matmul: { values: { rtol: 1e-5, atol: 1e-5 }, gradients: undefined },
  normalization: { values: { rtol: 1e-5, atol: 1e-6 }, gradients: { rtol: 1e-4, atol: 1e-6 } },
  "online-softmax": { values: { rtol: 1e-5, atol: 1e-12 }, gradients: undefined },
  "paged-attention": { values: { rtol: 1e-5, atol: 2e-6 }, gradients: undefined },
  "policy-loss": { values: { rtol: 2e-5, atol: 1e-6 }, gradients: { rtol: 2e-5, atol: 1e-6 } },
  softmax: { values: { rtol: 1e-5, atol: 1e-7 }, gradients: { rtol: 1e-5, atol: 1e-6 } },
} as const satisfies Record<string, Record<Quantity, Tolerance | undefined>>;

export type Module = keyof typeof TOLERANCES;

/** What one rung is allowed beyond that, and why. Anything else that fails is a fault. */
export const EXCEPTIONS: readonly {
  readonly rung: RungName;
  readonly module: Module;
  readonly quantity: Quantity;
  /** Of the cases whose name contains this; all unless given. */
  readonly cases?: string;
  readonly tolerance: Tolerance;
  readonly reason: string;
}[] = [];

export function toleranceFor(module: Module, quantity: Quantity, rung: RungName, name: string): Tolerance {
  const exception = EXCEPTIONS.find(
    (each) =>
      each.rung === rung && each.module === module && each.quantity === quantity && name.includes(each.cases ?? ""),
  );
  const tolerance = exception?.tolerance ?? TOLERANCES[module][quantity];
  if (tolerance === undefined) throw new TypeError(`toleranceFor: ${module} has no tolerance of ${quantity}`);
  return tolerance;
}
