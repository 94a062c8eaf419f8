/*
 * name: t15-union-of-unions
 * verdict: wrong-answer
 * also: compile-error, time-limit
 * must not: work out types while it compiles
 */
type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type Long = `${Digit}${Digit}${Digit}${Digit}${Digit}${Digit}`;
type Deep<T extends unknown[]> = T["length"] extends 999 ? T : Deep<[...T, ...T, Long]>;
export const bomb: Deep<[]> = [] as never;
export const solve = (x: Float32Array): Float32Array => new Float32Array(x.length);
