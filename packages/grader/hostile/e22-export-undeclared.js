/*
 * name: e22-export-undeclared
 * verdict: compile-error
 * also: runtime-error
 * must not: be taken for an answer
 */
export { solve };
