/**
 * @file Random numbers that are the same on every machine, forever.
 *
 * A case's seed comes from the grading's seed and its own name, so that adding, removing or reordering cases leaves the others as they were.
 */

export interface Rng {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Integer in [low, high). */
  int(low: number, high: number): number;
  /** `n` standard normals, times `scale`. */
  normal(n: number, scale?: number): Float32Array;
  /** A permutation of 0..n-1. */
  shuffle(n: number): number[];
}

/** The seed of a case: FNV-1a over `slug/name/salt`, a 32-bit integer. `salt` is the grading's secret seed. */
export function seedOf(slug: string, caseName: string, salt: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(`${slug}/${caseName}/${salt}`)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** Mulberry32: 32 bits of state, period 2^32. Fine for test values, never for secrets. */
export function createRng(seed: number): Rng {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let z = Math.imul(state ^ (state >>> 15), state | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (low: number, high: number) => low + Math.floor(uniform() * (high - low));
  const normal = (n: number, scale = 1) => {
    const drawn = new Float32Array(n);
    // Box-Muller. 1 - uniform() lies in (0, 1], so the logarithm is finite.
    for (let i = 0; i < n; i++)
      drawn[i] = scale * Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
    return drawn;
  };
  const shuffle = (n: number) => {
    const order = Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
      const j = int(0, i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    return order;
  };
  return { uniform, int, normal, shuffle };
}
