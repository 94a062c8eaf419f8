/**
 * @file What the player needs of the world that it plays in: the sandbox's guest realm, or the reference process.
 *
 * A realm turns data into the world's own objects and back, and enters foreign code without letting an exception escape.
 */
import type { ErrorClass } from "../contract.ts";
import type { TensorValue, Value } from "../value.ts";
import type { Position } from "../verdict.ts";

/** What came of entering foreign code. */
export type Entered = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown };

/** What is known of an error without trusting it. */
export interface Thrown {
  readonly error: ErrorClass | "other";
  /** Name and message as the foreign code says them: for the candidate's eyes on example cases, never for a decision. */
  readonly name: string;
  readonly message: string;
  readonly at?: Position;
}

export type Trusted = (self: unknown, args: ArrayLike<unknown>) => Entered;

export interface Realm {
  build(value: Value): unknown;
  /** An array or a plain object of the realm around values that are already the realm's. */
  array(items: readonly unknown[]): unknown;
  record(entries: readonly (readonly [key: string, value: unknown])[]): unknown;
  frozen(entries: readonly (readonly [key: string, value: unknown])[]): unknown;
  /** A copy. `onTensor` is told the tensors in it, as they are seen while it is copied. */
  capture(value: unknown, onTensor?: (tensor: unknown) => void): Value;
  call(target: unknown, self: unknown, args: readonly unknown[]): Entered;
  construct(target: unknown, args: readonly unknown[]): Entered;
  get(target: unknown, key: PropertyKey): Entered;
  set(target: unknown, key: PropertyKey, value: unknown): Entered;
  isFunction(value: unknown): boolean;
  /** `false` when the value is no promise of the realm; otherwise one of the two is called, later. */
  whenSettled(value: unknown, onValue: (value: unknown) => void, onError: (error: unknown) => void): boolean;
  thrown(error: unknown): Thrown;
  /** A function of the realm that runs trusted code. */
  trusted(name: string, body: Trusted): unknown;
  error(name: ErrorClass, message: string): unknown;
  promise(): { readonly promise: unknown; resolve(value: unknown): void; reject(error: unknown): void };
  source(next: unknown, release: unknown): unknown;
  /** The library, for tensor katas. */
  readonly tensors?: TensorRealm;
}

export interface TensorRealm {
  isTensor(value: unknown): boolean;
  /** Tensors alive. */
  count(): number;
  isAlive(tensor: unknown): boolean;
  /** `scale * x + shift * t` */
  linear(x: unknown, scale: number, shift: number): unknown;
  /**
   * Gradients of `sum(upstream * play())` with respect to the tensors.
   * `play` is called once, inside the library's tape.
   */
  gradients(play: () => Entered, wrt: readonly unknown[], upstream: TensorValue): GradientResult;
}

export type GradientResult =
  | { readonly kind: "gradients"; readonly values: readonly Value[] }
  | { readonly kind: "shape"; readonly got: readonly number[] }
  | { readonly kind: "not-a-tensor" }
  | { readonly kind: "disconnected" }
  | { readonly kind: "threw"; readonly error: unknown };
