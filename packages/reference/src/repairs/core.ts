/**
 * @file Names for the parts of TensorFlow.js that the repairs use.
 *
 * Types only: the library itself is always handed in, since the sandbox has one of its own.
 */
import type * as tfjs from "@tensorflow/tfjs-core";

/** The public API of `@tensorflow/tfjs-core`. */
export type Core = typeof tfjs;

/** What every backend of TensorFlow.js can do with the memory behind a tensor. */
export interface Memory {
  readSync(dataId: object): tfjs.BackendValues;
  write(values: tfjs.BackendValues, shape: number[], dtype: tfjs.DataType): object;
  disposeData(dataId: object): boolean;
}
