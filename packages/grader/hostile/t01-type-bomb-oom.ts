/*
 * name: t01-type-bomb-oom
 * verdict: compile-error
 * also: wrong-answer, time-limit, memory-limit
 * must not: check types without a limit
 */
type Shuffle<A extends unknown[]> = A extends [infer H, ...infer R] ? [...Shuffle<R>, H] | [H, ...Shuffle<R>] : [];
type Bomb = Shuffle<[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]>;
export function solve(x: Float32Array): Float32Array {
  const bomb = [] as unknown as Bomb;
  return x.fill(bomb.length);
}
