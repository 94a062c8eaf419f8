/*
 * name: c69-callback-exhausted
 * verdict: runtime-error
 * fixture: callback
 * must not: give more draws than the script holds
 */
export function accumulate(draw, weigh, xs) {
  let total = 0;
  for (let i = 0; i <= xs.length; i++) total += draw();
  return Float64Array.of(total);
}
