/*
 * name: d20-xml-http-request
 * verdict: forbidden-api
 * also: runtime-error
 * must not: open a socket
 */
export function solve(x) {
  const request = new XMLHttpRequest();
  request.open("GET", "http://192.0.2.1/", false);
  return x;
}
