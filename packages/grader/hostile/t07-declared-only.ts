/*
 * name: t07-declared-only
 * verdict: compile-error
 * must not: take a declaration for a function
 */
export declare function solve(x: Float32Array): Float32Array;
