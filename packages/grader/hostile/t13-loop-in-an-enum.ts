/*
 * name: t13-loop-in-an-enum
 * verdict: time-limit
 * also: compile-error
 * must not: compute an enum's values while it compiles
 */
enum Endless {
  A = (() => {
    for (;;);
  })(),
}
export const solve = (x: Float32Array): Float32Array => x.fill(Endless.A);
