/**
 * @file topk that knows infinities: the cpu backend of TensorFlow.js 4.22 compares by subtracting, and Infinity - Infinity is NaN.
 *
 * Ties go to the lower index; NaN counts as larger than everything, as in NumPy and PyTorch. Always sorted.
 */
import type { KernelConfig, TensorInfo, TypedArray } from "@tensorflow/tfjs-core";
import type { Core, Memory } from "./core.ts";

export function comparingTopK(tf: Core): KernelConfig {
  return {
    kernelName: "TopK",
    backendName: "cpu",
    kernelFunc: ({ inputs, attrs, backend }) => {
      const memory = backend as Memory;
      const { shape, dtype, dataId } = inputs["x"]!;
      const x = memory.readSync(dataId) as TypedArray;
      const k = attrs!["k"] as number;
      const n = shape.at(-1)!;
      const outShape = [...shape.slice(0, -1), k];
      const size = tf.util.sizeFromShape(outShape);
      const values = tf.util.getTypedArrayFromDType(dtype as "float32", size);
      const indices = new Int32Array(size);
      for (let row = 0; row * k < size; row++) {
        const slice = x.subarray(row * n, (row + 1) * n);
        const order = [...slice.keys()].sort((i, j) => descending(slice[i]!, slice[j]!) || i - j);
        for (const [rank, i] of order.slice(0, k).entries()) {
          values[row * k + rank] = slice[i]!;
          indices[row * k + rank] = i;
        }
      }
      const store = (data: TypedArray, type: TensorInfo["dtype"]): TensorInfo => {
        return { dataId: memory.write(data, outShape, type), shape: outShape, dtype: type };
      };
      return [store(values, dtype), store(indices, "int32")];
    },
  };
}

function descending(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return a === b ? 0 : a > b ? -1 : 1;
}
