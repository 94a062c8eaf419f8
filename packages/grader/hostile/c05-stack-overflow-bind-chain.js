/*
 * name: c05-stack-overflow-bind-chain
 * verdict: runtime-error
 * also: memory-limit, wrong-answer, time-limit
 * must not: overflow the native stack
 */
export function solve(x) {
  let call = () => x;
  for (let i = 0; i < 3e5; i++) call = call.bind(undefined);
  return call();
}
