/*
 * name: g90-class-instance-instead
 * verdict: compile-error
 * also: runtime-error
 * fixture: class
 * must not: construct what is no class
 */
export const Window = { push: (x) => x, max: () => 0, values: () => [], count: 0 };
