export interface Options {
  B: number;
  H: number;
  Tq: number;
  Tk: number;
  d: number;
  br: number;
  bc: number;
  causal: boolean;
}

export function flashForward(
  q: Float32Array,
  k: Float32Array,
  v: Float32Array,
  { B, H, Tq, Tk, d, br, bc, causal }: Options,
): { o: Float32Array; lse: Float32Array } {
  const scale = 1 / Math.sqrt(d);
  const o = new Float32Array(B * H * Tq * d);
  const lse = new Float32Array(B * H * Tq).fill(-Infinity);
  // What a thread block keeps on chip, used again for every block of queries.
  const s = new Float64Array(bc); // scores of one query, then exp(score - m)
  const acc = new Float64Array(br * d); // sum of exp(score - m) * v
  const m = new Float64Array(br); // largest score so far
  const l = new Float64Array(br); // sum of exp(score - m)

  for (let head = 0; head < B * H; head++) {
    const queries = head * Tq;
    const keys = head * Tk;
    for (let i0 = 0; i0 < Tq; i0 += br) {
      const i1 = Math.min(i0 + br, Tq);
      m.fill(-Infinity);
      l.fill(0);
      acc.fill(0);

      // The last query of the block sees most: what lies beyond is hidden from all of them.
      const end = causal ? Math.min(i1 + Tk - Tq, Tk) : Tk;
      for (let j0 = 0; j0 < end; j0 += bc) {
        for (let i = i0; i < i1; i++) {
          // Of the block, query i sees the first n keys.
          const seen = causal ? Math.min(i + 1 + Tk - Tq, end) : end;
          const n = Math.min(j0 + bc, seen) - j0;
          if (n <= 0) continue;
          const r = i - i0;
          score(s, q, (queries + i) * d, k, (keys + j0) * d, n, d, scale);

          let top = m[r]!;
          for (let j = 0; j < n; j++) top = Math.max(top, s[j]!);
          const keep = Math.exp(m[r]! - top);
          l[r]! *= keep;
          for (let j = 0; j < n; j++) l[r]! += s[j] = Math.exp(s[j]! - top);
          mix(acc, r * d, keep, s, v, (keys + j0) * d, n, d);
          m[r] = top;
        }
      }

      // One division per output. A query that saw nothing has l = 0: it stays at 0 and -Infinity.
      for (let i = i0; i < i1; i++) {
        const r = i - i0;
        if (l[r] === 0) continue;
        for (let x = 0; x < d; x++) o[(queries + i) * d + x] = acc[r * d + x]! / l[r]!;
        lse[queries + i] = m[r]! + Math.log(l[r]!);
      }
    }
  }
  return { o, lse };
}

/** `s[j] = scale * q . k_j` for n keys, four at a time: a number of q is read once for four products. */
function score(
  s: Float64Array,
  q: Float32Array,
  at: number,
  k: Float32Array,
  from: number,
  n: number,
  d: number,
  scale: number,
): void {
  let j = 0;
  for (; j + 4 <= n; j += 4) {
    const [k0, k1, k2, k3] = [from + j * d, from + (j + 1) * d, from + (j + 2) * d, from + (j + 3) * d] as const;
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let x = 0; x < d; x++) {
      const e = q[at + x]!;
      s0 += e * k[k0 + x]!;
      s1 += e * k[k1 + x]!;
      s2 += e * k[k2 + x]!;
      s3 += e * k[k3 + x]!;
    }
    s[j] = scale * s0;
    s[j + 1] = scale * s1;
    s[j + 2] = scale * s2;
    s[j + 3] = scale * s3;
  }
  for (; j < n; j++) {
    let sum = 0;
    for (let x = 0; x < d; x++) sum += q[at + x]! * k[from + j * d + x]!;
    s[j] = scale * sum;
  }
}

/** `acc = keep * acc + sum of p[j] * v_j`, four values at a time: acc is read and written once for four products. */
function mix(
  acc: Float64Array,
  at: number,
  keep: number,
  p: Float64Array,
  v: Float32Array,
  from: number,
  n: number,
  d: number,
): void {
  for (let x = 0; x < d; x++) acc[at + x]! *= keep;
  let j = 0;
  for (; j + 4 <= n; j += 4) {
    const [v0, v1, v2, v3] = [from + j * d, from + (j + 1) * d, from + (j + 2) * d, from + (j + 3) * d] as const;
    const [p0, p1, p2, p3] = [p[j]!, p[j + 1]!, p[j + 2]!, p[j + 3]!] as const;
    for (let x = 0; x < d; x++) {
      acc[at + x]! += p0 * v[v0 + x]! + p1 * v[v1 + x]! + p2 * v[v2 + x]! + p3 * v[v3 + x]!;
    }
  }
  for (; j < n; j++) {
    for (let x = 0; x < d; x++) acc[at + x]! += p[j]! * v[from + j * d + x]!;
  }
}
