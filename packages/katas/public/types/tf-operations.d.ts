/** @file The operations, as functions. See tf.d.ts. */
declare module "@tensorflow/tfjs" {
  // Making tensors

  /** A tensor of these values: nested arrays, or flat ones with a shape. `float32` unless the values or `dtype` say otherwise. */
  export function tensor<R extends Rank>(values: TensorLike, shape?: ShapeMap[R], dtype?: DataType): Tensor<R>;
  /** A tensor of rank 0. */
  export function scalar(value: number | boolean, dtype?: DataType): Scalar;
  /** As `tensor`, of rank 1. */
  export function tensor1d(values: TensorLike, dtype?: DataType): Tensor1D;
  /** As `tensor`, of rank 2. */
  export function tensor2d(values: TensorLike, shape?: [number, number], dtype?: DataType): Tensor2D;
  /** As `tensor`, of rank 3. */
  export function tensor3d(values: TensorLike, shape?: [number, number, number], dtype?: DataType): Tensor3D;
  /** As `tensor`, of rank 4. */
  export function tensor4d(values: TensorLike, shape?: [number, number, number, number], dtype?: DataType): Tensor4D;
  /** As `tensor`, of rank 5. */
  export function tensor5d(
    values: TensorLike,
    shape?: [number, number, number, number, number],
    dtype?: DataType,
  ): Tensor5D;
  /** As `tensor`, of rank 6. */
  export function tensor6d(
    values: TensorLike,
    shape?: [number, number, number, number, number, number],
    dtype?: DataType,
  ): Tensor6D;
  /** All zeros. */
  export function zeros<R extends Rank>(shape: ShapeMap[R], dtype?: DataType): Tensor<R>;
  /** All ones. */
  export function ones<R extends Rank>(shape: ShapeMap[R], dtype?: DataType): Tensor<R>;
  /** One value everywhere. */
  export function fill<R extends Rank>(shape: ShapeMap[R], value: number, dtype?: DataType): Tensor<R>;
  /** Zeros of the same shape and dtype. */
  export function zerosLike<T extends Tensor>(x: T | TensorLike): T;
  /** Ones of the same shape and dtype. */
  export function onesLike<T extends Tensor>(x: T | TensorLike): T;
  /** Ones on the diagonal: `[rows, columns]`, or `[...batchShape, rows, columns]`. */
  export function eye(numRows: number, numColumns?: number, batchShape?: number[], dtype?: DataType): Tensor2D;
  /** A vector on the diagonal: `[n] -> [n, n]`. */
  export function diag(x: Tensor): Tensor;
  /** `start, start + step, ...` up to and without `stop`: `[n]`. */
  export function range(start: number, stop: number, step?: number, dtype?: "float32" | "int32"): Tensor1D;
  /** `num` values at equal distances from `start` to `stop`, both included. */
  export function linspace(start: number, stop: number, num: number): Tensor1D;
  /** `onValue` (1) at the index, `offValue` (0) elsewhere: `[...] -> [..., depth]`. The indices are int32. */
  export function oneHot(
    indices: Tensor | TensorLike,
    depth: number,
    onValue?: number,
    offValue?: number,
    dtype?: DataType,
  ): Tensor;
  /** Grids of coordinates: `[n]` and `[m]` become two of `[m, n]` ("xy"), or of `[n, m]` ("ij"). */
  export function meshgrid<T extends Tensor>(
    x?: T | TensorLike,
    y?: T | TensorLike,
    options?: { indexing?: "xy" | "ij" },
  ): T[];
  /** The same values in a tensor of its own life. */
  export function clone<T extends Tensor>(x: T | TensorLike): T;
  /** The same values as another dtype; to `int32` it truncates, to `bool` everything but 0 is true. */
  export function cast<T extends Tensor>(x: T | TensorLike, dtype: DataType): T;

  // Arithmetic, with broadcasting

  /** `a + b`. */
  export function add<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T;
  /** `a - b`. */
  export function sub<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T;
  /** `a * b`, element by element. */
  export function mul<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T;
  /** `a / b`. Two int32 tensors divide to an int32 tensor, rounded down. */
  export function div<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T;
  /** `a / b`, and 0 where `b` is 0. */
  export function divNoNan<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T;
  /** `floor(a / b)`. */
  export function floorDiv<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T;
  /** The remainder of `a / b`, with the sign of `b`. */
  export function mod<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T;
  /** The larger of each pair. */
  export function maximum<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T;
  /** The smaller of each pair. */
  export function minimum<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T;
  /** `(a - b) ** 2`. */
  export function squaredDifference<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T;
  /** The angle of the point `(b, a)`, in (-pi, pi]. */
  export function atan2<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T;
  /** `base ** exp`. */
  export function pow<T extends Tensor>(base: Tensor | TensorLike, exp: Tensor | TensorLike): T;
  /** The sum of tensors of one shape. */
  export function addN<T extends Tensor>(tensors: (T | TensorLike)[]): T;

  // Element by element

  /** `|x|`. */
  export function abs<T extends Tensor>(x: T | TensorLike): T;
  /** `-x`. */
  export function neg<T extends Tensor>(x: T | TensorLike): T;
  /** -1, 0 or 1. */
  export function sign<T extends Tensor>(x: T | TensorLike): T;
  /** `x * x`. */
  export function square<T extends Tensor>(x: T | TensorLike): T;
  /** The square root. */
  export function sqrt<T extends Tensor>(x: T | TensorLike): T;
  /** `1 / sqrt(x)`. */
  export function rsqrt<T extends Tensor>(x: T | TensorLike): T;
  /** `1 / x`. */
  export function reciprocal<T extends Tensor>(x: T | TensorLike): T;
  /** `e ** x`. */
  export function exp<T extends Tensor>(x: T | TensorLike): T;
  /** `e ** x - 1`, exact near 0. */
  export function expm1<T extends Tensor>(x: T | TensorLike): T;
  /** The natural logarithm. */
  export function log<T extends Tensor>(x: T | TensorLike): T;
  /** `log(1 + x)`, exact near 0. */
  export function log1p<T extends Tensor>(x: T | TensorLike): T;
  /** The sine of radians. */
  export function sin<T extends Tensor>(x: T | TensorLike): T;
  /** The cosine of radians. */
  export function cos<T extends Tensor>(x: T | TensorLike): T;
  /** The tangent of radians. */
  export function tan<T extends Tensor>(x: T | TensorLike): T;
  /** The inverse of `sin`. */
  export function asin<T extends Tensor>(x: T | TensorLike): T;
  /** The inverse of `cos`. */
  export function acos<T extends Tensor>(x: T | TensorLike): T;
  /** The inverse of `tan`. */
  export function atan<T extends Tensor>(x: T | TensorLike): T;
  /** The hyperbolic sine. */
  export function sinh<T extends Tensor>(x: T | TensorLike): T;
  /** The hyperbolic cosine. */
  export function cosh<T extends Tensor>(x: T | TensorLike): T;
  /** The hyperbolic tangent. */
  export function tanh<T extends Tensor>(x: T | TensorLike): T;
  /** The inverse of `sinh`. */
  export function asinh<T extends Tensor>(x: T | TensorLike): T;
  /** The inverse of `cosh`. */
  export function acosh<T extends Tensor>(x: T | TensorLike): T;
  /** The inverse of `tanh`. */
  export function atanh<T extends Tensor>(x: T | TensorLike): T;
  /** `1 / (1 + e ** -x)`. */
  export function sigmoid<T extends Tensor>(x: T | TensorLike): T;
  /** `max(x, 0)`. */
  export function relu<T extends Tensor>(x: T | TensorLike): T;
  /** The error function. */
  export function erf<T extends Tensor>(x: T | TensorLike): T;
  /** Rounded down. */
  export function floor<T extends Tensor>(x: T | TensorLike): T;
  /** Rounded up. */
  export function ceil<T extends Tensor>(x: T | TensorLike): T;
  /** Rounded to the nearest integer; halves go to the even one. */
  export function round<T extends Tensor>(x: T | TensorLike): T;
  /** Where it is NaN, as `bool`. */
  export function isNaN<T extends Tensor>(x: T | TensorLike): T;
  /** Where it is an infinity, as `bool`. */
  export function isInf<T extends Tensor>(x: T | TensorLike): T;
  /** Where it is neither NaN nor an infinity, as `bool`. */
  export function isFinite<T extends Tensor>(x: T | TensorLike): T;
  /** 1 above 0, `alpha` (0) elsewhere; NaN stays NaN. */
  export function step<T extends Tensor>(x: T | TensorLike, alpha?: number): T;
  /** Every element held within `[min, max]`. */
  export function clipByValue<T extends Tensor>(x: T | TensorLike, min: number, max: number): T;

  // Comparisons and logic: `bool` results, with broadcasting

  /** `a == b`. */
  export function equal<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T;
  /** `a != b`. */
  export function notEqual<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T;
  /** `a < b`. */
  export function less<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T;
  /** `a <= b`. */
  export function lessEqual<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T;
  /** `a > b`. */
  export function greater<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T;
  /** `a >= b`. */
  export function greaterEqual<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T;
  /** Both, of `bool` tensors. */
  export function logicalAnd<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T;
  /** Either, of `bool` tensors. */
  export function logicalOr<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T;
  /** Exactly one, of `bool` tensors. */
  export function logicalXor<T extends Tensor>(a: Tensor | TensorLike, b: Tensor | TensorLike): T;
  /** The opposite of a `bool` tensor. */
  export function logicalNot<T extends Tensor>(x: T | TensorLike): T;
  /** `a` where the `bool` condition holds, `b` elsewhere; all three broadcast. As a method: `a.where(condition, b)`. */
  export function where<T extends Tensor>(condition: Tensor | TensorLike, a: T | TensorLike, b: T | TensorLike): T;

  // Reductions: over `axis`, or over everything; `keepDims` leaves axes of length 1

  /** The sum. Of `bool`, the count. */
  export function sum<T extends Tensor>(x: Tensor | TensorLike, axis?: number | number[], keepDims?: boolean): T;
  /** The mean. */
  export function mean<T extends Tensor>(x: Tensor | TensorLike, axis?: number | number[], keepDims?: boolean): T;
  /** The product. */
  export function prod<T extends Tensor>(x: Tensor | TensorLike, axis?: number | number[], keepDims?: boolean): T;
  /** The largest. */
  export function max<T extends Tensor>(x: Tensor | TensorLike, axis?: number | number[], keepDims?: boolean): T;
  /** The smallest. */
  export function min<T extends Tensor>(x: Tensor | TensorLike, axis?: number | number[], keepDims?: boolean): T;
  /** Whether any is true. */
  export function any<T extends Tensor>(x: Tensor | TensorLike, axis?: number | number[], keepDims?: boolean): T;
  /** Whether all are true. */
  export function all<T extends Tensor>(x: Tensor | TensorLike, axis?: number | number[], keepDims?: boolean): T;
  /** Index of the largest along `axis` (0), the first of equals: int32. */
  export function argMax<T extends Tensor>(x: Tensor | TensorLike, axis?: number): T;
  /** Index of the smallest along `axis` (0), the first of equals: int32. */
  export function argMin<T extends Tensor>(x: Tensor | TensorLike, axis?: number): T;
  /** Running sums along `axis` (0). `exclusive` leaves the element itself out; `reverse` runs from the end. */
  export function cumsum<T extends Tensor>(
    x: Tensor | TensorLike,
    axis?: number,
    exclusive?: boolean,
    reverse?: boolean,
  ): T;
  /** Running products along `axis` (0), as `cumsum`. */
  export function cumprod<T extends Tensor>(
    x: Tensor | TensorLike,
    axis?: number,
    exclusive?: boolean,
    reverse?: boolean,
  ): T;
  /** The `k` (1) largest along the last axis and their indices, largest first: `[..., n] -> [..., k]`. */
  export function topk<T extends Tensor>(x: T | TensorLike, k?: number, sorted?: boolean): { values: T; indices: T };
  /** How often each of `0..size-1` occurs, or the sum of its `weights`: `[n] -> [size]`. */
  export function bincount<T extends Tensor1D>(x: T | TensorLike, weights: T | TensorLike, size: number): T;
  /** Rows added up by segment: `[n, ...]` with `segmentIds [n]` becomes `[numSegments, ...]`. */
  export function unsortedSegmentSum<T extends Tensor>(
    x: T | TensorLike,
    segmentIds: Tensor1D | TensorLike,
    numSegments: number,
  ): T;
  /** Where each value would be inserted: `[..., n]` sorted and `[..., m]` values become `[..., m]` indices. */
  export function searchSorted(
    sortedSequence: Tensor | TensorLike,
    values: Tensor | TensorLike,
    side?: "left" | "right",
  ): Tensor;
  /** `searchSorted` from the left: the first index whose element is not less than the value. */
  export function lowerBound(sortedSequence: Tensor | TensorLike, values: Tensor | TensorLike): Tensor;
  /** `searchSorted` from the right: the first index whose element is greater than the value. */
  export function upperBound(sortedSequence: Tensor | TensorLike, values: Tensor | TensorLike): Tensor;

  // Products

  /** Matrix product of the last two axes: `[..., M, K]` and `[..., K, N]` become `[..., M, N]`. */
  export function matMul<T extends Tensor>(
    a: Tensor | TensorLike,
    b: Tensor | TensorLike,
    transposeA?: boolean,
    transposeB?: boolean,
  ): T;
  /** Product of vectors and matrices: `[K] [K] -> []`, `[M, K] [K] -> [M]`, `[M, K] [K, N] -> [M, N]`. */
  export function dot(a: Tensor | TensorLike, b: Tensor | TensorLike): Tensor;
  /** `[M]` and `[N]` become `[M, N]`. */
  export function outerProduct(a: Tensor1D | TensorLike, b: Tensor1D | TensorLike): Tensor2D;
  /** A product named by its letters: `einsum("bij,bjk->bik", a, b)`. At most two operands, no ellipsis. */
  export function einsum(equation: string, ...tensors: Tensor[]): Tensor;

  // Shape

  /** The same values in row-major order under another shape; one length may be -1. */
  export function reshape<R extends Rank>(x: Tensor | TensorLike, shape: ShapeMap[R]): Tensor<R>;
  /** Axis `i` of the result is axis `perm[i]` of `x`; without `perm`, the axes in reverse. */
  export function transpose<T extends Tensor>(x: T | TensorLike, perm?: number[]): T;
  /** A new axis of length 1 before `axis` (0). */
  export function expandDims<T extends Tensor>(x: Tensor | TensorLike, axis?: number): T;
  /** Without these axes of length 1, or without all of them. */
  export function squeeze<T extends Tensor>(x: Tensor | TensorLike, axis?: number[]): T;
  /** Repeated along its axes of length 1, and new leading ones, up to `shape`. */
  export function broadcastTo<R extends Rank>(x: Tensor | TensorLike, shape: ShapeMap[R]): Tensor<R>;
  /** Repeated `reps[i]` times along axis `i`. */
  export function tile<T extends Tensor>(x: T | TensorLike, reps: number[]): T;
  /** `x` itself; throws when its shape is another. */
  export function ensureShape<R extends Rank>(x: Tensor, shape: ShapeMap[R]): Tensor;
  /** `paddings[i] = [before, after]` elements of `constantValue` (0) around axis `i`. */
  export function pad<T extends Tensor>(x: T | TensorLike, paddings: [number, number][], constantValue?: number): T;
  /** As `pad`, of rank 1. */
  export function pad1d(x: Tensor1D | TensorLike, paddings: [number, number], constantValue?: number): Tensor1D;
  /** As `pad`, of rank 2. */
  export function pad2d(
    x: Tensor2D | TensorLike,
    paddings: [[number, number], [number, number]],
    constantValue?: number,
  ): Tensor2D;
  /** As `pad`, of rank 3. */
  export function pad3d(
    x: Tensor3D | TensorLike,
    paddings: [[number, number], [number, number], [number, number]],
    constantValue?: number,
  ): Tensor3D;
  /** As `pad`, of rank 4. */
  export function pad4d(
    x: Tensor4D | TensorLike,
    paddings: [[number, number], [number, number], [number, number], [number, number]],
    constantValue?: number,
  ): Tensor4D;
  /** Padded with its own reflection: "reflect" leaves the border out, "symmetric" repeats it. */
  export function mirrorPad<T extends Tensor>(
    x: T | TensorLike,
    paddings: [number, number][],
    mode: "reflect" | "symmetric",
  ): T;

  // Joining and taking apart

  /** Joined along an axis that exists (0): `[a, ...]` and `[b, ...]` become `[a + b, ...]`. */
  export function concat<T extends Tensor>(tensors: (T | TensorLike)[], axis?: number): T;
  /** As `concat`, of rank 1. */
  export function concat1d(tensors: (Tensor1D | TensorLike)[]): Tensor1D;
  /** As `concat`, of rank 2. */
  export function concat2d(tensors: (Tensor2D | TensorLike)[], axis: number): Tensor2D;
  /** As `concat`, of rank 3. */
  export function concat3d(tensors: (Tensor3D | TensorLike)[], axis: number): Tensor3D;
  /** As `concat`, of rank 4. */
  export function concat4d(tensors: (Tensor4D | TensorLike)[], axis: number): Tensor4D;
  /** Joined along a new axis (0): `n` tensors of `[...]` become `[n, ...]`. */
  export function stack<T extends Tensor>(tensors: (T | TensorLike)[], axis?: number): Tensor;
  /** The slices along `axis` (0), without it. */
  export function unstack(x: Tensor | TensorLike, axis?: number): Tensor[];
  /** Cut along `axis` (0) into so many equal parts, or into parts of these lengths. */
  export function split<T extends Tensor>(
    x: Tensor | TensorLike,
    numOrSizeSplits: number | number[],
    axis?: number,
  ): T[];
  /** The block that starts at `begin` and has `size`; -1 reaches to the end of the axis. */
  export function slice<R extends Rank, T extends Tensor<R>>(
    x: T | TensorLike,
    begin: number | number[],
    size?: number | number[],
  ): T;
  /** As `slice`, of rank 1. */
  export function slice1d(x: Tensor1D | TensorLike, begin: number, size: number): Tensor1D;
  /** As `slice`, of rank 2. */
  export function slice2d(x: Tensor2D | TensorLike, begin: [number, number], size: [number, number]): Tensor2D;
  /** As `slice`, of rank 3. */
  export function slice3d(
    x: Tensor3D | TensorLike,
    begin: [number, number, number],
    size: [number, number, number],
  ): Tensor3D;
  /** As `slice`, of rank 4. */
  export function slice4d(
    x: Tensor4D | TensorLike,
    begin: [number, number, number, number],
    size: [number, number, number, number],
  ): Tensor4D;
  /** From `begin` to `end` in steps; the bits of a mask change the meaning of that axis. */
  export function stridedSlice(
    x: Tensor | TensorLike,
    begin: number[],
    end: number[],
    strides?: number[],
    beginMask?: number,
    endMask?: number,
    ellipsisMask?: number,
    newAxisMask?: number,
    shrinkAxisMask?: number,
  ): Tensor;
  /** In the opposite order along `axis`, or along all. */
  export function reverse<T extends Tensor>(x: T | TensorLike, axis?: number | number[]): T;
  /** As `reverse`, of rank 1. */
  export function reverse1d(x: Tensor1D | TensorLike): Tensor1D;
  /** As `reverse`, of rank 2. */
  export function reverse2d(x: Tensor2D | TensorLike, axis?: number | number[]): Tensor2D;
  /** As `reverse`, of rank 3. */
  export function reverse3d(x: Tensor3D | TensorLike, axis?: number | number[]): Tensor3D;
  /** As `reverse`, of rank 4. */
  export function reverse4d(x: Tensor4D | TensorLike, axis?: number | number[]): Tensor4D;

  // By index: the indices are int32

  /** The slices at `indices` along `axis` (0); with `batchDims`, the first axes of both go together. */
  export function gather<T extends Tensor>(
    x: T | TensorLike,
    indices: Tensor | TensorLike,
    axis?: number,
    batchDims?: number,
  ): T;
  /** The slices at these coordinates: `[..., k]` indices into the first `k` axes. */
  export function gatherND(x: Tensor | TensorLike, indices: Tensor | TensorLike): Tensor;
  /** Zeros of `shape`, with `updates` added at these coordinates. */
  export function scatterND<R extends Rank>(
    indices: Tensor | TensorLike,
    updates: Tensor | TensorLike,
    shape: ShapeMap[R],
  ): Tensor<R>;
  /** A copy of `x` with `updates` written at these coordinates. */
  export function tensorScatterUpdate<R extends Rank>(
    x: Tensor<R> | TensorLike,
    indices: Tensor | TensorLike,
    updates: Tensor | TensorLike,
  ): Tensor<R>;
}
