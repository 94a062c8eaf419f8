/**
 * @file matMul whose batch dimensions broadcast as in NumPy.
 *
 * TensorFlow.js 4.22 indexes the batches of the smaller operand modulo their number, which is wrong as soon as an inner
 * dimension is the one that broadcasts ([2, 3] against [2, 1], as in grouped-query attention).
 * Letters: S = broadcast batch dimensions.
 */
import type { KernelConfig, KernelFunc, TensorInfo } from "@tensorflow/tfjs-core";
import { release, type Core, type Memory } from "./core.ts";

/** The kernel of one backend, wrapped: operands that modulo indexing would misread are tiled to `[...S, m, k]` first. */
export function broadcastingMatMul(tf: Core, original: KernelConfig): KernelConfig {
  const tile = tf.getKernel("Tile", original.backendName).kernelFunc;
  const reshape = tf.getKernel("Reshape", original.backendName).kernelFunc;

  const kernelFunc: KernelFunc = ({ inputs, attrs, backend }) => {
    const memory = backend as Memory;
    const a = inputs["a"]!;
    const b = inputs["b"]!;
    const batch = tf.broadcast_util.assertAndGetBroadcastShape(batchOf(a), batchOf(b));
    const made: TensorInfo[] = [];
    const expand = (x: TensorInfo) => {
      if (repeatsAsAWhole(batchOf(x), batch)) return x;
      const padded = [...Array<number>(batch.length - batchOf(x).length).fill(1), ...x.shape];
      const flat = reshape({ inputs: { x }, attrs: { shape: padded }, backend }) as TensorInfo;
      const reps = padded.map((dim, i) => (i < batch.length && dim !== batch[i] ? batch[i]! : 1));
      const full = tile({ inputs: { x: flat }, attrs: { reps }, backend }) as TensorInfo;
      made.push(flat, full);
      return full;
    };
    if (sizeOf(a) === 0 || sizeOf(b) === 0) return zeros(tf, memory, outputShape(a, b, batch, attrs));
    const out = original.kernelFunc({ inputs: { a: expand(a), b: expand(b) }, attrs: attrs ?? {}, backend });
    for (const info of made) release(memory, info);
    return out;
  };
  return { ...original, kernelFunc };
}

function batchOf(x: TensorInfo): number[] {
  return x.shape.slice(0, -2);
}

function sizeOf(x: TensorInfo): number {
  return x.shape.reduce((product, dim) => product * dim, 1);
}

/** True where index modulo number of batches is the right batch: `dims` without leading ones is the tail of `batch`. */
function repeatsAsAWhole(dims: readonly number[], batch: readonly number[]): boolean {
  const first = dims.findIndex((dim) => dim !== 1);
  const core = first === -1 ? [] : dims.slice(first);
  return core.every((dim, i) => dim === batch[batch.length - core.length + i]);
}

function outputShape(a: TensorInfo, b: TensorInfo, batch: readonly number[], attrs: object | undefined): number[] {
  const { transposeA, transposeB } = attrs as { transposeA: boolean; transposeB: boolean };
  return [...batch, a.shape.at(transposeA ? -1 : -2)!, b.shape.at(transposeB ? -2 : -1)!];
}

/** A sum over nothing is 0, and a batch of nothing is nothing; the kernels are not asked. */
function zeros(tf: Core, memory: Memory, shape: number[]): TensorInfo {
  const values = tf.util.makeZerosTypedArray(tf.util.sizeFromShape(shape), "float32");
  return { dataId: memory.write(values, shape, "float32"), shape, dtype: "float32" };
}
