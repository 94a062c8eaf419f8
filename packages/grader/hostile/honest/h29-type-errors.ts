/*
 * name: h29-type-errors
 * verdict: accepted
 * must not: be rejected: a type error is no error of the program
 */
export function solve(x: Float32Array): Float32Array {
  const top: string = x.reduce((a, b) => Math.max(a, b)) as unknown as string;
  const powers = x.map((value) => Math.exp(value - (top as any)));
  const total: never = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}
