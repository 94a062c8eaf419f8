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

/** The formula as it stands: all scores of a head, their softmax, and the product with v. Holds Tq x Tk numbers. */
export function flashForward(
  q: Float32Array,
  k: Float32Array,
  v: Float32Array,
  { B, H, Tq, Tk, d, causal }: Options,
): { o: Float32Array; lse: Float32Array } {
  const o = new Float32Array(B * H * Tq * d);
  const lse = new Float32Array(B * H * Tq);
  const scores = new Float32Array(Tq * Tk);
  for (let head = 0; head < B * H; head++) {
    const queries = head * Tq * d;
    const keys = head * Tk * d;
    for (let i = 0; i < Tq; i++) {
      for (let j = 0; j < Tk; j++) {
        let score = 0;
        for (let x = 0; x < d; x++) score += q[queries + i * d + x]! * k[keys + j * d + x]!;
        scores[i * Tk + j] = causal && j > i + Tk - Tq ? -Infinity : score / Math.sqrt(d);
      }
    }
    for (let i = 0; i < Tq; i++) {
      const row = scores.subarray(i * Tk, (i + 1) * Tk);
      const m = row.reduce((top, score) => Math.max(top, score), -Infinity);
      let l = 0;
      for (let j = 0; j < Tk; j++) l += row[j] = m === -Infinity ? 0 : Math.exp(row[j]! - m);
      lse[head * Tq + i] = m + Math.log(l);
      for (let j = 0; j < Tk && l > 0; j++) row[j]! /= l;
    }
    for (let i = 0; i < Tq; i++) {
      for (let x = 0; x < d; x++) {
        let sum = 0;
        for (let j = 0; j < Tk; j++) {
          const isHidden = causal && j > i + Tk - Tq;
          if (!isHidden) sum += scores[i * Tk + j]! * v[keys + j * d + x]!;
        }
        o[queries + i * d + x] = sum;
      }
    }
  }
  return { o, lse };
}
