/**
 * @file Are these the right outcomes, and if not, where do they first differ and by how much?
 *
 * Compares data only. It knows no sandbox, no language and no message for people but the place of a difference.
 */
import type { Case, Kata, Outcome, Outcomes, Script, Step, Tolerance } from "./contract.ts";
import { isRanks } from "./contract.ts";
import { formatNumber, formatValue } from "./format.ts";
import { Opaque, TensorValue, type TypedArray, type Value } from "./value.ts";
import type { Difference } from "./verdict.ts";

export interface Comparison {
  readonly ok: boolean;
  /** Largest error over the allowed one; more than 1 is wrong. Infinity where no number says how wrong. */
  readonly ratio: number;
  readonly difference?: Difference;
}

export function compareOutcomes(
  kata: Kata,
  testCase: Case,
  script: Script,
  expected: Outcomes,
  got: Outcomes,
): Comparison {
  const tolerance = testCase.tolerance ?? kata.tolerance;
  const tally = new Tally(tolerance);
  for (const [rank, want] of expected.entries()) {
    const steps = isRanks(script) ? (script.steps[rank] ?? []) : script.steps;
    const labels = labelsOf(steps, isRanks(script) ? rank : undefined);
    for (const [i, outcome] of want.entries())
      compareOutcome(outcome, got[rank]?.[i], labels[i] ?? { name: "result" }, tally);
  }
  return tally.result();
}

interface Label {
  readonly name: string;
  readonly step?: Step;
}

/** Recorded steps in order, each with what a person would call it. */
function labelsOf(steps: readonly Step[], rank: number | undefined): Label[] {
  const recorded = steps.filter(
    (step) =>
      !("set" in step || "repeat" in step || ("record" in step && step.record === false && step.throws === undefined)),
  );
  const prefix = rank === undefined ? "" : `rank ${rank}: `;
  return recorded.map((step, i) => ({
    step,
    name: `${prefix}${recorded.length > 1 ? `${i + 1}. ` : ""}${nameOf(step)}`,
  }));
}

function nameOf(step: Step): string {
  if ("call" in step) return step.call;
  if ("new" in step) return `new ${step.new}`;
  if ("get" in step) return step.get;
  if ("read" in step) return step.read;
  if ("log" in step) return `calls of ${step.log}`;
  if ("grad" in step) return `gradient of ${step.grad}${step.result === undefined ? "" : `.${step.result}`}`;
  if ("iterate" in step) return step.iterate;
  return "trace" in step ? step.trace : "step";
}

function compareOutcome(want: Outcome, got: Outcome | undefined, label: Label, tally: Tally): void {
  if (got === undefined) return tally.fail(label.name, describe(want), "nothing");
  if (want.kind === "threw" || got.kind === "threw") {
    const declared = label.step !== undefined && "throws" in label.step ? label.step.throws : undefined;
    const right =
      want.kind === "threw" &&
      got.kind === "threw" &&
      (declared === "Error" ? got.error !== "other" : got.error === (declared ?? want.error));
    return right ? tally.pass() : tally.fail(label.name, describe(want), describe(got));
  }
  if (label.step !== undefined && "trace" in label.step) return compareTrace(want.value, got.value, label.step, tally);
  compareValue(want.value, got.value, label.name, tally);
  for (const [name, value] of Object.entries(want.inout ?? {}))
    compareValue(value, got.inout?.[name], `${label.name}, ${name} afterwards`, tally);
}

function describe(outcome: Outcome): string {
  return outcome.kind === "threw" ? `throws ${outcome.error}` : formatValue(outcome.value);
}

function compareTrace(want: Value, got: Value, step: Extract<Step, { trace: string }>, tally: Tally): void {
  if (!(want instanceof Float64Array) || !(got instanceof Float64Array))
    return compareValue(want, got, step.trace, tally);
  const at = want.findIndex((x, i) => !Object.is(x, got[i]) && x !== got[i]);
  if (at < 0) return tally.pass();
  let cursor = 0;
  for (let i = 0; i < at; i++) cursor += step.ops[step.code[i]!]!.arity;
  const { method, arity } = step.ops[step.code[at]!]!;
  const args = [...step.args.subarray(cursor, cursor + arity)].map(formatNumber).join(", ");
  tally.fail(
    `operation ${at + 1} of ${want.length}: ${step.trace}.${method}(${args})`,
    formatNumber(want[at]!),
    formatNumber(got[at] ?? NaN),
  );
}

function compareValue(want: Value, got: Value, where: string, tally: Tally): void {
  if (typeof want === "number" && typeof got === "number") return void tally.number(want, got, () => where);
  if (want instanceof TensorValue) return compareTensor(want, got, where, tally);
  if (ArrayBuffer.isView(want)) return compareArray(want as TypedArray, got, where, tally);
  if (want instanceof Map && got instanceof Map) return compareMap(want, got, where, tally);
  if (Array.isArray(want) && Array.isArray(got))
    return compareList(want as readonly Value[], got as readonly Value[], where, tally);
  if (isRecord(want) && isRecord(got)) {
    for (const [key, item] of Object.entries(want))
      compareValue(item, Object.hasOwn(got, key) ? got[key] : undefined, `${where}.${key}`, tally);
    return;
  }
  return isSame(want, got) ? tally.pass() : tally.fail(where, formatValue(want), formatValue(got));
}

function compareTensor(want: TensorValue, got: Value, where: string, tally: Tally): void {
  const form = (value: TensorValue) => `tensor [${value.shape.join(", ")}] ${value.dtype}`;
  if (!(got instanceof TensorValue)) return tally.fail(where, form(want), formatValue(got));
  if (want.shape.join() !== got.shape.join() || want.dtype !== got.dtype)
    return tally.fail(where, form(want), form(got));
  tally.numbers(want.data, got.data, where, want.shape);
}

function compareArray(want: TypedArray, got: Value, where: string, tally: Tally): void {
  const form = (value: TypedArray) => `${value[Symbol.toStringTag]} of ${value.length}`;
  if (!ArrayBuffer.isView(got)) return tally.fail(where, form(want), formatValue(got));
  const other = got as TypedArray;
  if (want[Symbol.toStringTag] !== other[Symbol.toStringTag] || want.length !== other.length)
    return tally.fail(where, form(want), form(other));
  if (typeof want[0] === "bigint")
    return isSame([...want], [...other]) ? tally.pass() : tally.fail(where, formatValue(want), formatValue(other));
  tally.numbers(want as Exclude<TypedArray, BigInt64Array | BigUint64Array>, other as ArrayLike<number>, where, [
    want.length,
  ]);
}

function compareMap(
  want: ReadonlyMap<Value, Value>,
  got: ReadonlyMap<Value, Value>,
  where: string,
  tally: Tally,
): void {
  if (want.size !== got.size) return tally.fail(`${where}.size`, String(want.size), String(got.size));
  for (const [key, item] of want) {
    if (got.has(key)) compareValue(item, got.get(key), `${where}.get(${formatValue(key)})`, tally);
    else tally.fail(where, `an entry for ${formatValue(key)}`, "none");
  }
}

function compareList(want: readonly Value[], got: readonly Value[], where: string, tally: Tally): void {
  if (want.length !== got.length)
    return tally.fail(`${where}.length`, `${want.length}: ${formatValue(want)}`, `${got.length}: ${formatValue(got)}`);
  for (const [i, item] of want.entries()) compareValue(item, got[i], `${where}[${i}]`, tally);
  if (want.length === 0) tally.pass();
}

function isSame(want: Value, got: Value): boolean {
  if (want instanceof Opaque && got instanceof Opaque) return want.what === got.what && want.what === "function";
  if (want instanceof Set && got instanceof Set)
    return want.size === got.size && [...want].every((item) => got.has(item));
  if (want instanceof RegExp && got instanceof RegExp) return String(want) === String(got);
  if (Array.isArray(want) && Array.isArray(got))
    return want.length === got.length && want.every((item, i) => isSame(item as Value, got[i] as Value));
  return Object.is(want, got);
}

function isRecord(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Counts what was compared and keeps the first and the worst difference. */
class Tally {
  readonly #tolerance: Tolerance;
  #total = 0;
  #wrong = 0;
  #ratio = 0;
  #first: { readonly where: string; readonly expected: string; readonly got: string } | undefined;
  #worst: Difference["worst"];
  #heat: Difference["heat"];

  constructor(tolerance: Tolerance) {
    this.#tolerance = tolerance;
  }

  pass(): void {
    this.#total++;
  }

  fail(where: string, expected: string, got: string): void {
    this.#total++;
    this.#wrong++;
    this.#ratio = Infinity;
    this.#first ??= { where, expected, got };
  }

  number(want: number, got: number, place: () => string): boolean {
    this.#total++;
    // NaN equals NaN and an infinity only itself; both zeros are zero.
    if (want === got || Object.is(want, got)) return true;
    // Nothing is further off than NaN.
    const absolute = Number.isNaN(got - want) ? Infinity : Math.abs(got - want);
    const allowed = this.#tolerance.atol + this.#tolerance.rtol * Math.abs(want);
    const ratio = Number.isFinite(want) && Number.isFinite(got) && allowed > 0 ? absolute / allowed : Infinity;
    if (ratio > this.#ratio) this.#ratio = ratio;
    if (ratio <= 1) return true;
    this.#wrong++;
    this.#first ??= { where: place(), expected: formatNumber(want), got: formatNumber(got) };
    if (this.#worst === undefined || absolute > this.#worst.absolute)
      this.#worst = {
        where: place(),
        absolute,
        relative: absolute === Infinity ? Infinity : absolute / Math.abs(want),
      };
    return false;
  }

  numbers(want: ArrayLike<number>, got: ArrayLike<number>, where: string, shape: readonly number[]): void {
    let right = true;
    for (let i = 0; i < want.length; i++)
      right = this.number(want[i]!, got[i]!, () => `${where}[${unravel(i, shape).join(", ")}]`) && right;
    if (want.length === 0) this.pass();
    const [rows, columns] = shape.length === 2 ? [shape[0]!, shape[1]!] : [1, want.length];
    if (!right && want.length <= MOST_HEAT)
      this.#heat ??= {
        rows,
        columns,
        values: Array.from(want, (x, i) => (Object.is(x, got[i]) ? 0 : Math.abs(got[i]! - x))),
      };
  }

  result(): Comparison {
    if (this.#first === undefined) return { ok: true, ratio: this.#ratio };
    const difference: Difference = {
      ...this.#first,
      wrong: this.#wrong,
      total: this.#total,
      ...(this.#worst === undefined ? {} : { worst: this.#worst }),
      ...(this.#heat === undefined ? {} : { heat: this.#heat }),
    };
    return { ok: false, ratio: this.#ratio, difference };
  }
}

const MOST_HEAT = 4096;

function unravel(flat: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  let rest = flat;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const dim = shape[axis]!;
    index.unshift(rest % dim);
    rest = Math.floor(rest / dim);
  }
  return index;
}
