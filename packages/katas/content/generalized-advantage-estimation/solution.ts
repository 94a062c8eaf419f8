export interface Sizes {
  B: number;
  T: number;
}

export interface GaeOptions {
  gamma: number;
  lambda: number;
  lastValue?: Float32Array;
}

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
    // What the token to the right passes on. Plain numbers are float64; only the stores round.
    let nextValue = o.lastValue?.[b] ?? 0;
    let nextReturn = nextValue;

    for (let i = (b + 1) * s.T - 1; i >= b * s.T; i--) {
      // A token outside the response does not exist: it is not read, and the carry passes over it unchanged.
      if (mask[i] === 0) continue;
      // The future is the critic's word with weight 1 - lambda, what was sampled with weight lambda.
      const future = (1 - o.lambda) * nextValue + o.lambda * nextReturn;
      nextReturn = r[i]! + o.gamma * future;
      nextValue = v[i]!;
      returns[i] = nextReturn;
      adv[i] = nextReturn - nextValue;
    }
  }
  return { adv, returns };
}
