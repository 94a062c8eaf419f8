/*
 * name: t05-import-type-only
 * verdict: wrong-answer
 * also: forbidden-api, compile-error
 * must not: read a declaration outside the project
 */
import type { Dirent } from "node:fs";
export function solve(x: Float32Array): Float32Array {
  const none: Dirent | undefined = undefined;
  return x.fill(none === undefined ? 0 : 1);
}
