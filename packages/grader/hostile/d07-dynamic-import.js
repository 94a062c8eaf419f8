/*
 * name: d07-dynamic-import
 * verdict: forbidden-api
 * also: wrong-answer, compile-error, runtime-error
 * must not: load the module
 */
export async function solve(x) {
  const name = ["node", "os"].join(":");
  const os = await import(name);
  return x.fill(os.freemem());
}
