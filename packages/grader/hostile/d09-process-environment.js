/*
 * name: d09-process-environment
 * verdict: forbidden-api
 * also: runtime-error
 * must not: reach the environment
 */
export function solve(x) {
  return x.fill(Number(process.env.KATA_SECRET));
}
