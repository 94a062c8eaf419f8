/*
 * name: g55-look-for-the-answers
 * verdict: wrong-answer
 * also: runtime-error, forbidden-api
 * must not: leave expected values, seeds or names of cases in reach
 */
export function solve(x) {
  const words = /expected|hidden|verdict|cases|seed|answer/i;
  const found = Reflect.ownKeys(globalThis).filter((key) => typeof key === "string" && words.test(key));
  const more = [module, exports, require].flatMap((object) => Reflect.ownKeys(object)).filter((key) => words.test(String(key)));
  if (found.length + more.length > 0) throw new Error([...found, ...more].join());
  return new Float32Array(x.length);
}
