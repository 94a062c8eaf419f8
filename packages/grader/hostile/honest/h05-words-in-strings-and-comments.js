/*
 * name: h05-words-in-strings-and-comments
 * verdict: accepted
 * must not: be rejected: eval, process.exit() and import("fs") stand in text only
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
// eval("1"); require("child_process"); new Function("return this")
const TEXT = "eval(process.env); import('node:fs'); WebAssembly, SharedArrayBuffer, fetch, </script>";
export const solve = (x) => (TEXT.includes("eval") && /process|require/.test(TEXT) ? softmax(x) : x);
