/*
 * name: t06-type-of-the-name
 * verdict: compile-error
 * must not: take a type for a function
 */
export type solve = (x: Float32Array) => Float32Array;
