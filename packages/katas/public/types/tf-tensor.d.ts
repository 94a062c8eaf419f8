/** @file Tensors and variables, with the operations that can be called as methods. See tf.d.ts. */
declare module "@tensorflow/tfjs" {
  /** Numbers under a shape. It never changes; every operation makes a new one. */
  export interface Tensor<R extends Rank = Rank> {
    readonly shape: ShapeMap[R];
    /** Number of axes. */
    readonly rank: number;
    /** Number of elements. */
    readonly size: number;
    readonly dtype: DataType;
    readonly isDisposed: boolean;
    /** Frees the tensor. */
    dispose(): void;
    /** As `tf.variable`. */
    variable(trainable?: boolean, name?: string, dtype?: DataType): Variable<R>;

    // Making tensors

    /** Zeros of the same shape and dtype. */
    zerosLike<T extends Tensor>(this: T): T;
    /** Ones of the same shape and dtype. */
    onesLike<T extends Tensor>(this: T): T;
    /** `onValue` (1) at the index, `offValue` (0) elsewhere: `[...] -> [..., depth]`. The indices are int32. */
    oneHot(depth: number, onValue?: number, offValue?: number): Tensor;
    /** The same values in a tensor of its own life. */
    clone<T extends Tensor>(this: T): T;
    /** The same values as another dtype; to `int32` it truncates, to `bool` everything but 0 is true. */
    cast<T extends Tensor>(dtype: DataType): T;

    // Arithmetic, with broadcasting

    /** `a + b`. */
    add<T extends Tensor>(b: Tensor | TensorLike): T;
    /** `a - b`. */
    sub<T extends Tensor>(b: Tensor | TensorLike): T;
    /** `a * b`, element by element. */
    mul<T extends Tensor>(b: Tensor | TensorLike): T;
    /** `a / b`. Two int32 tensors divide to an int32 tensor, rounded down. */
    div<T extends Tensor>(b: Tensor | TensorLike): T;
    /** `a / b`, and 0 where `b` is 0. */
    divNoNan<T extends Tensor>(b: Tensor | TensorLike): T;
    /** `floor(a / b)`. */
    floorDiv<T extends Tensor>(b: Tensor | TensorLike): T;
    /** The remainder of `a / b`, with the sign of `b`. */
    mod<T extends Tensor>(b: Tensor | TensorLike): T;
    /** The larger of each pair. */
    maximum<T extends Tensor>(b: Tensor | TensorLike): T;
    /** The smaller of each pair. */
    minimum<T extends Tensor>(b: Tensor | TensorLike): T;
    /** `(a - b) ** 2`. */
    squaredDifference<T extends Tensor>(b: Tensor | TensorLike): T;
    /** The angle of the point `(b, a)`, in (-pi, pi]. */
    atan2<T extends Tensor>(b: Tensor | TensorLike): T;
    /** `base ** exp`. */
    pow<T extends Tensor>(exp: Tensor | TensorLike): T;

    // Element by element

    /** `|x|`. */
    abs<T extends Tensor>(this: T): T;
    /** `-x`. */
    neg<T extends Tensor>(this: T): T;
    /** -1, 0 or 1. */
    sign<T extends Tensor>(this: T): T;
    /** `x * x`. */
    square<T extends Tensor>(this: T): T;
    /** The square root. */
    sqrt<T extends Tensor>(this: T): T;
    /** `1 / sqrt(x)`. */
    rsqrt<T extends Tensor>(this: T): T;
    /** `1 / x`. */
    reciprocal<T extends Tensor>(this: T): T;
    /** `e ** x`. */
    exp<T extends Tensor>(this: T): T;
    /** `e ** x - 1`, exact near 0. */
    expm1<T extends Tensor>(this: T): T;
    /** The natural logarithm. */
    log<T extends Tensor>(this: T): T;
    /** `log(1 + x)`, exact near 0. */
    log1p<T extends Tensor>(this: T): T;
    /** The sine of radians. */
    sin<T extends Tensor>(this: T): T;
    /** The cosine of radians. */
    cos<T extends Tensor>(this: T): T;
    /** The tangent of radians. */
    tan<T extends Tensor>(this: T): T;
    /** The inverse of `sin`. */
    asin<T extends Tensor>(this: T): T;
    /** The inverse of `cos`. */
    acos<T extends Tensor>(this: T): T;
    /** The inverse of `tan`. */
    atan<T extends Tensor>(this: T): T;
    /** The hyperbolic sine. */
    sinh<T extends Tensor>(this: T): T;
    /** The hyperbolic cosine. */
    cosh<T extends Tensor>(this: T): T;
    /** The hyperbolic tangent. */
    tanh<T extends Tensor>(this: T): T;
    /** The inverse of `sinh`. */
    asinh<T extends Tensor>(this: T): T;
    /** The inverse of `cosh`. */
    acosh<T extends Tensor>(this: T): T;
    /** The inverse of `tanh`. */
    atanh<T extends Tensor>(this: T): T;
    /** `1 / (1 + e ** -x)`. */
    sigmoid<T extends Tensor>(this: T): T;
    /** `max(x, 0)`. */
    relu<T extends Tensor>(this: T): T;
    /** The error function. */
    erf<T extends Tensor>(this: T): T;
    /** Rounded down. */
    floor<T extends Tensor>(this: T): T;
    /** Rounded up. */
    ceil<T extends Tensor>(this: T): T;
    /** Rounded to the nearest integer; halves go to the even one. */
    round<T extends Tensor>(this: T): T;
    /** Where it is NaN, as `bool`. */
    isNaN<T extends Tensor>(this: T): T;
    /** Where it is an infinity, as `bool`. */
    isInf<T extends Tensor>(this: T): T;
    /** Where it is neither NaN nor an infinity, as `bool`. */
    isFinite<T extends Tensor>(this: T): T;
    /** 1 above 0, `alpha` (0) elsewhere; NaN stays NaN. */
    step<T extends Tensor>(this: T, alpha?: number): T;
    /** Every element held within `[min, max]`. */
    clipByValue<T extends Tensor>(min: number, max: number): T;

    // Comparisons and logic: `bool` results, with broadcasting

    /** `a == b`. */
    equal<T extends Tensor>(b: Tensor | TensorLike): T;
    /** `a != b`. */
    notEqual<T extends Tensor>(b: Tensor | TensorLike): T;
    /** `a < b`. */
    less<T extends Tensor>(b: Tensor | TensorLike): T;
    /** `a <= b`. */
    lessEqual<T extends Tensor>(b: Tensor | TensorLike): T;
    /** `a > b`. */
    greater<T extends Tensor>(b: Tensor | TensorLike): T;
    /** `a >= b`. */
    greaterEqual<T extends Tensor>(b: Tensor | TensorLike): T;
    /** Both, of `bool` tensors. */
    logicalAnd<T extends Tensor>(b: Tensor | TensorLike): T;
    /** Either, of `bool` tensors. */
    logicalOr<T extends Tensor>(b: Tensor | TensorLike): T;
    /** Exactly one, of `bool` tensors. */
    logicalXor<T extends Tensor>(b: Tensor | TensorLike): T;
    /** The opposite of a `bool` tensor. */
    logicalNot<T extends Tensor>(this: T): T;
    /** `a` where the `bool` condition holds, `b` elsewhere; all three broadcast. As a method: `a.where(condition, b)`. */
    where<T extends Tensor>(condition: Tensor | TensorLike, b: Tensor | TensorLike): T;

    // Reductions: over `axis`, or over everything; `keepDims` leaves axes of length 1

    /** The sum. Of `bool`, the count. */
    sum<T extends Tensor>(axis?: number | number[], keepDims?: boolean): T;
    /** The mean. */
    mean<T extends Tensor>(axis?: number | number[], keepDims?: boolean): T;
    /** The product. */
    prod<T extends Tensor>(axis?: number | number[], keepDims?: boolean): T;
    /** The largest. */
    max<T extends Tensor>(axis?: number | number[], keepDims?: boolean): T;
    /** The smallest. */
    min<T extends Tensor>(axis?: number | number[], keepDims?: boolean): T;
    /** Whether any is true. */
    any<T extends Tensor>(axis?: number | number[], keepDims?: boolean): T;
    /** Whether all are true. */
    all<T extends Tensor>(axis?: number | number[], keepDims?: boolean): T;
    /** Index of the largest along `axis` (0), the first of equals: int32. */
    argMax<T extends Tensor>(axis?: number): T;
    /** Index of the smallest along `axis` (0), the first of equals: int32. */
    argMin<T extends Tensor>(axis?: number): T;
    /** Running sums along `axis` (0). `exclusive` leaves the element itself out; `reverse` runs from the end. */
    cumsum<T extends Tensor>(axis?: number, exclusive?: boolean, reverse?: boolean): T;
    /** Running products along `axis` (0), as `cumsum`. */
    cumprod<T extends Tensor>(axis?: number, exclusive?: boolean, reverse?: boolean): T;
    /** The `k` (1) largest along the last axis and their indices, largest first: `[..., n] -> [..., k]`. */
    topk<T extends Tensor>(this: T, k?: number, sorted?: boolean): { values: T; indices: T };
    /** Rows added up by segment: `[n, ...]` with `segmentIds [n]` becomes `[numSegments, ...]`. */
    unsortedSegmentSum<T extends Tensor>(this: T, segmentIds: Tensor1D | TensorLike, numSegments: number): T;

    // Products

    /** Matrix product of the last two axes: `[..., M, K]` and `[..., K, N]` become `[..., M, N]`. */
    matMul<T extends Tensor>(b: Tensor | TensorLike, transposeA?: boolean, transposeB?: boolean): T;
    /** Product of vectors and matrices: `[K] [K] -> []`, `[M, K] [K] -> [M]`, `[M, K] [K, N] -> [M, N]`. */
    dot(b: Tensor | TensorLike): Tensor;

    // Shape

    /** The same values in row-major order under another shape; one length may be -1. */
    reshape<T extends Tensor>(shape: number[]): T;
    /** Axis `i` of the result is axis `perm[i]` of `x`; without `perm`, the axes in reverse. */
    transpose<T extends Tensor>(perm?: number[]): T;
    /** A new axis of length 1 before `axis` (0). */
    expandDims<T extends Tensor>(axis?: number): T;
    /** Without these axes of length 1, or without all of them. */
    squeeze<T extends Tensor>(axis?: number[]): T;
    /** Repeated along its axes of length 1, and new leading ones, up to `shape`. */
    broadcastTo<R extends Rank>(shape: ShapeMap[R]): Tensor<R>;
    /** Repeated `reps[i]` times along axis `i`. */
    tile<T extends Tensor>(reps: number[]): T;
    /** `paddings[i] = [before, after]` elements of `constantValue` (0) around axis `i`. */
    pad<T extends Tensor>(paddings: [number, number][], constantValue?: number): T;
    /** Padded with its own reflection: "reflect" leaves the border out, "symmetric" repeats it. */
    mirrorPad<T extends Tensor>(paddings: [number, number][], mode: "reflect" | "symmetric"): T;

    // Joining and taking apart

    /** Joined along an axis that exists (0): `[a, ...]` and `[b, ...]` become `[a + b, ...]`. */
    concat<T extends Tensor>(tensors: T | (T | TensorLike)[], axis?: number): T;
    /** Joined along a new axis (0): `n` tensors of `[...]` become `[n, ...]`. */
    stack<T extends Tensor>(tensors: Tensor | Tensor[], axis?: number): T;
    /** The slices along `axis` (0), without it. */
    unstack<T extends Tensor>(axis?: number): T[];
    /** Cut along `axis` (0) into so many equal parts, or into parts of these lengths. */
    split<T extends Tensor>(numOrSizeSplits: number | number[], axis?: number): T[];
    /** The block that starts at `begin` and has `size`; -1 reaches to the end of the axis. */
    slice<T extends Tensor>(this: T, begin: number | number[], size?: number | number[]): T;
    /** From `begin` to `end` in steps; the bits of a mask change the meaning of that axis. */
    stridedSlice(
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
    reverse<T extends Tensor>(this: T, axis?: number | number[]): T;

    // By index: the indices are int32

    /** The slices at `indices` along `axis` (0); with `batchDims`, the first axes of both go together. */
    gather<T extends Tensor>(this: T, indices: Tensor | TensorLike, axis?: number, batchDims?: number): T;

    // Other names

    /** Flat: `[size]`. */
    as1D(): Tensor1D;
    /** Flat: `[size]`. */
    flatten(): Tensor1D;
    /** Of one element, as rank 0. */
    asScalar(): Scalar;
    /** Reshaped to rank 2. */
    as2D(d0: number, d1: number): Tensor2D;
    /** Reshaped to rank 3. */
    as3D(d0: number, d1: number, d2: number): Tensor3D;
    /** Reshaped to rank 4. */
    as4D(d0: number, d1: number, d2: number, d3: number): Tensor4D;
    /** Reshaped to rank 5. */
    as5D(d0: number, d1: number, d2: number, d3: number, d4: number): Tensor5D;
    /** Reshaped to the shape of `x`. */
    reshapeAs<T extends Tensor>(x: T): T;
    /** As `cast`. */
    asType<T extends Tensor>(this: T, dtype: DataType): T;
    /** Cast to `float32`. */
    toFloat<T extends Tensor>(this: T): T;
    /** Cast to `int32`. */
    toInt<T extends Tensor>(this: T): T;
    /** Cast to `bool`. */
    toBool<T extends Tensor>(this: T): T;
  }

  /** A tensor whose values can be replaced. */
  export interface Variable<R extends Rank = Rank> extends Tensor<R> {
    readonly name: string;
    trainable: boolean;
    /** Takes the values of a tensor of the same shape and dtype. */
    assign(newValue: Tensor<R>): void;
  }
}
