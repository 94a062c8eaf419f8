/** @file Which katas the conformance test goes through: all, or those that the variable KATA names. */
import { resolveName } from "../src/registry.ts";

/**
 * @param folders slugs of all katas
 * @param names slugs or aliases, separated by commas; all katas where it is absent or empty
 * @throws when a name is that of no kata
 */
export function chooseKatas(folders: readonly string[], names = ""): readonly string[] {
  const wanted = names.split(",").filter((name) => name.trim() !== "");
  const chosen = wanted.map((name) => {
    const slug = name.trim();
    if (folders.includes(slug)) return slug;
    const resolved = resolveName(slug);
    if (resolved.kind === "found") return resolved.slug;
    const near = resolved.nearest.length === 0 ? folders : resolved.nearest;
    throw new Error(`KATA: slugs of katas, separated by commas; got "${slug}". There is ${near.join(", ")}.`);
  });
  return wanted.length === 0 ? folders : folders.filter((slug) => chosen.includes(slug));
}
