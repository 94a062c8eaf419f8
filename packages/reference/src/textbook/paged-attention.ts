/**
 * @file Attention of one new token per sequence over a KV cache in pages.
 *
 * Letters: B = sequences, nH = query heads, nKv = key and value heads, d = width of a head, bs = tokens of a block.
 * Gathers each sequence's keys and values first, which the paged kernel must not.
 */
import * as tf from "@tensorflow/tfjs-core";
import { softmax } from "./softmax.ts";

export interface PagedShape {
  readonly B: number;
  readonly nH: number;
  readonly nKv: number;
  readonly d: number;
  readonly bs: number;
  readonly maxBlocks: number;
}

/**
 * Each query head's attention over the tokens of its sequence, in the order of the sequence's table.
 *
 * `out_bh = softmax(q_bh K_b^T / sqrt(d)) V_b`, with key head `floor(h / (nH / nKv))`
 *
 * A sequence of length 0 gives zeros. Neither the rest of a table nor the rest of its last block is read.
 *
 * @param q `[B, nH, d]`
 * @param kPool `[blocks, bs, nKv, d]`
 * @param vPool `[blocks, bs, nKv, d]`
 * @param tables `[B, maxBlocks]` ids of blocks
 * @param lens `[B]` tokens of each sequence
 * @param s the sizes
 * @returns `[B, nH, d]`
 * @throws {RangeError} when nH is not a multiple of nKv
 * @see arXiv 2309.06180 section 4.1, equation 4
 */
export async function pagedDecode(
  q: Float32Array,
  kPool: Float32Array,
  vPool: Float32Array,
  tables: Int32Array,
  lens: Int32Array,
  s: PagedShape,
): Promise<Float32Array> {
  const { B, nH, nKv, d, bs, maxBlocks } = s;
  if (nH % nKv !== 0) throw new RangeError(`pagedDecode: nH is a multiple of nKv; got nH=${nH}, nKv=${nKv}`);
  const out = new Float32Array(B * nH * d);
  const pools = [kPool, vPool].map((pool) => tf.tensor2d(pool, [pool.length / (bs * nKv * d), bs * nKv * d]));
  for (let b = 0; b < B; b++) {
    const len = lens[b]!;
    if (len === 0) continue;
    const result = tf.tidy(() => {
      const pages = tf.tensor1d(tables.slice(b * maxBlocks, b * maxBlocks + Math.ceil(len / bs)), "int32");
      const [k, v] = pools.map((pool) => {
        const tokens = tf.reshape(tf.gather(pool, pages), [-1, nKv, d]);
        return tf.transpose(tf.slice(tokens, 0, len), [1, 0, 2]); // [nKv, len, d]
      }) as [tf.Tensor, tf.Tensor];
      const queries = tf.tensor3d(q.slice(b * nH * d, (b + 1) * nH * d), [nKv, nH / nKv, d]);
      const scores = tf.div(tf.matMul(queries, k, false, true), Math.sqrt(d)); // [nKv, nH / nKv, len]
      return tf.matMul(softmax(scores), v);
    });
    out.set(await result.data(), b * nH * d);
    result.dispose();
  }
  tf.dispose(pools);
  return out;
}
