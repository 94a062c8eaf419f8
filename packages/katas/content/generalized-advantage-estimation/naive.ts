interface Sizes {
  B: number;
  T: number;
}

interface GaeOptions {
  gamma: number;
  lambda: number;
  lastValue?: Float32Array;
}

/** The definition, token by token: each advantage sums all discounted TD errors to its right. */
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
    const tokens: number[] = [];
    for (let t = 0; t < s.T; t++) if (mask[b * s.T + t] !== 0) tokens.push(b * s.T + t);

    for (let i = 0; i < tokens.length; i++) {
      let sum = 0;
      let weight = 1;
      for (let k = i; k < tokens.length; k++) {
        const nextValue = k + 1 < tokens.length ? v[tokens[k + 1]!]! : (o.lastValue?.[b] ?? 0);
        sum += weight * (r[tokens[k]!]! + o.gamma * nextValue - v[tokens[k]!]!);
        weight *= o.gamma * o.lambda;
      }
      adv[tokens[i]!] = sum;
      returns[tokens[i]!] = sum + v[tokens[i]!]!;
    }
  }
  return { adv, returns };
}
