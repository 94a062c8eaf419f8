/*
 * name: e15-reserved-word
 * verdict: compile-error
 * must not: be taken for an error at run time
 */
export function solve(enum) {
  return enum;
}
