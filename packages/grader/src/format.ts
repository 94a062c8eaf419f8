/**
 * @file A value as one text for people: arguments, expected and got, console lines. Long arrays are cut in the middle.
 */
import { Opaque, TensorValue, type TypedArray, type Value } from "./value.ts";

export interface FormatLimits {
  /** Elements of an array that are shown. */
  readonly items: number;
  /** Characters of the whole text. */
  readonly characters: number;
}

const DEFAULT: FormatLimits = { items: 24, characters: 2000 };
const DEEPEST = 12;

export function formatValue(value: Value, limits: FormatLimits = DEFAULT): string {
  const text = format(value, limits, 0);
  return text.length <= limits.characters ? text : `${text.slice(0, limits.characters)}…`;
}

/** Six significant digits say enough of a float32; whole numbers stay whole. */
export function formatNumber(x: number): string {
  if (Object.is(x, -0)) return "-0";
  if (Number.isInteger(x) && Math.abs(x) < 1e15) return String(x);
  return Number.isFinite(x) ? String(Number(x.toPrecision(6))) : String(x);
}

function format(value: Value, limits: FormatLimits, depth: number): string {
  if (depth > DEEPEST) return "…";
  switch (typeof value) {
    case "number":
      return formatNumber(value);
    case "bigint":
      return `${value}n`;
    case "string":
      return JSON.stringify(value);
    case "boolean":
    case "undefined":
      return String(value);
    default:
      return value === null ? "null" : formatObject(value, limits, depth);
  }
}

function formatObject(
  value: Exclude<Value, number | bigint | string | boolean | undefined | null>,
  limits: FormatLimits,
  depth: number,
): string {
  const inner = (item: Value) => format(item, limits, depth + 1);
  if (value instanceof TensorValue) {
    const dtype = value.dtype === "float32" ? "" : ` ${value.dtype}`;
    return `tensor [${value.shape.join(", ")}]${dtype} ${nested(value.data, value.shape, limits)}`;
  }
  if (value instanceof Opaque) return `<${value.what}>`;
  if (value instanceof RegExp) return String(value);
  if (value instanceof Map)
    return `Map {${cut(
      [...value].map(([key, item]) => `${inner(key as Value)} => ${inner(item as Value)}`),
      limits,
    )}}`;
  if (value instanceof Set)
    return `Set {${cut(
      [...value].map((item) => inner(item as Value)),
      limits,
    )}}`;
  if (ArrayBuffer.isView(value)) {
    const array = value as TypedArray;
    return `${array[Symbol.toStringTag]} [${list(array, limits)}]`;
  }
  if (Array.isArray(value)) return `[${cutItems(value as readonly Value[], inner, limits)}]`;
  return `{${Object.entries(value)
    .map(([key, item]) => `${/^[\w$]+$/.test(key) ? key : JSON.stringify(key)}: ${inner(item as Value)}`)
    .join(", ")}}`;
}

function nested(data: ArrayLike<number>, shape: readonly number[], limits: FormatLimits): string {
  if (shape.length === 0) return formatNumber(data[0] ?? NaN);
  if (data.length > limits.items * 4) return `[${list(data, limits)}]`;
  const build = (axis: number, offset: number, size: number): string => {
    const dim = shape[axis]!;
    const step = dim === 0 ? 0 : size / dim;
    const items = Array.from({ length: dim }, (_, i) =>
      axis === shape.length - 1 ? formatNumber(data[offset + i]!) : build(axis + 1, offset + i * step, step),
    );
    return `[${items.join(", ")}]`;
  };
  return build(0, 0, data.length);
}

function list(array: ArrayLike<number | bigint>, limits: FormatLimits): string {
  const show = (x: number | bigint) => (typeof x === "bigint" ? `${x}n` : formatNumber(x));
  return cutItems(array, show, limits);
}

function cutItems<T>(items: ArrayLike<T>, show: (item: T) => string, { items: most }: FormatLimits): string {
  if (items.length <= most) return Array.from(items, show).join(", ");
  const head = Array.from({ length: most - 4 }, (_, i) => show(items[i]!));
  const tail = Array.from({ length: 3 }, (_, i) => show(items[items.length - 3 + i]!));
  return [...head, `… ${items.length - most + 1} more …`, ...tail].join(", ");
}

function cut(texts: readonly string[], limits: FormatLimits): string {
  return cutItems(texts, (text) => text, limits);
}
