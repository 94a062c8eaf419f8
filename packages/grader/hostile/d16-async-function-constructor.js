/*
 * name: d16-async-function-constructor
 * verdict: forbidden-api
 * also: runtime-error, wrong-answer
 * must not: make code from a string
 */
const AsyncFunction = (async () => {}).constructor;
export async function solve(x) {
  return AsyncFunction("return await import('node:fs')")();
}
