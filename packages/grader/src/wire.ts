/**
 * @file Values as bytes: one JSON text, in which everything that JSON would lose is tagged, and one body of raw array bytes.
 *
 * Used on both sides of every process border, and inside the sandbox's trusted realm. It knows no step and no kata.
 */
import { CallbackRef, CommRef, Opaque, Ref, TensorValue, type DType, type TypedArray } from "./value.ts";

export interface Wire {
  readonly json: string;
  readonly body: Uint8Array;
}

/** The text or the bytes do not have the form that `encode` gives them. */
export class WireError extends Error {
  override readonly name = "WireError";
}

/** Every typed array that may cross, by the name it has. */
export const ARRAYS = {
  Float32Array,
  Float64Array,
  Int8Array,
  Int16Array,
  Int32Array,
  Uint8Array,
  Uint8ClampedArray,
  Uint16Array,
  Uint32Array,
  BigInt64Array,
  BigUint64Array,
} as const;
type ArrayName = keyof typeof ARRAYS;

/** Every array starts at a multiple of this in the body, so that a view of any element type fits. */
const ALIGN = 8;

export function encode(root: unknown): Wire {
  const chunks: { readonly at: number; readonly bytes: Uint8Array }[] = [];
  let size = 0;

  const place = (array: ArrayBufferView): number => {
    const at = size;
    chunks.push({ at, bytes: new Uint8Array(array.buffer, array.byteOffset, array.byteLength) });
    size = Math.ceil((at + array.byteLength) / ALIGN) * ALIGN;
    return at;
  };

  const node = (value: unknown): unknown => {
    switch (typeof value) {
      case "number":
        return Number.isFinite(value) && !Object.is(value, -0)
          ? value
          : { $: "n", v: Object.is(value, -0) ? "-0" : String(value) };
      case "string":
      case "boolean":
        return value;
      case "bigint":
        return { $: "i", v: String(value) };
      case "undefined":
        return { $: "u" };
      case "object":
        return value === null ? null : object(value);
      default:
        throw new WireError(`encode: values are plain data; got a ${typeof value}`);
    }
  };

  const object = (value: object): unknown => {
    if (Array.isArray(value)) return value.map(node);
    if (ArrayBuffer.isView(value)) {
      const array = value as TypedArray;
      return { $: "a", t: nameOf(array), o: place(array), n: array.length };
    }
    if (value instanceof TensorValue) {
      return { $: "t", s: value.shape, d: value.dtype, o: place(value.data), n: value.data.length, v: value.variable };
    }
    if (value instanceof Map) return { $: "m", e: [...value].map(([key, item]) => [node(key), node(item)]) };
    if (value instanceof Set) return { $: "s", e: [...value].map(node) };
    if (value instanceof RegExp) return { $: "r", p: value.source, f: value.flags };
    if (value instanceof Ref) return { $: "ref", p: value.path };
    if (value instanceof CallbackRef) return { $: "cb", n: value.name };
    if (value instanceof CommRef) return { $: "comm" };
    if (value instanceof Opaque) return { $: "x", w: value.what };
    return { $: "o", e: Object.entries(value).map(([key, item]) => [key, node(item)]) };
  };

  const json = JSON.stringify(node(root));
  const body = new Uint8Array(size);
  for (const { at, bytes } of chunks) body.set(bytes, at);
  return { json, body };
}

/** The value again, in arrays of its own: nothing shares memory with `body`. */
export function decode({ json, body }: Wire): unknown {
  return read(JSON.parse(json), body);
}

type Tagged = Readonly<Record<string, unknown>>;

function read(node: unknown, body: Uint8Array): unknown {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map((item: unknown) => read(item, body));
  const tag = node as Tagged;
  switch (tag["$"]) {
    case "n":
      return Number(tag["v"]);
    case "i":
      return BigInt(String(tag["v"]));
    case "u":
      return undefined;
    case "a":
      return readArray(String(tag["t"]), tag, body);
    case "t": {
      const dtype = String(tag["d"]) as DType;
      const name = dtype === "float32" ? "Float32Array" : dtype === "int32" ? "Int32Array" : "Uint8Array";
      const data = readArray(name, tag, body) as Float32Array | Int32Array | Uint8Array;
      return new TensorValue(tag["s"] as number[], dtype, data, tag["v"] === true);
    }
    case "m":
      return new Map(entries(tag).map(([key, item]) => [read(key, body), read(item, body)]));
    case "s":
      return new Set((tag["e"] as unknown[]).map((item) => read(item, body)));
    case "r":
      return new RegExp(String(tag["p"]), String(tag["f"]));
    case "ref":
      return new Ref(String(tag["p"]));
    case "cb":
      return new CallbackRef(String(tag["n"]));
    case "comm":
      return new CommRef();
    case "x":
      return new Opaque(String(tag["w"]));
    case "o": {
      const result: Record<string, unknown> = {};
      for (const [key, item] of entries(tag)) {
        Object.defineProperty(result, String(key), {
          value: read(item, body),
          enumerable: true,
          writable: true,
          configurable: true,
        });
      }
      return result;
    }
    default:
      throw new WireError(`decode: a tag is one of those that encode writes; got ${JSON.stringify(tag["$"])}`);
  }
}

function entries(tag: Tagged): [unknown, unknown][] {
  return tag["e"] as [unknown, unknown][];
}

function readArray(name: string, tag: Tagged, body: Uint8Array): TypedArray {
  if (!(name in ARRAYS)) throw new WireError(`decode: an array's type is a typed array; got ${name}`);
  const Type = ARRAYS[name as ArrayName];
  const [at, length] = [Number(tag["o"]), Number(tag["n"])];
  const end = at + length * Type.BYTES_PER_ELEMENT;
  if (!(at >= 0 && length >= 0 && end <= body.length))
    throw new WireError(`decode: arrays lie inside the body of ${body.length} bytes; got [${at}, ${end})`);
  const copy = new Type(length);
  new Uint8Array(copy.buffer).set(body.subarray(at, end));
  return copy;
}

/** By brand, not by constructor: a subclass, or an array of another realm, has the name of what it holds. */
function nameOf(array: TypedArray): ArrayName {
  return array[Symbol.toStringTag] as ArrayName;
}
