/*
 * name: d29-stack-tells-no-path
 * verdict: wrong-answer
 * must not: name a path of the host in a stack; a runtime-error verdict here is a fail
 */
export function solve(x) {
  const holder = {};
  Error.captureStackTrace(holder);
  const text = [holder.stack, new Error("x").stack].join("\n");
  if (/[\\/](?!\/)\w+[\\/]|node:|isolated/.test(text)) throw new Error(text);
  return new Float32Array(x.length);
}
