interface Sizes {
  B: number;
  T: number;
}

interface GaeOptions {
  gamma: number;
  lambda: number;
  lastValue?: Float32Array;
}

/** One pass from the right, as it should be, but through lists: each row's tokens are listed, filtered, reversed and mapped. */
export function gae(
  r: Float32Array,
  v: Float32Array,
  mask: Uint8Array,
  s: Sizes,
  o: GaeOptions,
): { adv: Float32Array; returns: Float32Array } {
  const adv = new Float32Array(s.B * s.T);
  const returns = new Float32Array(s.B * s.T);
  for (let b = 0; b < s.B; b++) {
    const tokens = Array.from({ length: s.T }, (_, t) => b * s.T + t).filter((i) => mask[i] !== 0);
    let nextValue = o.lastValue?.[b] ?? 0;
    let sum = 0;
    const sums = tokens.reverse().map((i) => {
      sum = r[i]! + o.gamma * nextValue - v[i]! + o.gamma * o.lambda * sum;
      nextValue = v[i]!;
      return [i, sum] as const;
    });
    for (const [i, each] of sums) {
      adv[i] = each;
      returns[i] = each + v[i]!;
    }
  }
  return { adv, returns };
}
