/**
 * @file One call of the textbook for each workload, with inputs made beforehand on the backend that is open.
 *
 * A call ends when its numbers are in the host's memory. Functions of arrays upload and download, since that is what they do.
 */
import * as tf from "@tensorflow/tfjs-core";
import { gae } from "../textbook/advantage.ts";
import { ringAllReduceExpected } from "../textbook/all-reduce.ts";
import { sdpa } from "../textbook/attention.ts";
import { LoRALinear } from "../textbook/lora.ts";
import { rmsNorm } from "../textbook/normalization.ts";
import { onlineSoftmax } from "../textbook/online-softmax.ts";
import { pagedDecode } from "../textbook/paged-attention.ts";
import { grpoLoss } from "../textbook/policy-loss.ts";
import { softmax } from "../textbook/softmax.ts";
import type { Size } from "./workloads.ts";

export type Call = () => Promise<void>;

type Prepare = (size: never) => Call;

const PREPARE: Readonly<Record<string, Prepare>> = {
  softmax({ n, k }: { n: number; k: number }) {
    const x = random([n, k]);
    return () => read([softmax(x)]);
  },

  "online softmax"({ n, k }: { n: number; k: number }) {
    const x = numbers(n * k);
    return async () => void (await onlineSoftmax(x, n, k, 64));
  },

  RMSNorm({ n, d }: { n: number; d: number }) {
    const [x, gamma] = [random([n, d]), random([d]) as tf.Tensor1D];
    return () => read([rmsNorm(x, gamma)]);
  },

  "causal attention"({ h, T, d }: { h: number; T: number; d: number }) {
    const [q, k, v] = qkv(h, T, d);
    return () => read([sdpa(q, k, v, { causal: true })]);
  },

  "attention and gradients"({ h, T, d }: { h: number; T: number; d: number }) {
    const upstream = random([1, h, T, d]);
    const inputs = qkv(h, T, d);
    const f = (...x: tf.Tensor[]) => sdpa(...(x as [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D]));
    return () => read(tf.tidy(() => tf.grads((...x) => tf.sum(tf.mul(f(...x), upstream)))(inputs)));
  },

  LoRA({ n, din, dout, r }: { n: number; din: number; dout: number; r: number }) {
    const matrix = (rows: number, columns: number) => random([rows, columns]) as tf.Tensor2D;
    const bias = random([dout]) as tf.Tensor1D;
    const layer = new LoRALinear(matrix(din, dout), matrix(din, r), matrix(r, dout), { alpha: 2 * r, bias });
    const x = matrix(n, din);
    return () => read([layer.forward(x)]);
  },

  "GRPO loss"({ G, T }: { G: number; T: number }) {
    const [lp, old, ref] = [0, 1, 2].map(() => random([G, T]) as tf.Tensor2D) as [
      tf.Tensor2D,
      tf.Tensor2D,
      tf.Tensor2D,
    ];
    const [adv, mask] = [random([G]) as tf.Tensor1D, tf.ones<tf.Rank.R2>([G, T])];
    return () => read(Object.values(grpoLoss(lp, old, ref, adv, mask, { clip: 0.2, beta: 0.04 })));
  },

  GAE({ B, T }: { B: number; T: number }) {
    const [r, v, mask] = [numbers(B * T), numbers(B * T), new Uint8Array(B * T).fill(1)];
    return async () => void gae(r, v, mask, { B, T }, { gamma: 0.99, lambda: 0.95 });
  },

  "paged attention"(s: { B: number; nH: number; nKv: number; d: number; bs: number; len: number }) {
    const { B, nH, nKv, d, bs, len } = s;
    const maxBlocks = Math.ceil(len / bs);
    const numBlocks = B * maxBlocks;
    const [q, kPool, vPool] = [B * nH * d, numBlocks * bs * nKv * d, numBlocks * bs * nKv * d].map(numbers) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    // Every block has one owner, and neighbours in a table lie apart in the pool.
    const tables = Int32Array.from({ length: numBlocks }, (_, i) => (i % maxBlocks) * B + Math.floor(i / maxBlocks));
    const lens = new Int32Array(B).fill(len);
    return async () => void (await pagedDecode(q, kPool, vPool, tables, lens, { B, nH, nKv, d, bs, maxBlocks }));
  },

  "ring all-reduce"({ N, len }: { N: number; len: number }) {
    const buffers = Array.from({ length: N }, () => numbers(len));
    return async () => void ringAllReduceExpected(buffers);
  },
};

/** @throws {TypeError} when the family has no call here */
export function prepare(family: string, size: Size): Call {
  const found = PREPARE[family];
  if (found === undefined) throw new TypeError(`prepare: a family of the workloads; got ${family}`);
  return found(size as never);
}

/** Waits until the numbers are here, as a caller of the reference does. */
async function read(results: readonly tf.Tensor[]): Promise<void> {
  await Promise.all(results.map((result) => result.data()));
  tf.dispose([...results]);
}

function qkv(h: number, T: number, d: number): [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D] {
  const one = () => random([1, h, T, d]) as tf.Tensor4D;
  return [one(), one(), one()];
}

function random(shape: number[]): tf.Tensor {
  return tf.tensor(numbers(tf.util.sizeFromShape(shape)), shape);
}

/** Even values in (-1, 1): what they are makes no difference to the time. */
function numbers(n: number): Float32Array {
  return Float32Array.from({ length: n }, (_, i) => ((i * 0.618034) % 1) * 2 - 1);
}
