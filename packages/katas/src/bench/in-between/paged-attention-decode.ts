interface Sizes {
  B: number;
  nH: number;
  nKv: number;
  d: number;
  bs: number;
  maxBlocks: number;
}

/** Block by block where the blocks lie, as it should be, but with a new array of scores for each of them. */
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
  for (let b = 0; b < B; b++) {
    for (let h = 0; h < nH; h++) {
      const row = (b * nH + h) * d;
      const acc = new Float64Array(d);
      let m = -Infinity;
      let l = 0;
      for (let start = 0; start < lens[b]!; start += bs) {
        const block = tables[b * maxBlocks + start / bs]!;
        const at = (t: number) => ((block * bs + t) * nKv + Math.floor(h / (nH / nKv))) * d;
        const scores = new Float64Array(Math.min(bs, lens[b]! - start));
        for (let t = 0; t < scores.length; t++) {
          for (let j = 0; j < d; j++) scores[t]! += (q[row + j]! * kPool[at(t) + j]!) / Math.sqrt(d);
        }
        const top = Math.max(m, ...scores);
        const keep = Math.exp(m - top);
        l *= keep;
        for (let j = 0; j < d; j++) acc[j]! *= keep;
        for (let t = 0; t < scores.length; t++) {
          const weight = Math.exp(scores[t]! - top);
          l += weight;
          for (let j = 0; j < d; j++) acc[j]! += weight * vPool[at(t) + j]!;
        }
        m = top;
      }
      for (let j = 0; j < d && l > 0; j++) out[row + j] = acc[j]! / l;
    }
  }
  return out;
}
