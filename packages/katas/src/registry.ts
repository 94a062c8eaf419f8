/**
 * @file The shipped katas by name: which there are, what a learner may call them, and everything that grading one needs.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { LoadedKata } from "@kata/grader/grade";
import { catalogue } from "../public/catalogue.ts";
import { nearest } from "./distance.ts";
import { CONTENT, TEXTBOOK, readKataFile } from "./folders.ts";
import { loaders } from "./registry.gen.ts";

/** Nobody ships this kata. */
export class UnknownKataError extends Error {
  override readonly name = "UnknownKataError";
}

export type Resolved =
  { readonly kind: "found"; readonly slug: string } | { readonly kind: "unknown"; readonly nearest: readonly string[] };

/** Slugs, each after its prerequisites. */
export const shipped: readonly string[] = catalogue.map(({ slug }) => slug);

/** @throws {UnknownKataError} when the slug is not shipped; see `resolveName` for what a learner typed */
export async function loadKata(slug: string): Promise<LoadedKata> {
  const load = Object.hasOwn(loaders, slug) ? loaders[slug] : undefined;
  if (load === undefined) throw new UnknownKataError(`loadKata: a slug of the catalogue; got "${slug}"`);
  const { kata, mutants } = await load();
  const solution = readKataFile(slug, "solution.ts");
  return { kata, mutants, solution, contentHash: contentHash(slug, kata.reference.module) };
}

/** Slug or alias, in any case and with spaces or underscores for hyphens. Otherwise up to three katas that sound alike. */
export function resolveName(name: string): Resolved {
  const wanted = name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, "-");
  const found = catalogue.find(({ slug, aliases }) => slug === wanted || aliases.includes(wanted));
  if (found) return { kind: "found", slug: found.slug };
  const names = catalogue.map(({ slug, aliases, title }) => ({
    slug,
    names: [slug, ...aliases, ...slug.split("-"), ...title.en.toLowerCase().split(/[^a-z0-9]+/), title.zh],
  }));
  return { kind: "unknown", nearest: nearest(wanted, names) };
}

/** Changes whenever an expected value or a verdict could: sha256 over the kata's code and what its reference is made of. */
function contentHash(slug: string, module: string): string {
  const own = ["kata.ts", "mutants.ts", "solution.ts", "naive.ts"].map((file) => join(CONTENT, slug, file));
  const reference = withImports(join(TEXTBOOK, `${module}.ts`), join(TEXTBOOK, "..", "repairs.ts"));
  const hash = createHash("sha256");
  for (const path of [...own, ...reference]) if (existsSync(path)) hash.update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}

/** The files and all that they import by relative path, sorted. */
function withImports(...entries: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path) || !existsSync(path)) return;
    seen.add(path);
    for (const [, target] of readFileSync(path, "utf8").matchAll(/from "(\.[^"]+)"/g)) visit(join(path, "..", target!));
  };
  entries.forEach(visit);
  return [...seen].sort();
}
