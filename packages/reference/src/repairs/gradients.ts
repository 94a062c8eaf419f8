/**
 * @file Gradients that TensorFlow.js 4.22 does not have, has only up to rank 4, or has wrong.
 *
 * Each is written in differentiable or integer ops of the library alone, so it holds on every backend.
 * dy is the gradient with respect to the output.
 */
import type { GradConfig, Tensor } from "@tensorflow/tfjs-core";
import type { Core } from "./core.ts";
import { einsumGradient } from "./einsum.ts";
import { placeGradients } from "./places.ts";
import { scanGradients } from "./scans.ts";

export function missingGradients(tf: Core): GradConfig[] {
  return [...stepFunctions(tf), cast(tf), tile(tf), einsumGradient(tf), ...placeGradients(tf), ...scanGradients(tf)];
}

/**
 * Comparisons, logic and floorDiv are constant almost everywhere: their gradient is 0, not an error (`where(x > 0, ...)`),
 * nor that of a division.
 */
function stepFunctions(tf: Core): GradConfig[] {
  const zerosFor = (kernelName: string, names: readonly string[]): GradConfig => ({
    kernelName,
    inputsToSave: [...names],
    gradFunc: (_dy, saved) => Object.fromEntries(names.map((name, i) => [name, () => tf.zeros(saved[i]!.shape)])),
  });
  const comparisons = ["Greater", "GreaterEqual", "Less", "LessEqual", "Equal", "NotEqual"];
  const binary = [...comparisons, "LogicalAnd", "LogicalOr", "LogicalXor", "FloorDiv"];
  const unary = ["LogicalNot", "IsNan", "IsInf", "IsFinite", "Any", "All"];
  const searchSorted = zerosFor("SearchSorted", ["sortedSequence", "values"]);
  return [
    searchSorted,
    ...binary.map((name) => zerosFor(name, ["a", "b"])),
    ...unary.map((name) => zerosFor(name, ["x"])),
  ];
}

/** A cast to int32 or bool is a step function too; the library lets the gradient through. */
function cast(tf: Core): GradConfig {
  return {
    kernelName: "Cast",
    gradFunc: (dy, _saved, attrs) => ({
      x: () => (attrs["dtype"] === "float32" ? tf.clone(dy as Tensor) : tf.zeros((dy as Tensor).shape)),
    }),
  };
}

/** Sums the copies one axis at a time, at any rank. */
function tile(tf: Core): GradConfig {
  return {
    kernelName: "Tile",
    inputsToSave: ["x"],
    gradFunc: (dy, saved, attrs) => {
      const shape = saved[0]!.shape;
      const reps = attrs["reps"] as number[];
      const dx = () => {
        const full = (dy as Tensor).shape.slice();
        return reps.reduce((grad, rep, axis) => {
          if (rep === 1) return grad;
          const before = full.slice(0, axis).reduce((product, dim) => product * dim, 1);
          const after = full.slice(axis + 1).reduce((product, dim) => product * dim, shape[axis]!);
          full[axis] = shape[axis]!;
          return tf.sum(tf.reshape(grad, [before, rep, after]), 1);
        }, dy as Tensor);
      };
      return { x: () => tf.reshape(dx(), shape) };
    },
  };
}
