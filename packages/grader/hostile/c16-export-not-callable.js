/*
 * name: c16-export-not-callable
 * verdict: compile-error
 * also: runtime-error
 * must not: call a number
 */
export const solve = 42;
