/*
 * name: e21-commonjs-export
 * verdict: compile-error
 * also: wrong-answer, runtime-error
 * must not: mix the two systems of modules into an accepted answer
 */
exports.solve = (x) => x.fill(0);
