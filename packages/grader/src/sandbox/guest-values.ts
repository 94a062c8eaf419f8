/** @file Arrays, objects and typed arrays of the guest's realm, made by the trusted side with the constructors as they were. */
import type { TypedArray } from "../value.ts";
import type { GuestRecord } from "./guest.ts";

export interface GuestValues {
  isProxy(value: object): boolean;
  constructOf(name: string, args: unknown[]): object;
  array(items: readonly unknown[]): unknown;
  record(entries: readonly (readonly [key: string, value: unknown])[]): object;
  /** A copy, in a buffer of its own: a view of a larger one would show its neighbours. */
  typedArray(value: TypedArray): object;
}

export function createGuestValues({ intrinsics, raw, isProxy }: GuestRecord): GuestValues {
  const copyInto = (Object.getPrototypeOf(Float32Array.prototype) as Float32Array).set;
  const constructOf = (name: string, args: unknown[]): object =>
    Reflect.construct(intrinsics[name] as new () => object, args) as object;
  // Defined, not assigned: a setter that the candidate put on a prototype never runs.
  const put = (target: object, key: PropertyKey, value: unknown) =>
    Reflect.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });

  return {
    isProxy,
    constructOf,
    array(items) {
      const made = constructOf("Array", []);
      for (let i = 0; i < items.length; i++) put(made, i, items[i]);
      return made;
    },
    record(entries) {
      const made = constructOf("Object", []);
      for (const [key, value] of entries) put(made, key, value);
      return made;
    },
    typedArray(value) {
      const made = Reflect.construct(raw[value[Symbol.toStringTag]] as unknown as new (length: number) => object, [
        value.length,
      ]) as object;
      Reflect.apply(copyInto, made, [value]);
      return made;
    },
  };
}
