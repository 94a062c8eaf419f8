/*
 * name: g103-callback-change-the-logged-argument
 * verdict: wrong-answer
 * fixture: callback
 * must not: log a reference instead of a copy
 */
export function accumulate(draw, weigh, xs) {
  let total = 0;
  return Float64Array.from(xs, (x, i) => {
    const product = x * draw();
    const box = [product];
    weigh(box, i);
    box[0] = product;
    return (total += 2 * product + i + 0.5);
  });
}
