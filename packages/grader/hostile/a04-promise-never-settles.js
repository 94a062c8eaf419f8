/*
 * name: a04-promise-never-settles
 * verdict: runtime-error
 * also: time-limit, wrong-answer
 * must not: wait for a promise that nothing can settle
 */
export async function solve(x) {
  await new Promise(() => {});
  return x;
}
