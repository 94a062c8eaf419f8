/** @file The tensors that a value of a realm holds, found without running code of the candidate. */
import type { TensorRealm } from "./realm.ts";

/** What lies deeper is not looked for: a result is flat, and a structure may have no end. */
const DEEPEST = 4;

function collectTensors(value: unknown, tensors: TensorRealm, into: Set<unknown>, depth = 0): void {
  if (typeof value !== "object" || value === null || depth > DEEPEST) return;
  if (tensors.isTensor(value)) {
    into.add(value);
    return;
  }
  try {
    for (const key of Reflect.ownKeys(value)) {
      const property = Reflect.getOwnPropertyDescriptor(value, key);
      if (property !== undefined && "value" in property) collectTensors(property.value, tensors, into, depth + 1);
    }
  } catch {
    // A trap of a proxy threw: what it hides does not count as returned.
  }
}

/** Of the tensors of a result, those that live and were not among the arguments. */
export function numNewTensors(returned: ReadonlySet<unknown>, args: readonly unknown[], tensors: TensorRealm): number {
  const old = new Set<unknown>();
  for (const arg of args) collectTensors(arg, tensors, old);
  return [...returned].filter((tensor) => !old.has(tensor) && tensors.isAlive(tensor)).length;
}
