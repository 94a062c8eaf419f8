/**
 * @file Looks at values without changing them: is an argument plain data, are two values the same, one number for a result.
 */
import { THREW } from "../contract.ts";
import { CallbackRef, CommRef, Ref, TensorValue, type Arg, type Value } from "../value.ts";
import type { Realm } from "./realm.ts";

export function isRecord(arg: Arg): arg is { readonly [key: string]: Arg } {
  return typeof arg === "object" && arg !== null && Object.getPrototypeOf(arg) === Object.prototype;
}

/** Holds no place-holder, so that its values after the call can be compared with those before. */
export function isPlain(arg: Arg): boolean {
  if (arg instanceof Ref || arg instanceof CallbackRef || arg instanceof CommRef) return false;
  if (Array.isArray(arg)) return (arg as readonly Arg[]).every(isPlain);
  return !isRecord(arg) || Object.values(arg).every(isPlain);
}

export function sameValue(a: Value, b: Value): boolean {
  if (ArrayBuffer.isView(a) && ArrayBuffer.isView(b)) {
    return a.length === b.length && a.every((item: number | bigint, i: number) => Object.is(item, b[i]));
  }
  if (a instanceof TensorValue && b instanceof TensorValue)
    return sameValue(a.data, b.data) && a.shape.join() === b.shape.join();
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => sameValue(item as Value, b[i] as Value));
  if (
    typeof a === "object" &&
    typeof b === "object" &&
    a !== null &&
    b !== null &&
    isRecord(a as Arg) &&
    isRecord(b as Arg)
  ) {
    const [left, right] = [Object.entries(a), Object.entries(b)];
    return (
      left.length === right.length &&
      left.every(([key, item]) => sameValue(item as Value, (b as Record<string, Value>)[key]))
    );
  }
  return Object.is(a, b) || (a instanceof Map && b instanceof Map) || (a instanceof Set && b instanceof Set);
}

const item64 = new Float64Array(1);
const words = new Uint32Array(item64.buffer);

/** One number for any result of a traced call; arrays become a 32-bit FNV-1a hash of their numbers' bits. */
export function digest(value: unknown, realm: Realm): number {
  switch (typeof value) {
    case "number":
      // What stands for a throw is no number that can be returned.
      return value === THREW ? -THREW : value;
    case "boolean":
      return value ? 1 : 0;
    case "undefined":
      return NaN;
    default: {
      const captured = realm.capture(value);
      if (!Array.isArray(captured)) return captured === null ? NaN : 0.5;
      let hash = 0x811c9dc5;
      for (const item of captured as readonly Value[]) {
        item64[0] = Number(item) + 0; // -0 is 0 here
        for (const word of words) hash = Math.imul(hash ^ word, 0x01000193);
      }
      return (hash >>> 0) + 0.25;
    }
  }
}
