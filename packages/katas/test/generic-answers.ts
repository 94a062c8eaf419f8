/**
 * @file Answers that know nothing of the kata, made from the right ones. A case that takes one of them checks nothing.
 */
import { isRanks, type Outcome, type Outcomes, type Script, type Step } from "@kata/grader/contract";
import { TensorValue, type Arg, type TypedArray, type Value } from "@kata/grader/value";

export const GENERIC = ["zeros", "ones", "first input echoed", "mean of the right answer"] as const;
export type Generic = (typeof GENERIC)[number];

/** What the generic answer gives where the right one is `expected`; `undefined` where it cannot be tried. */
export function genericOutcomes(generic: Generic, script: Script, expected: Outcomes): Outcomes | undefined {
  let tried = false;
  const change = (value: Value, first: Arg | undefined): Value => {
    const changed = generic === "first input echoed" ? echo(value, first) : replace(value, generic);
    if (changed === undefined) return value;
    tried = true;
    return changed;
  };
  const outcomes = expected.map((rank, r) => {
    const firsts = firstInputs(isRanks(script) ? script.steps[r]! : script.steps);
    return rank.map((outcome, i): Outcome => {
      if (outcome.kind === "threw") return outcome;
      const value = change(outcome.value, firsts[i]);
      if (outcome.inout === undefined) return { kind: "value", value };
      const inout = Object.entries(outcome.inout).map(([name, held]) => [name, change(held, undefined)] as const);
      return { kind: "value", value, inout: Object.fromEntries(inout) };
    });
  });
  return tried ? outcomes : undefined;
}

/** The first argument of each recorded step. */
function firstInputs(steps: readonly Step[]): readonly (Arg | undefined)[] {
  return steps
    .filter(
      (step) => !("set" in step || "repeat" in step || ("record" in step && step.record === false && !step.throws)),
    )
    .map((step) => ("args" in step && Array.isArray(step.args) ? (step.args[0] as Arg) : undefined));
}

/** The argument, where it could be taken for an answer: the same kind and the same shape. */
function echo(value: Value, first: Arg | undefined): Value | undefined {
  if (value instanceof TensorValue) {
    return first instanceof TensorValue && first.shape.join() === value.shape.join() && value.data.length > 0
      ? first
      : undefined;
  }
  if (isTypedArray(value))
    return isTypedArray(first) && first.length === value.length && value.length > 0 ? first : undefined;
  return typeof value === typeof first && (typeof value === "number" || typeof value === "string")
    ? (first as Value)
    : undefined;
}

/** Every number and boolean inside replaced, and every text emptied; `undefined` where there is none. */
function replace(value: Value, generic: Exclude<Generic, "first input echoed">): Value | undefined {
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "string") return leaf(value, generic);
  if (value instanceof TensorValue) {
    const data = fill(value.data, generic);
    return data && new TensorValue(value.shape, value.dtype, data as TensorValue["data"], value.variable);
  }
  if (isTypedArray(value)) return fill(value, generic);
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) {
    const numbers = value.every((item): item is number => typeof item === "number");
    if (generic === "mean of the right answer" && numbers)
      return fill(Float64Array.from(value), generic) && Array.from(fill(Float64Array.from(value), generic)!, Number);
    return some(
      (value as readonly Value[]).map((item) => [item, replace(item, generic)]),
      (items) => items,
    );
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return undefined;
  const entries = Object.entries(value as Record<string, Value>);
  return some(
    entries.map(([, item]) => [item, replace(item, generic)]),
    (items) => Object.fromEntries(items.map((item, i) => [entries[i]![0], item])),
  );
}

function some(
  pairs: readonly (readonly [old: Value, changed: Value | undefined])[],
  build: (items: Value[]) => Value,
): Value | undefined {
  if (pairs.every(([, changed]) => changed === undefined)) return undefined;
  return build(pairs.map(([old, changed]) => (changed === undefined ? old : changed)));
}

function leaf(value: number | boolean | string, generic: Exclude<Generic, "first input echoed">): Value | undefined {
  if (generic === "mean of the right answer") return undefined;
  if (typeof value === "string") return generic === "zeros" ? "" : undefined;
  const one = generic === "ones";
  return typeof value === "boolean" ? one : Number(one);
}

function fill(array: TypedArray, generic: Exclude<Generic, "first input echoed">): TypedArray | undefined {
  if (array.length === 0) return undefined;
  const copy = array.slice();
  if (copy instanceof BigInt64Array || copy instanceof BigUint64Array) {
    return generic === "mean of the right answer" ? undefined : copy.fill(generic === "ones" ? 1n : 0n);
  }
  if (generic !== "mean of the right answer") return copy.fill(generic === "ones" ? 1 : 0);
  const finite = Array.from(copy, Number).filter(Number.isFinite);
  const mean = finite.reduce((sum, x) => sum + x, 0) / finite.length;
  const constant = copy.every((x) => Object.is(x, copy[0]));
  return constant || finite.length < 2 ? undefined : copy.fill(mean);
}

function isTypedArray(value: unknown): value is TypedArray {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}
