/**
 * @file The reference process as a `Realm`: the textbook's own functions, read asynchronously as every backend can.
 */
import type { tf as TensorFlow } from "@kata/reference/backend";
import { causeOf } from "../cause.ts";
import type { ErrorClass } from "../contract.ts";
import type { Entered, Realm, TensorRealm } from "../play/realm.ts";
import { Opaque, TensorValue, type DType, type TypedArray, type Value } from "../value.ts";

export interface HostRealm extends Realm {
  /** Waits until every captured tensor has been read. */
  settle(): Promise<void>;
}

const ERRORS = { RangeError, TypeError, SyntaxError, ReferenceError, Error } as const;

export function createHostRealm(tf: typeof TensorFlow | undefined): HostRealm {
  const reads: Promise<void>[] = [];
  const enter = (run: () => unknown): Entered => {
    try {
      return { ok: true, value: run() };
    } catch (error) {
      return { ok: false, error };
    }
  };
  const isTensor = (value: unknown): value is TensorFlow.Tensor => tf !== undefined && value instanceof tf.Tensor;

  function build(value: Value): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (value instanceof TensorValue) {
      if (tf === undefined) throw new TypeError("build: a tensor needs a backend");
      const made = tf.tensor(value.data, [...value.shape], value.dtype);
      return value.variable ? tf.variable(made) : made;
    }
    if (ArrayBuffer.isView(value)) return (value as TypedArray).slice();
    if (Array.isArray(value)) return (value as readonly Value[]).map(build);
    if (value instanceof Map)
      return new Map([...value].map(([key, item]) => [build(key as Value), build(item as Value)]));
    if (value instanceof Set) return new Set([...value].map((item) => build(item as Value)));
    if (value instanceof RegExp) return new RegExp(value.source, value.flags);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, build(item as Value)]));
  }

  function capture(value: unknown, onTensor: (tensor: unknown) => void = () => {}): Value {
    if (typeof value === "function") return new Opaque("function");
    if (typeof value === "symbol") return new Opaque("symbol");
    if (typeof value !== "object" || value === null) return value as Value;
    if (isTensor(value)) {
      onTensor(value);
      return readLater(value);
    }
    if (ArrayBuffer.isView(value)) return (value as TypedArray).slice();
    if (Array.isArray(value)) return value.map((item) => capture(item, onTensor));
    if (value instanceof Map)
      return new Map([...value].map(([key, item]) => [capture(key, onTensor), capture(item, onTensor)]));
    if (value instanceof Set) return new Set([...value].map((item) => capture(item, onTensor)));
    if (value instanceof Promise) return new Opaque("promise");
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, capture(item, onTensor)]));
  }

  function readLater(tensor: TensorFlow.Tensor): TensorValue {
    const dtype = tensor.dtype as DType;
    const data =
      dtype === "float32"
        ? new Float32Array(tensor.size)
        : dtype === "int32"
          ? new Int32Array(tensor.size)
          : new Uint8Array(tensor.size);
    reads.push(tensor.data().then((values) => data.set(values as ArrayLike<number>)));
    return new TensorValue([...tensor.shape], dtype, data);
  }

  const tensors: TensorRealm | undefined =
    tf === undefined
      ? undefined
      : {
          isTensor,
          count: () => tf.memory().numTensors,
          isAlive: (tensor) => !(tensor as TensorFlow.Tensor).isDisposed,
          linear: (x, scale, shift) => tf.tidy(() => tf.add(tf.mul(x as TensorFlow.Tensor, scale), shift)),
          gradients(play, wrt, upstream) {
            const weights = build(upstream) as TensorFlow.Tensor;
            const weigh = () => {
              const result = play();
              if (!result.ok) throw result.error;
              return tf.sum(tf.mul(result.value as TensorFlow.Tensor, weights)) as TensorFlow.Scalar;
            };
            const values = tf
              .grads(weigh)(wrt as TensorFlow.Tensor[])
              .map(readLater);
            return { kind: "gradients", values };
          },
        };

  return {
    build,
    array: (items) => [...items],
    record: (entries) => Object.fromEntries(entries),
    frozen: (entries) => Object.freeze(Object.fromEntries(entries)),
    capture,
    call: (target, self, args) =>
      enter(() => Reflect.apply(target as () => unknown, self, args as unknown[]) as unknown),
    construct: (target, args) =>
      enter(() => Reflect.construct(target as new () => object, args as unknown[]) as unknown),
    get: (target, key) => enter(() => (target as Record<PropertyKey, unknown>)[key]),
    set: (target, key, value) => enter(() => Reflect.set(target as object, key, value)),
    isFunction: (value) => typeof value === "function",
    whenSettled(value, onValue, onError) {
      if (!(value instanceof Promise)) return false;
      value.then(onValue, onError);
      return true;
    },
    thrown(error) {
      const known = (["RangeError", "TypeError", "SyntaxError", "ReferenceError"] as const).find(
        (name) => error instanceof ERRORS[name],
      );
      const kind: ErrorClass | "other" = known ?? (error instanceof Error ? "Error" : "other");
      return {
        error: kind,
        name: error instanceof Error ? error.name : typeof error,
        message: causeOf(error),
      };
    },
    trusted: (_name, body) =>
      function (this: unknown, ...args: unknown[]) {
        const entered = body(this, args);
        if (!entered.ok) throw entered.error;
        return entered.value;
      },
    error: (name, message) => new ERRORS[name](message),
    promise() {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      promise.catch(() => {});
      return { promise, resolve, reject };
    },
    source: (next, release) => {
      const iterator = { next, return: release, [Symbol.asyncIterator]: () => iterator };
      return { [Symbol.asyncIterator]: () => iterator };
    },
    ...(tensors === undefined ? {} : { tensors }),
    async settle() {
      await Promise.all(reads);
    },
  };
}
