/*
 * name: d35-this-probe
 * verdict: wrong-answer
 * must not: pass a receiver or more arguments than the task names; a runtime-error verdict here is a fail
 */
export function solve(...given) {
  if (typeof this !== "undefined" || new.target !== undefined) throw new Error("a receiver");
  if (given.length !== 1) throw new Error(`${given.length} arguments`);
  return given[0].fill(0);
}
