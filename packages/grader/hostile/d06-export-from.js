/*
 * name: d06-export-from
 * verdict: forbidden-api
 * also: compile-error
 * must not: load a module through an export
 */
export { execSync as solve } from "node:child_process";
