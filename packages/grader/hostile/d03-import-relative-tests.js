/*
 * name: d03-import-relative-tests
 * verdict: forbidden-api
 * also: compile-error
 * must not: resolve any file
 */
import { expected } from "../../content/stable-softmax/kata.ts";
export function solve(x) {
  return expected(x);
}
