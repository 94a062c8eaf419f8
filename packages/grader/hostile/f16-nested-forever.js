/*
 * name: f16-nested-forever
 * verdict: wrong-answer
 * also: output-limit, time-limit, memory-limit
 * must not: follow a cycle to print it
 */
export function solve(x) {
  const knot = { list: [] };
  knot.self = knot;
  for (let i = 0; i < 40; i++) knot.list.push(knot, knot.list);
  console.log(knot);
  return new Float32Array(x.length);
}
