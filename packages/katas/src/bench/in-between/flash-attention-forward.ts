interface Options {
  B: number;
  H: number;
  Tq: number;
  Tk: number;
  d: number;
  br: number;
  bc: number;
  causal: boolean;
}

/** The blocks and the merge, as they should be, with plain loops inside: one product at a time, and sums in memory. */
export function flashForward(
  q: Float32Array,
  k: Float32Array,
  v: Float32Array,
  { B, H, Tq, Tk, d, br, bc, causal }: Options,
): { o: Float32Array; lse: Float32Array } {
  const o = new Float32Array(B * H * Tq * d);
  const lse = new Float32Array(B * H * Tq).fill(-Infinity);
  const s = new Float64Array(bc);
  const acc = new Float64Array(br * d);
  const m = new Float64Array(br);
  const l = new Float64Array(br);
  for (let head = 0; head < B * H; head++) {
    for (let i0 = 0; i0 < Tq; i0 += br) {
      const numQueries = Math.min(br, Tq - i0);
      m.fill(-Infinity);
      l.fill(0);
      acc.fill(0);
      const end = causal ? Math.min(i0 + numQueries + Tk - Tq, Tk) : Tk;
      for (let j0 = 0; j0 < end; j0 += bc) {
        for (let r = 0; r < numQueries; r++) {
          const query = (head * Tq + i0 + r) * d;
          const seen = causal ? Math.min(i0 + r + 1 + Tk - Tq, Tk) : Tk;
          const n = Math.min(j0 + bc, seen) - j0;
          if (n <= 0) continue;
          let top = m[r]!;
          for (let j = 0; j < n; j++) {
            s[j] = 0;
            for (let x = 0; x < d; x++) s[j]! += q[query + x]! * k[(head * Tk + j0 + j) * d + x]!;
            s[j]! /= Math.sqrt(d);
            top = Math.max(top, s[j]!);
          }
          const keep = Math.exp(m[r]! - top);
          l[r]! *= keep;
          for (let x = 0; x < d; x++) acc[r * d + x]! *= keep;
          for (let j = 0; j < n; j++) {
            const p = Math.exp(s[j]! - top);
            l[r]! += p;
            for (let x = 0; x < d; x++) acc[r * d + x]! += p * v[(head * Tk + j0 + j) * d + x]!;
          }
          m[r] = top;
        }
      }
      for (let r = 0; r < numQueries; r++) {
        if (l[r] === 0) continue;
        for (let x = 0; x < d; x++) o[(head * Tq + i0 + r) * d + x] = acc[r * d + x]! / l[r]!;
        lse[head * Tq + i0 + r] = m[r]! + Math.log(l[r]!);
      }
    }
  }
  return { o, lse };
}
