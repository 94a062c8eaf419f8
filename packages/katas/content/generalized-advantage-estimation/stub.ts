export interface Sizes {
  B: number;
  T: number;
}

export interface GaeOptions {
  gamma: number;
  lambda: number;
  /** value after each row's last response token `[B]`; 0 where it is not given */
  lastValue?: Float32Array;
}

/**
 * Advantages and returns of the response tokens.
 *
 * @param r rewards `[B, T]`
 * @param v values of the critic `[B, T]`
 * @param mask `[B, T]`, 1 = response token; where it is 0, `r` and `v` may hold anything
 * @returns both `[B, T]`, 0 where the mask is 0
 */
export function gae(
  r: Float32Array,
  v: Float32Array,
  mask: Uint8Array,
  s: Sizes,
  o: GaeOptions,
): { adv: Float32Array; returns: Float32Array } {
  throw new Error("TODO: implement gae");
}
