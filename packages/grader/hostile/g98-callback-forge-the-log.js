/*
 * name: g98-callback-forge-the-log
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: callback
 * must not: let the log be written
 */
export function accumulate(draw, weigh, xs) {
  let total = 0;
  weigh.log = xs;
  weigh.calls = [...xs];
  return Float64Array.from(xs, (x, i) => {
    const product = x * draw();
    (weigh.log ??= []).push?.([product, i]);
    return (total += 2 * product + i + 0.5);
  });
}
