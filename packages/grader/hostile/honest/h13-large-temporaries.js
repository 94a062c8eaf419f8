/*
 * name: h13-large-temporaries
 * verdict: accepted
 * must not: be rejected: forty megabytes come and go
 */
export function solve(x) {
  const room = new Float64Array(5_000_000);
  const top = x.reduce((a, b) => Math.max(a, b));
  for (let i = 0; i < x.length; i++) room[i] = Math.exp(x[i] - top);
  const total = room.reduce((a, b) => a + b, 0);
  return x.map((_, i) => room[i] / total);
}
