/**
 * @file Advantages of the tokens of responses.
 *
 * Letters: B = rows, T = positions, r = rewards, v = values, delta = one-step errors, A = advantages.
 * Only masked-in tokens exist: next(t) is the next of them in the row.
 */
import * as tf from "@tensorflow/tfjs-core";

export interface GaeShape {
  readonly B: number;
  readonly T: number;
}

export interface GaeOptions {
  readonly gamma: number;
  readonly lambda: number;
  /** `[B]`, value after the last token; 0 unless given */
  readonly lastValue?: Float32Array;
}

export interface Advantages {
  readonly adv: Float32Array;
  readonly returns: Float32Array;
}

/**
 * Generalised advantage estimates, by the recursion in float64.
 *
 * `delta_t = r_t + gamma v_next(t) - v_t`, `A_t = delta_t + gamma lambda A_next(t)`, `returns = A + v`
 *
 * Positions that are masked out are 0 in both outputs and are never read; a row without tokens is zeros.
 *
 * @param r `[B, T]` rewards
 * @param v `[B, T]` values
 * @param mask `[B, T]`, 1 = token of the response
 * @param s B and T
 * @param o gamma, lambda, and the value after each row's last token
 * @returns adv `[B, T]` and returns `[B, T]`, rounded once to float32
 * @see arXiv 1506.02438 section 3, equations 11 to 16
 */
export function gae(r: Float32Array, v: Float32Array, mask: Uint8Array, s: GaeShape, o: GaeOptions): Advantages {
  const adv = new Float32Array(s.B * s.T);
  const returns = new Float32Array(s.B * s.T);
  for (let b = 0; b < s.B; b++) {
    let nextValue = o.lastValue?.[b] ?? 0;
    let nextAdvantage = 0;
    for (let at = (b + 1) * s.T - 1; at >= b * s.T; at--) {
      if (mask[at] === 0) continue;
      nextAdvantage = r[at]! + o.gamma * nextValue - v[at]! + o.gamma * o.lambda * nextAdvantage;
      nextValue = v[at]!;
      adv[at] = nextAdvantage;
      returns[at] = nextAdvantage + nextValue;
    }
  }
  return { adv, returns };
}

/**
 * The same estimates as sums of discounted errors, in TensorFlow.js: a second witness in float32, O(T^2) memory.
 *
 * `A_t = sum_{u >= t} (gamma lambda)^(u - t) delta_u`, where u and t count the tokens of the row
 *
 * @param r `[B, T]` rewards
 * @param v `[B, T]` values
 * @param mask `[B, T]`, 1 = token of the response
 * @param s B and T
 * @param o gamma, lambda, and the value after each row's last token
 * @returns adv `[B, T]` and returns `[B, T]`
 * @see arXiv 1506.02438 section 3, equation 16
 */
export async function gaeTensor(
  r: Float32Array,
  v: Float32Array,
  mask: Uint8Array,
  s: GaeShape,
  o: GaeOptions,
): Promise<Advantages> {
  const adv = new Float32Array(s.B * s.T);
  const returns = new Float32Array(s.B * s.T);
  for (let b = 0; b < s.B; b++) {
    const tokens = Array.from({ length: s.T }, (_, t) => b * s.T + t).filter((at) => mask[at] !== 0);
    if (tokens.length === 0) continue;
    const [rowAdv, rowReturns] = tf.tidy(() => {
      const values = tf.tensor1d(tokens.map((at) => v[at]!));
      const nextValues = tf.concat([tf.slice(values, 1), tf.tensor1d([o.lastValue?.[b] ?? 0])]);
      const rewards = tf.tensor1d(tokens.map((at) => r[at]!));
      const delta = tf.sub(tf.add(rewards, tf.mul(nextValues, o.gamma)), values); // [tokens]
      const age = tf.sub(tf.range(0, tokens.length), tf.expandDims(tf.range(0, tokens.length), 1)); // u - t
      // Powers from the host: a shader's pow of a long row is good to four digits only.
      const powers = tf.tensor1d(tokens.map((_, n) => (o.gamma * o.lambda) ** n));
      const weights = tf.where(tf.less(age, 0), tf.zerosLike(age), tf.gather(powers, tf.cast(tf.relu(age), "int32")));
      const advantages = tf.sum(tf.mul(weights, delta), 1);
      return [advantages, tf.add(advantages, values)];
    });
    const [a, g] = await Promise.all([rowAdv.data(), rowReturns.data()]);
    tf.dispose([rowAdv, rowReturns]);
    tokens.forEach((at, t) => {
      adv[at] = a[t]!;
      returns[at] = g[t]!;
    });
  }
  return { adv, returns };
}
