/*
 * name: a91-generators-that-delegate-without-end
 * verdict: time-limit
 * also: memory-limit, runtime-error
 * must not: let generators delegate to one another for ever
 */
function* endless() {
  yield 1;
  yield* endless();
}
export function solve(x) {
  for (const one of endless()) x[0] = one;
  return x;
}
