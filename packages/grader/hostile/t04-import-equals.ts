/*
 * name: t04-import-equals
 * verdict: forbidden-api
 * also: compile-error
 * must not: turn into a require that nobody checked
 */
import fs = require("node:fs");
export function solve(x: Float32Array): Float32Array {
  return x.fill(fs.readdirSync("/").length);
}
