/**
 * @file The values that may cross the border between a case, the sandbox and the reference.
 *
 * Plain data: numbers (NaN, infinities and -0 included), bigint, boolean, string, undefined, null, typed arrays,
 * tensors, Map, Set, RegExp, and arrays and plain objects of these. Knows no kata, no process and no library.
 */

export type TypedArray =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint8ClampedArray
  | Uint16Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array;

export type DType = "float32" | "int32" | "bool";

/** A tensor as data: row-major values and their shape. In the sandbox it becomes a `tf.Tensor`, or a `tf.Variable`. */
export class TensorValue {
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly data: Float32Array | Int32Array | Uint8Array;
  readonly variable: boolean;

  constructor(
    shape: readonly number[],
    dtype: DType,
    data: Float32Array | Int32Array | Uint8Array,
    variable: boolean = false,
  ) {
    this.shape = shape;
    this.dtype = dtype;
    this.data = data;
    this.variable = variable;
  }
}

/** Something bound earlier in the script with `as`, or a property of it: `m`, `m.node`, `vars.0`. */
export class Ref {
  readonly path: string;
  constructor(path: string) {
    this.path = path;
  }
}

/** The trusted callback that the script declares under this name. */
export class CallbackRef {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** The communicator of the rank that plays the step. */
export class CommRef {
  readonly kind = "comm";
}

/** What the sandbox saw where no data could be copied: a function, an instance of a class, a cycle, a thenable. */
export class Opaque {
  readonly what: string;
  constructor(what: string) {
    this.what = what;
  }
}

export type Value =
  | number
  | bigint
  | boolean
  | string
  | undefined
  | null
  | TypedArray
  | TensorValue
  | Opaque
  | RegExp
  | ReadonlyMap<Value, Value>
  | ReadonlySet<Value>
  | readonly Value[]
  | { readonly [key: string]: Value };

/** A value, or a place-holder that the player fills in. */
export type Arg = Value | Ref | CallbackRef | CommRef | readonly Arg[] | { readonly [key: string]: Arg };

/** A tensor argument. `data` is copied into the array type that `dtype` asks for. */
export function tensor(shape: readonly number[], data: ArrayLike<number>, dtype: DType = "float32"): TensorValue {
  const size = shape.reduce((product, dim) => product * dim, 1);
  if (data.length !== size)
    throw new RangeError(`tensor: shape [${shape.join(", ")}] needs ${size} values; got ${data.length}`);
  const copy =
    dtype === "float32" ? Float32Array.from(data) : dtype === "int32" ? Int32Array.from(data) : Uint8Array.from(data);
  return new TensorValue(shape, dtype, copy);
}

/** As `tensor`, but handed to the candidate as a `tf.Variable`. */
export function variable(shape: readonly number[], data: ArrayLike<number>): TensorValue {
  return new TensorValue(shape, "float32", tensor(shape, data).data, true);
}

export const ref = (path: string): Ref => new Ref(path);
export const callback = (name: string): CallbackRef => new CallbackRef(name);
export const comm: CommRef = new CommRef();
