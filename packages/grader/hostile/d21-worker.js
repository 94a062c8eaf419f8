/*
 * name: d21-worker
 * verdict: forbidden-api
 * also: runtime-error
 * must not: start a thread
 */
export function solve(x) {
  new Worker("data:text/javascript,for(;;);");
  return x;
}
