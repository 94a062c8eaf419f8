/*
 * name: e04-comments-only
 * verdict: compile-error
 * must not: call what is not there
 */
// A program that says nothing.
