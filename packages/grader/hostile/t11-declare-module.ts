/*
 * name: t11-declare-module
 * verdict: forbidden-api
 * also: compile-error
 * must not: make a module by declaring it
 */
declare module "answers" {
  export function answer(x: Float32Array): Float32Array;
}
import { answer } from "answers";
export function solve(x: Float32Array): Float32Array {
  return answer(x);
}
