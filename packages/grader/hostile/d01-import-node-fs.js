/*
 * name: d01-import-node-fs
 * verdict: forbidden-api
 * also: compile-error
 * must not: read a file
 */
import { readFileSync } from "node:fs";
export function solve(x) {
  return Float32Array.from(readFileSync("/etc/hostname"));
}
