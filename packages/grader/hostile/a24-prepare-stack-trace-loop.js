/*
 * name: a24-prepare-stack-trace-loop
 * verdict: runtime-error
 * also: time-limit, wrong-answer
 * must not: format a stack with the candidate's own function
 */
export function solve(x) {
  Error.prepareStackTrace = () => {
    for (;;);
  };
  throw new Error("x");
}
