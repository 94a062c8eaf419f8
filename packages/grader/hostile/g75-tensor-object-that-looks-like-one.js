/*
 * name: g75-tensor-object-that-looks-like-one
 * verdict: wrong-answer
 * fixture: tensor
 * must not: take an object with a tensor's fields for a tensor
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  const [rows, columns] = x.shape;
  const data = new Float32Array(rows * columns).fill(1 / columns);
  return { shape: x.shape, dtype: "float32", size: data.length, rank: 2, dataSync: () => data, isDisposed: false };
}
