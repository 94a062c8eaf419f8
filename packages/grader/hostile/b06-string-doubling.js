/*
 * name: b06-string-doubling
 * verdict: runtime-error
 * also: memory-limit, time-limit
 * must not: pass the limit of memory
 */
export function solve(x) {
  let text = "softmax";
  for (;;) text += text;
}
