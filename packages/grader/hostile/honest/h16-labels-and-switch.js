/*
 * name: h16-labels-and-switch
 * verdict: accepted
 * must not: be rejected
 */
export function solve(x) {
  const out = new Float32Array(x.length);
  let phase = 0;
  let top = -Infinity;
  let total = 0;
  outer: for (;;) {
    switch (phase++) {
      case 0:
        for (const value of x) if (value > top) top = value;
        continue outer;
      case 1:
        for (let i = 0; i < x.length; i++) total += out[i] = Math.exp(x[i] - top);
        continue outer;
      case 2:
        for (let i = 0; i < x.length; i++) out[i] /= total;
        break outer;
    }
  }
  return out;
}
