/** @file einsum in float64 by its definition. Used by tests only. */
import type { HostFunction } from "./differences.ts";

/** einsum by the definition: the sum over every assignment of indices to labels. */
export function einsum(equation: string, shapes: readonly number[][]): HostFunction {
  const [left, output] = equation.split("->") as [string, string];
  const operands = left.split(",");
  const dims = new Map(
    operands.flatMap((labels, k) => [...labels].map((label, i) => [label, shapes[k]![i]!] as const)),
  );
  const flat = (labels: string, index: ReadonlyMap<string, number>) =>
    [...labels].reduce((at, label) => at * dims.get(label)! + index.get(label)!, 0);
  return (...inputs) => {
    const out = Array<number>(size([...output].map((label) => dims.get(label)!))).fill(0);
    for (let n = 0; n < size([...dims.values()]); n++) {
      let rest = n;
      const index = new Map<string, number>();
      for (const [label, dim] of dims) {
        index.set(label, rest % dim);
        rest = Math.floor(rest / dim);
      }
      out[flat(output, index)]! += operands.reduce(
        (product, labels, k) => product * inputs[k]![flat(labels, index)]!,
        1,
      );
    }
    return out;
  };
}

function size(shape: readonly number[]): number {
  return shape.reduce((product, dim) => product * dim, 1);
}
