/**
 * @file The part of TensorFlow.js 4.22 that a kata offers, for the editor.
 *
 * The sandbox provides exactly this, unless a kata says otherwise: tensors are made, combined and differentiated,
 * but not read back. Shapes are written in brackets: `[..., n]` has any axes before the last.
 */
declare module "@tensorflow/tfjs" {
  export type Rank = "R0" | "R1" | "R2" | "R3" | "R4" | "R5" | "R6";
  export type DataType = "float32" | "int32" | "bool";

  export interface ShapeMap {
    R0: number[];
    R1: [number];
    R2: [number, number];
    R3: [number, number, number];
    R4: [number, number, number, number];
    R5: [number, number, number, number, number];
    R6: [number, number, number, number, number, number];
  }

  interface NestedArray<T> {
    readonly [index: number]: T | NestedArray<T>;
    readonly length: number;
  }
  /** What can stand for a tensor: a number, a typed array, or nested arrays. */
  export type TensorLike = number | boolean | Float32Array | Int32Array | Uint8Array | NestedArray<number | boolean>;

  export type Scalar = Tensor<"R0">;
  export type Tensor1D = Tensor<"R1">;
  export type Tensor2D = Tensor<"R2">;
  export type Tensor3D = Tensor<"R3">;
  export type Tensor4D = Tensor<"R4">;
  export type Tensor5D = Tensor<"R5">;
  export type Tensor6D = Tensor<"R6">;
  export type NamedTensorMap = { [name: string]: Tensor };

  /** Tensors, anywhere inside arrays and plain objects. */
  export type TensorContainer =
    void | Tensor | string | number | boolean | TensorContainerObject | TensorContainerArray;
  export interface TensorContainerObject {
    [name: string]: TensorContainer;
  }
  export interface TensorContainerArray extends Array<TensorContainer> {}

  // Life of a tensor

  /** Runs `f` and disposes every tensor that it made, save those it returns. */
  export function tidy<T extends TensorContainer>(f: () => T): T;
  export function tidy<T extends TensorContainer>(name: string, f: () => T): T;
  /** Lets a tensor outlive the `tidy` around it. Returns it. */
  export function keep<T extends Tensor>(x: T): T;
  /** Frees every tensor in there. */
  export function dispose(container: TensorContainer): void;
  /** How many tensors are alive. */
  export function memory(): { numTensors: number };
  /** A tensor whose values can be replaced with `assign`. */
  export function variable<R extends Rank>(
    initialValue: Tensor<R>,
    trainable?: boolean,
    name?: string,
    dtype?: DataType,
  ): Variable<R>;

  // Gradients

  /** `df/dx`. The result takes `x` and, unless `f` gives a scalar, the upstream gradient `dy`. */
  export function grad(f: (x: Tensor) => Tensor): (x: Tensor | TensorLike, dy?: Tensor | TensorLike) => Tensor;
  /** As `grad`, with respect to each of several arguments. */
  export function grads(
    f: (...args: Tensor[]) => Tensor,
  ): (args: (Tensor | TensorLike)[], dy?: Tensor | TensorLike) => Tensor[];
  /** The value of `f` and its gradient. */
  export function valueAndGrad<I extends Tensor, O extends Tensor>(
    f: (x: I) => O,
  ): (x: I, dy?: O) => { value: O; grad: I };
  /** The value of `f` and its gradient with respect to each argument. */
  export function valueAndGrads<O extends Tensor>(
    f: (...args: Tensor[]) => O,
  ): (args: Tensor[], dy?: O) => { grads: Tensor[]; value: O };
  /** The value of the scalar `f` and its gradient with respect to each variable, by name; all trainable ones without a list. */
  export function variableGrads(f: () => Scalar, varList?: Variable[]): { value: Scalar; grads: NamedTensorMap };
  export type GradSaveFunc = (tensors: Tensor[]) => void;
  /** Called with the inputs and `save`; what it saves comes back as the second argument of `gradFunc`. */
  export type CustomGradientFunc<T extends Tensor> = (...inputs: (Tensor | GradSaveFunc)[]) => {
    value: T;
    gradFunc: (dy: T, saved: Tensor[]) => Tensor | Tensor[];
  };
  /** A function whose gradient is the one that `f` gives, one per input. */
  export function customGrad<T extends Tensor>(f: CustomGradientFunc<T>): (...args: Tensor[]) => T;

  export namespace linalg {
    /** Of the last two axes, a band of the matrix and zeros elsewhere; a negative bound keeps that whole triangle. */
    function bandPart<T extends Tensor>(x: T | TensorLike, numLower: number, numUpper: number): T;
  }
}
