export interface Sizes {
  B: number;
  nH: number;
  nKv: number;
  d: number;
  bs: number;
  maxBlocks: number;
}

export function pagedDecode(
  q: Float32Array,
  kPool: Float32Array,
  vPool: Float32Array,
  tables: Int32Array,
  lens: Int32Array,
  s: Sizes,
): Float32Array {
  const { B, nH, nKv, d, bs, maxBlocks } = s;
  if (nH % nKv !== 0) throw new RangeError(`pagedDecode: nH is a multiple of nKv; got nH=${nH}, nKv=${nKv}`);
  const group = nH / nKv; // query heads that share one key head
  const scale = 1 / Math.sqrt(d);
  const out = new Float32Array(B * nH * d);
  const acc = new Float64Array(d); // sum of exp(score - m) * v

  for (let b = 0; b < B; b++) {
    for (let h = 0; h < nH; h++) {
      const row = (b * nH + h) * d; // of q and of out
      let m = -Infinity; // largest score so far
      let l = 0; // sum of exp(score - m)
      acc.fill(0);

      for (let t = 0; t < lens[b]!; t++) {
        // Logical token t lives in this slot of the pool.
        const block = tables[b * maxBlocks + Math.floor(t / bs)]!;
        const kv = ((block * bs + (t % bs)) * nKv + Math.floor(h / group)) * d;

        let score = 0;
        for (let j = 0; j < d; j++) score += q[row + j]! * kPool[kv + j]!;
        score *= scale;

        // A new maximum shrinks everything gathered under the old one.
        const next = Math.max(m, score);
        const keep = Math.exp(m - next);
        const weight = Math.exp(score - next);
        l = l * keep + weight;
        for (let j = 0; j < d; j++) acc[j] = acc[j]! * keep + weight * vPool[kv + j]!;
        m = next;
      }

      // Without tokens l is 0, and the row stays zero.
      if (l > 0) for (let j = 0; j < d; j++) out[row + j] = acc[j]! / l;
    }
  }
  return out;
}
