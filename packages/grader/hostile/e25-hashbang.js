/*
 * name: e25-hashbang
 * verdict: wrong-answer
 * also: compile-error
 * must not: run a program by the interpreter that its first line names
 */
#!/bin/sh
export const solve = (x) => new Float32Array(x.length);
