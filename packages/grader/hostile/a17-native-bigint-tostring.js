/*
 * name: a17-native-bigint-tostring
 * verdict: time-limit
 * also: memory-limit
 * must not: hang in a conversion to decimal
 */
export function solve(x) {
  const big = (1n << 30000000n) + 1n;
  for (;;) String(big);
}
