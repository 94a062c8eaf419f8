/** @file The oracle's cases of generalised advantage estimates, as the textbook's arguments. Used by tests only. */
import { readGolden, toFloat32, type Vector } from "../testing/golden.ts";
import type { gae } from "./advantage.ts";

export interface GaeCase {
  name: string;
  r: Vector;
  v: Vector;
  mask: Vector;
  gamma: number;
  lambda: number;
  lastValue: number[] | null;
  adv: Vector;
  returns: Vector;
}

export const GAE_CASES = readGolden<GaeCase>("advantage");

export function gaeInputs({ r, v, mask, gamma, lambda, lastValue }: GaeCase): Parameters<typeof gae> {
  const [B, T] = r.shape as [number, number];
  const o = { gamma, lambda, ...(lastValue ? { lastValue: Float32Array.from(lastValue) } : {}) };
  return [toFloat32(r), toFloat32(v), Uint8Array.from(mask.data), { B, T }, o];
}
