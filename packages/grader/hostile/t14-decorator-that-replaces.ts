/*
 * name: t14-decorator-that-replaces
 * verdict: wrong-answer
 * also: compile-error, runtime-error
 * must not: give a decorator more than a class
 */
const replace = (_value: unknown, context: { name: string }) => class {
  solve = context.name;
};
@replace
class Answer {
  solve = 1;
}
export const solve = (x: Float32Array): Float32Array => x.map(() => Number(new Answer().solve));
