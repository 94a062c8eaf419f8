/*
 * name: d02-require-node-fs
 * verdict: forbidden-api
 * also: runtime-error
 * must not: read a file
 */
const fs = require("fs");
export function solve(x) {
  return Float32Array.from(fs.readdirSync("/"));
}
