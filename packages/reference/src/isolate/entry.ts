/**
 * @file TensorFlow.js as it is bundled for a bare V8 isolate: core, cpu backend, every gradient, chained methods, repairs.
 *
 * Knows no clock, no timers, no network and no text encoding; what it has comes from the `env` of the bundle's function.
 */
import "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import { installRepairs } from "../repairs.ts";

/** The object that becomes the library, declared around the bundle. */
declare const library: object;

const tagOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)!.get!;
const TENSOR_ARRAYS = ["Float32Array", "Int32Array", "Uint8Array", "Uint8ClampedArray"];

function unavailable(what: string): never {
  throw new Error(`tf: ${what} is not available here`);
}

tf.env().setPlatform("isolate", {
  fetch: () => unavailable("the network"),
  now: () => 0,
  encode: () => unavailable("a tensor of strings"),
  decode: () => unavailable("a tensor of strings"),
  setTimeoutCustom: () => unavailable("a timer"),
  isTypedArray: (value: unknown): value is Float32Array | Int32Array | Uint8Array | Uint8ClampedArray =>
    TENSOR_ARRAYS.includes(Reflect.apply(tagOf, value, []) as string),
});
tf.env().set("PROD", true);
// The cpu backend has no asynchronous part: it is set when this call returns.
void tf.setBackend("cpu");
installRepairs(tf, "cpu");

// A plain object: esbuild would build an export object of as many getters, and then a copy of it.
Object.assign(library, tf);
