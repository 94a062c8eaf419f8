/*
 * name: h04-local-names-of-forbidden-things
 * verdict: accepted
 * must not: be rejected: the names are the program's own
 */
function softmax(x) {
  let top = -Infinity;
  for (const v of x) if (v > top) top = v;
  const out = new Float32Array(x.length);
  let total = 0;
  for (let i = 0; i < x.length; i++) total += out[i] = Math.exp(x[i] - top);
  for (let i = 0; i < x.length; i++) out[i] /= total;
  return out;
}
export function solve(x) {
  const process = (values) => softmax(values);
  const require = process;
  const fetch = { process: require };
  const Worker = class {
    run = (values) => fetch.process(values);
  };
  return new Worker().run(x);
}
