interface Sizes {
  B: number;
  nH: number;
  nKv: number;
  d: number;
  bs: number;
  maxBlocks: number;
}

/** Gather, then attend: the blocks of each sequence are copied into one array of keys and one of values, as if they had no pages. */
export function pagedDecode(
  q: Float32Array,
  kPool: Float32Array,
  vPool: Float32Array,
  tables: Int32Array,
  lens: Int32Array,
  { B, nH, nKv, d, bs, maxBlocks }: Sizes,
): Float32Array {
  if (nH % nKv !== 0) throw new RangeError("pagedDecode: nH is a multiple of nKv");
  const out = new Float32Array(B * nH * d);
  const width = nKv * d;

  for (let b = 0; b < B; b++) {
    const len = lens[b]!;
    const k = new Float32Array(len * width);
    const v = new Float32Array(len * width);
    for (let t = 0; t < len; t++) {
      const slot = tables[b * maxBlocks + Math.floor(t / bs)]! * bs + (t % bs);
      k.set(kPool.subarray(slot * width, (slot + 1) * width), t * width);
      v.set(vPool.subarray(slot * width, (slot + 1) * width), t * width);
    }
    for (let h = 0; h < nH; h++) {
      const head = Math.floor(h / (nH / nKv)) * d;
      const row = (b * nH + h) * d;
      const scores = new Float32Array(len);
      for (let t = 0; t < len; t++) {
        let score = 0;
        for (let j = 0; j < d; j++) score += q[row + j]! * k[t * width + head + j]!;
        scores[t] = score / Math.sqrt(d);
      }
      const top = scores.reduce((max, score) => Math.max(max, score), -Infinity);
      const weights = scores.map((score) => Math.exp(score - top));
      const sum = weights.reduce((total, weight) => total + weight, 0);
      for (let j = 0; j < d && sum > 0; j++) {
        let mean = 0;
        for (let t = 0; t < len; t++) mean += weights[t]! * v[t * width + head + j]!;
        out[row + j] = mean / sum;
      }
    }
  }
  return out;
}
