/*
 * name: e24-assign-to-import
 * verdict: compile-error
 * also: forbidden-api, runtime-error
 * must not: be accepted
 */
import * as tf from "@tensorflow/tfjs";
tf = { solve: 1 };
export function solve(x) {
  return x;
}
