/**
 * @file What a kata of ranks gives to each rank: its communicator. Ambient, for the editor; in the sandbox it is an argument.
 */

type TypedArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array;

/**
 * Messages between ranks, under a clock that no machine's speed changes: a transfer starts when both sides have arrived
 * and takes `alpha + beta * bytes` seconds of virtual time.
 */
interface Comm {
  /** This rank: 0 to `size - 1`. */
  readonly rank: number;
  /** Number of ranks. */
  readonly size: number;
  /** Sends a copy, taken now. Resolves when `to` has received it. */
  send(to: number, data: TypedArray): Promise<void>;
  /** The next message from that rank; messages of a pair arrive in order. */
  recv(from: number): Promise<TypedArray>;
  /** Sends to one rank and receives from another at the same time. */
  sendrecv(to: number, data: TypedArray, from: number): Promise<TypedArray>;
  /** Lets so many seconds of virtual time pass on this rank. */
  compute(seconds: number): Promise<void>;
  /** This rank's virtual time, in seconds. */
  now(): number;
}
