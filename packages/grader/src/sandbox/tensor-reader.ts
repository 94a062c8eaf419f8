/**
 * @file The trusted side's own way into the tensor library: make, read, count and differentiate, whatever the candidate does.
 *
 * Functions and methods are captured before the library is cut. It serves the sandbox, where reads are synchronous.
 */
import type { Entered, GradientResult } from "../play/realm.ts";
import { Opaque, TensorValue, type DType, type Value } from "../value.ts";
import type { CutLibrary, LibrarySurface } from "./guest-library.ts";
import type { GuestValues } from "./guest-values.ts";

/** Made inside the guest's realm: the whole library, and that realm's own cutter. */
export interface LibraryParts {
  readonly library: Library;
  readonly cut: (library: object, surface: LibrarySurface, forbid: (name: string) => void) => CutLibrary;
}

export interface TensorReader {
  /** Tensors made between the two are gone after the second, so that cases do not pile up. */
  beginCase(): void;
  endCase(): void;
  isTensor(value: unknown): boolean;
  make(value: TensorValue): object;
  /** Its values now; `Opaque` when it was disposed or its fields were forged. */
  read(tensor: object): Value;
  count(): number;
  isAlive(value: unknown): boolean;
  /** The most bytes that the data of living tensors took at once since `beginCase`. */
  peakBytes(): number;
  linear(x: unknown, scale: number, shift: number): unknown;
  gradients(play: () => Entered, wrt: readonly unknown[], upstream: TensorValue): GradientResult;
}

/** The part of TensorFlow.js that is used here. */
export interface Library {
  readonly Variable: { readonly prototype: object };
  readonly Tensor: { readonly prototype: { readonly dataSync: () => ArrayLike<number> } };
  tensor(data: object, shape: number[], dtype: string): object;
  variable(initial: object): object;
  mul(a: unknown, b: unknown): object;
  add(a: unknown, b: unknown): object;
  sum(x: object): object;
  tidy<T>(run: () => T): T;
  dispose(x: object): void;
  grads(f: (...xs: unknown[]) => object): (xs: unknown[]) => object[];
  engine(): Engine;
}

interface Engine {
  startScope(): void;
  endScope(): void;
  trackTensor(tensor: object, backend: unknown): void;
  disposeTensor(tensor: object): void;
}

/** What disposing and counting read of a tensor. No code of the candidate sets these, and ours never does after the start. */
const LASTING = ["dtype", "size", "shape", "id"];

/**
 * The tensors that live. The library itself only counts, and counts down again for a tensor whose fields say that it was not
 * disposed yet, or that its data are another's. So fields that matter are made to last, and a tensor dies once.
 */
function trackLiving(engine: Engine, variableProto: object) {
  /** With what its data are known by: a reshaped tensor shares them. */
  const living = new Map<unknown, unknown>();
  const memory = createMemoryMeter();
  const { trackTensor, disposeTensor } = engine;
  const keep = (tensor: object, key: string) =>
    Reflect.defineProperty(tensor, key, { writable: false, configurable: false });
  /** A variable's data change, but only in `assign`: it is no living tensor while the library assigns. */
  const keepData = (variable: object) => {
    let data: unknown = Reflect.getOwnPropertyDescriptor(variable, "dataId")?.value;
    const set = (own: unknown) => {
      if (!living.has(variable)) data = own;
    };
    Reflect.defineProperty(variable, "dataId", { get: () => data, set, configurable: false });
  };
  engine.trackTensor = (tensor, backend) => {
    for (const key of LASTING) keep(tensor, key);
    if (Reflect.getPrototypeOf(tensor) !== variableProto) keep(tensor, "dataId");
    else if ("value" in (Reflect.getOwnPropertyDescriptor(tensor, "dataId") ?? {})) keepData(tensor);
    const id = Reflect.get(tensor, "dataId") as unknown;
    living.set(tensor, id);
    memory.take(id, bytesOf(tensor));
    Reflect.apply(trackTensor, engine, [tensor, backend]);
  };
  engine.disposeTensor = (tensor) => {
    const id = living.get(tensor);
    if (!living.delete(tensor)) return;
    memory.free(id);
    Reflect.apply(disposeTensor, engine, [tensor]);
  };
  return { living: living as ReadonlyMap<unknown, unknown>, memory };
}

/** Read from fields that were just made to last. A complex tensor's data are those of its two parts. */
function bytesOf(tensor: object): number {
  const { size, dtype } = tensor as { readonly size: number; readonly dtype: string };
  return size * (BYTES[dtype] ?? 0);
}

const BYTES: Readonly<Record<string, number>> = { float32: 4, int32: 4, bool: 1 };

/** Bytes of data that some living tensor has, each counted once. */
function createMemoryMeter() {
  const held = new Map<unknown, { owners: number; readonly bytes: number }>();
  let bytes = 0;
  let peak = 0;
  return {
    take(id: unknown, size: number) {
      const data = held.get(id);
      if (data !== undefined) return void data.owners++;
      held.set(id, { owners: 1, bytes: size });
      bytes += size;
      peak = Math.max(peak, bytes);
    },
    free(id: unknown) {
      const data = held.get(id);
      if (data === undefined || --data.owners > 0) return;
      held.delete(id);
      bytes -= data.bytes;
    },
    peak: () => peak,
    /** From now on. */
    restart() {
      peak = bytes;
    },
  };
}

export function createTensorReader(
  tf: Library,
  cut: (library: Library) => CutLibrary,
  values: GuestValues,
): TensorReader {
  const { tensor, variable, mul, add, sum, tidy, dispose, grads } = tf;
  const engine = tf.engine();
  const { living, memory } = trackLiving(engine, tf.Variable.prototype);
  const proto = tf.Tensor.prototype;
  const dataSync = proto.dataSync;
  const { inside, outside } = cut(tf);

  const isTensor = (value: unknown): boolean => {
    try {
      for (let at = value; typeof at === "object" && at !== null && !values.isProxy(at);) {
        if (at === proto) return value !== proto;
        at = Reflect.getPrototypeOf(at);
      }
    } catch {
      // What cannot be asked for its prototype is no tensor.
    }
    return false;
  };
  const shapeOf = (value: object): number[] => {
    const shape = Reflect.get(value, "shape") as unknown;
    return Array.isArray(shape) ? Array.from({ length: shape.length }, (_, i) => Number(shape[i])) : [];
  };
  const read = (value: object): Value =>
    inside(() => {
      if (!living.has(value)) return new Opaque("disposed tensor");
      const dtype = Reflect.get(value, "dtype") as DType;
      const shape = shapeOf(value);
      const values = Reflect.apply(dataSync, value, []) as ArrayLike<number>;
      if (dtype !== "float32" && dtype !== "int32" && dtype !== "bool") return new Opaque("tensor of another dtype");
      if (values.length !== shape.reduce((product, dim) => product * dim, 1))
        return new Opaque("tensor of a forged shape");
      const copy =
        dtype === "float32"
          ? Float32Array.from(values)
          : dtype === "int32"
            ? Int32Array.from(values)
            : Uint8Array.from(values);
      return new TensorValue(shape, dtype, copy);
    });
  const make = (value: TensorValue): object =>
    inside(() => {
      const made = tensor(values.typedArray(value.data), values.array(value.shape) as number[], value.dtype);
      if (!value.variable) return made;
      const held = variable(made);
      dispose(made);
      return held;
    });

  return {
    beginCase() {
      memory.restart();
      inside(() => engine.startScope());
    },
    endCase: () => inside(() => engine.endScope()),
    isTensor,
    make,
    read,
    count: () => living.size,
    isAlive: (value) => living.has(value),
    peakBytes: memory.peak,
    linear: (x, scale, shift) => inside(() => tidy(() => add(mul(x, scale), shift))),
    gradients(play, wrt, upstream) {
      let problem: GradientResult | undefined;
      const stop = new Error("stop");
      const weigh = (): object => {
        const result = outside(play);
        if (!result.ok) problem = { kind: "threw", error: result.error };
        else if (!isTensor(result.value)) problem = { kind: "not-a-tensor" };
        else {
          const shape = shapeOf(result.value as object);
          if (shape.join() === upstream.shape.join()) return inside(() => sum(mul(result.value, make(upstream))));
          problem = { kind: "shape", got: shape };
        }
        throw stop;
      };
      try {
        const found: Value[] = [];
        inside(() =>
          tidy(() => {
            for (const gradient of Array.from(grads(weigh)(values.array(wrt) as unknown[]))) found.push(read(gradient));
          }),
        );
        return { kind: "gradients", values: found };
      } catch (error) {
        if (error === stop && problem !== undefined) return problem;
        return isDisconnected(error) ? { kind: "disconnected" } : { kind: "threw", error };
      }
    },
  };
}

/** TensorFlow.js says so in a message only; the message is the library's own, thrown with no candidate frame below it. */
function isDisconnected(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  // Read without running a getter: a gradient of the candidate's own may have thrown anything.
  try {
    const message = Reflect.getOwnPropertyDescriptor(error, "message")?.value as unknown;
    return typeof message === "string" && message.startsWith("Cannot compute gradient");
  } catch {
    return false;
  }
}
