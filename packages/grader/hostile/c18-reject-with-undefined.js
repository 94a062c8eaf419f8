/*
 * name: c18-reject-with-undefined
 * verdict: runtime-error
 * must not: take a rejection without a reason for a result
 */
export async function solve(x) {
  return Promise.reject();
}
