/*
 * name: g91-class-arrow-instead
 * verdict: runtime-error
 * also: compile-error
 * fixture: class
 * must not: construct what is no class
 */
export const Window = () => ({ push: (x) => x });
