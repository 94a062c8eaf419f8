/**
 * @file What FlashAttention's forward pass returns: attention, and the log of each row's sum of exponentials.
 *
 * Letters: B = sequences, H = heads, Tq, Tk = positions of queries and keys, d = width of a head.
 * Holds the scores of all queries that see a key, which the blocked kernel must not.
 */
import * as tf from "@tensorflow/tfjs-core";
import { sdpa, visibility } from "./attention.ts";

export interface FlashShape {
  readonly B: number;
  readonly H: number;
  readonly Tq: number;
  readonly Tk: number;
  readonly d: number;
  readonly causal: boolean;
}

/**
 * Attention with the scale `1 / sqrt(d)`; the size of blocks is the kernel's own affair and changes nothing here.
 *
 * `o = softmax(s) v`, `lse_i = ln(sum over j of exp(s_ij))` with `s = q k^T / sqrt(d)` over the keys that query i sees
 *
 * A query that sees no key gives zeros and -Infinity.
 *
 * @param q `[B, H, Tq, d]`
 * @param k `[B, H, Tk, d]`
 * @param v `[B, H, Tk, d]`
 * @param s.causal query i sees key j only where `j <= i + Tk - Tq`
 * @returns `o` `[B, H, Tq, d]`, `lse` `[B, H, Tq]`, in nats
 * @see arXiv 2307.08691 section 3.1, algorithm 1
 */
export async function flashForward(
  q: Float32Array,
  k: Float32Array,
  v: Float32Array,
  s: FlashShape,
): Promise<{ o: Float32Array; lse: Float32Array }> {
  const { B, H, Tq, Tk, d, causal } = s;
  if (q.length === 0 || Tk === 0)
    return { o: new Float32Array(q.length), lse: new Float32Array(B * H * Tq).fill(-Infinity) };
  const blind = causal ? Math.max(0, Tq - Tk) : 0; // queries at the start that see no key
  const seeing = Tq - blind;
  const results = tf.tidy(() => {
    const queries = tf.slice(tf.tensor4d(q, [B, H, Tq, d]), [0, 0, blind, 0]);
    const keys = tf.tensor4d(k, [B, H, Tk, d]);
    const raw = tf.div(tf.matMul(queries, keys, false, true), Math.sqrt(d)); // [B, H, seeing, Tk]
    const scores = tf.where(visibility([B, H, seeing, Tk], { causal }), raw, tf.fill(raw.shape, -Infinity));
    const top = tf.max(scores, -1, true);
    const lse = tf.add(top, tf.log(tf.sum(tf.exp(tf.sub(scores, top)), -1, true))); // [B, H, seeing, 1]
    const front: [number, number][] = [[0, 0], [0, 0], [blind, 0], [0, 0]]; // prettier-ignore
    return {
      o: tf.pad(sdpa(queries, keys, tf.tensor4d(v, [B, H, Tk, d]), { causal }), front),
      lse: tf.pad(lse, front, -Infinity),
    };
  });
  const [o, lse] = [Float32Array.from(await results.o.data()), Float32Array.from(await results.lse.data())];
  tf.dispose(results);
  return { o, lse };
}
