/**
 * @file The guest's realm as a `Realm`: lives on the trusted side and touches guest objects only through captured intrinsics.
 *
 * Nothing of the trusted realm is ever handed out except through `wrap`, and guest exceptions never pass through.
 * A result is copied by brand: proxies, getters and forged prototypes come out as what they are, or as `Opaque`.
 */
import type { ErrorClass } from "../contract.ts";
import type { Entered, Realm, Thrown } from "../play/realm.ts";
import { Opaque, TensorValue, type TypedArray, type Value } from "../value.ts";
import { ARRAYS } from "../wire.ts";
import type { GuestRecord } from "./guest.ts";
import type { GuestValues } from "./guest-values.ts";
import type { TensorReader } from "./tensor-reader.ts";

/** A result deeper, or with more parts, than this is cut off. */
const DEEPEST = 64;
const MOST_PARTS = 2_000_000;
const ERRORS: readonly ErrorClass[] = ["RangeError", "TypeError", "SyntaxError", "ReferenceError", "Error"];
const MOST_MESSAGE = 400;

const typedArrayProto = Object.getPrototypeOf(Float32Array.prototype) as object;
const brandOf = Object.getOwnPropertyDescriptor(typedArrayProto, Symbol.toStringTag)!.get!;
const lengthOf = Object.getOwnPropertyDescriptor(typedArrayProto, "length")!.get!;
const setOf = (typedArrayProto as Float32Array).set;
const mapSize = Object.getOwnPropertyDescriptor(Map.prototype, "size")!.get!;
const setSize = Object.getOwnPropertyDescriptor(Set.prototype, "size")!.get!;
const mapEntries = Map.prototype.entries;
const setValues = Set.prototype.values;
const mapSet = Map.prototype.set;
const setAdd = Set.prototype.add;

export function createGuestRealm(guest: GuestRecord, values: GuestValues, reader: TensorReader | undefined): Realm {
  const { intrinsics } = guest;
  const { array, record, typedArray, constructOf } = values;
  const objectProto = (intrinsics["Object"] as { readonly prototype: object }).prototype;
  const PromiseOf = intrinsics["Promise"] as { readonly prototype: object };
  const promiseProto = PromiseOf.prototype;
  const species = Reflect.getOwnPropertyDescriptor(PromiseOf, Symbol.species)!.get;
  const errorProtos = ERRORS.map((name) => [name, (intrinsics[name] as { prototype: object }).prototype] as const);

  function build(value: Value): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (value instanceof TensorValue) {
      if (reader === undefined) throw new TypeError("build: a tensor needs the library");
      return reader.make(value);
    }
    if (ArrayBuffer.isView(value)) return typedArray(value as TypedArray);
    if (Array.isArray(value)) return array((value as readonly Value[]).map(build));
    if (value instanceof Map) {
      const made = constructOf("Map", []);
      for (const [key, item] of value) Reflect.apply(mapSet, made, [build(key as Value), build(item as Value)]);
      return made;
    }
    if (value instanceof Set) {
      const made = constructOf("Set", []);
      for (const item of value) Reflect.apply(setAdd, made, [build(item as Value)]);
      return made;
    }
    if (value instanceof RegExp) return constructOf("RegExp", [value.source, value.flags]);
    return record(Object.entries(value).map(([key, item]) => [key, build(item as Value)] as const));
  }

  function capture(root: unknown, onTensor: (tensor: unknown) => void = () => {}): Value {
    let parts = 0;
    const visit = (value: unknown, depth: number): Value => {
      if (typeof value === "function") return new Opaque("function");
      if (typeof value === "symbol") return new Opaque("symbol");
      if (typeof value !== "object" || value === null) return value as Value;
      if (depth > DEEPEST || ++parts > MOST_PARTS) return new Opaque("more than can be copied");
      return object(value, depth);
    };
    const object = (value: object, depth: number): Value => {
      if (guest.isProxy(value)) return new Opaque("proxy");
      const brand = Reflect.apply(brandOf, value, []) as string | undefined;
      if (brand !== undefined) return copyTyped(value, brand);
      if (reader?.isTensor(value) === true) {
        onTensor(value);
        return reader.read(value);
      }
      if (Array.isArray(value)) return list(value, depth);
      // A plain object. The brands below are told by an error that is thrown, which takes longer than all the rest.
      const proto = Reflect.getPrototypeOf(value);
      if (proto === objectProto || proto === null) return fields(value, depth);
      if (holds(mapSize, value)) {
        const entries = Reflect.apply(mapEntries, value, []) as MapIterator<[unknown, unknown]>;
        return new Map([...entries].map(([key, item]) => [visit(key, depth + 1), visit(item, depth + 1)]));
      }
      if (holds(setSize, value))
        return new Set(
          [...(Reflect.apply(setValues, value, []) as SetIterator<unknown>)].map((item) => visit(item, depth + 1)),
        );
      if (isPromise(value)) return new Opaque("promise");
      return fields(value, depth);
    };
    const list = (value: object, depth: number): Value => {
      const length = property(value, "length");
      if (typeof length !== "number" || length > MOST_PARTS) return new Opaque("array of a forged length");
      const items: Value[] = [];
      for (let i = 0; i < length; i++) {
        const item = Reflect.getOwnPropertyDescriptor(value, i);
        if (item !== undefined && !("value" in item)) return new Opaque("array with getters");
        items.push(visit(item?.value, depth + 1));
        if (parts > MOST_PARTS) return new Opaque("more than can be copied");
      }
      return items;
    };
    const fields = (value: object, depth: number): Value => {
      const result: Record<string, Value> = {};
      for (const key of Reflect.ownKeys(value)) {
        const found = Reflect.getOwnPropertyDescriptor(value, key);
        if (typeof key !== "string" || found === undefined || !found.enumerable) continue;
        const item = "value" in found ? visit(found.value, depth + 1) : new Opaque("getter");
        Object.defineProperty(result, key, { value: item, enumerable: true, writable: true, configurable: true });
      }
      return result;
    };
    try {
      return visit(root, 0);
    } catch {
      // A trap of a proxy threw, or copying ran out of stack.
      return new Opaque("unreadable");
    }
  }

  const property = (value: object, key: PropertyKey): unknown =>
    Reflect.getOwnPropertyDescriptor(value, key)?.value as unknown;

  /** A promise that its realm's own `Promise` made, and that looks up no constructor of the candidate's when it is asked. */
  function isPlainPromise(value: object): boolean {
    if (guest.isProxy(value) || Reflect.getPrototypeOf(value) !== promiseProto) return false;
    return (
      Reflect.getOwnPropertyDescriptor(value, "constructor") === undefined &&
      property(promiseProto, "constructor") === PromiseOf &&
      Reflect.getOwnPropertyDescriptor(PromiseOf, Symbol.species)?.get === species
    );
  }

  function isPromise(value: object): boolean {
    // The brand check is `then` itself: it refuses everything but a promise. Two idle reactions change nothing.
    if (!isPlainPromise(value)) return false;
    try {
      Reflect.apply(intrinsics["then"] as () => unknown, value, []);
      return true;
    } catch {
      return false;
    }
  }

  const enter = (run: () => unknown): Entered => {
    try {
      return { ok: true, value: run() };
    } catch (error) {
      return { ok: false, error };
    }
  };

  function thrown(error: unknown): Thrown {
    const object = typeof error === "object" && error !== null ? error : undefined;
    const read = (key: string): string | undefined => {
      const entered = object === undefined ? undefined : enter(() => Reflect.get(object, key) as unknown);
      return entered?.ok === true && typeof entered.value === "string"
        ? entered.value.slice(0, MOST_MESSAGE)
        : undefined;
    };
    read("stack"); // makes the engine format the trace, and so note the position
    const at = object === undefined ? undefined : guest.positions.get(object);
    const kind = classOf(object);
    return {
      error: kind,
      name: read("name") ?? (kind === "other" ? typeof error : kind),
      message:
        object === undefined
          ? String(typeof error === "symbol" ? "symbol" : error).slice(0, MOST_MESSAGE)
          : (read("message") ?? ""),
      ...(at === undefined ? {} : { at: { line: at[0], column: at[1] } }),
    };
  }

  function classOf(object: object | undefined): ErrorClass | "other" {
    let proto = object;
    for (let depth = 0; proto !== undefined && depth < DEEPEST; depth++) {
      const current: object = proto;
      const found = errorProtos.find(([, own]) => own === current);
      if (found !== undefined) return found[0];
      const entered = enter(() => Reflect.getPrototypeOf(current));
      proto = entered.ok && entered.value !== null ? (entered.value as object) : undefined;
    }
    return "other";
  }

  const realm: Realm = {
    build,
    array,
    record,
    frozen: (entries) => Object.freeze(record(entries)),
    capture,
    call: (target, self, args) =>
      enter(() => Reflect.apply(target as () => unknown, self, args as unknown[]) as unknown),
    construct: (target, args) =>
      enter(() => Reflect.construct(target as new () => object, args as unknown[]) as unknown),
    get: (target, key) => {
      if (target === undefined || target === null)
        return { ok: false, error: guest.makeError("TypeError", `cannot read ${String(key)} of ${String(target)}`) };
      return enter(
        () =>
          (typeof target === "object" || typeof target === "function"
            ? Reflect.get(target, key)
            : undefined) as unknown,
      );
    },
    set: (target, key, value) => {
      if (typeof target !== "object" || target === null)
        return { ok: false, error: guest.makeError("TypeError", "only objects have properties to set") };
      return enter(() => Reflect.set(target, key, value));
    },
    isFunction: (value) => typeof value === "function",
    whenSettled(value, onValue, onError) {
      if (typeof value !== "object" || value === null || !isPlainPromise(value)) return false;
      try {
        Reflect.apply(intrinsics["then"] as () => unknown, value, [onValue, onError]);
        return true;
      } catch {
        return false;
      }
    },
    thrown,
    trusted: (name, body) =>
      guest.wrap(name, (self, args) => {
        const entered = body(self, args);
        return entered.ok ? { threw: false, value: entered.value } : { threw: true, value: entered.error };
      }),
    error: (name, message) => guest.makeError(name, message),
    promise: () => guest.makePromise(),
    source: (next, release) => guest.makeSource(next as () => unknown, release as () => unknown),
    ...(reader === undefined ? {} : { tensors: reader }),
  };
  return realm;
}

function copyTyped(value: object, brand: string): Value {
  const Type = ARRAYS[brand as keyof typeof ARRAYS] as (new (length: number) => TypedArray) | undefined;
  if (Type === undefined) return new Opaque(brand);
  const copy = new Type(Reflect.apply(lengthOf, value, []) as number);
  Reflect.apply(setOf, copy, [value as TypedArray]);
  return copy;
}

function holds(brand: () => unknown, value: object): boolean {
  try {
    Reflect.apply(brand, value, []);
    return true;
  } catch {
    return false;
  }
}
