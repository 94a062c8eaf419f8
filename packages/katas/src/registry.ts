/**
 * @file The shipped katas by name: which there are, what a learner may call them, and everything that grading one needs.
 */
import type { LoadedKata } from "@kata/grader/grade";
import { catalogue } from "../public/catalogue.ts";
import { hashKata } from "./content-hash.ts";
import { nearest } from "./distance.ts";
import { hasKataFile, readKataFile } from "./folders.ts";
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
  const naive = hasKataFile(slug, "naive.ts") ? { naive: readKataFile(slug, "naive.ts") } : {};
  return { kata, mutants, solution, ...naive, contentHash: hashKata(slug, kata.reference.module) };
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
    names: [slug, ...aliases, ...slug.split("-"), ...title.en.toLowerCase().split(/[^a-z0-9]+/), title.zh].filter(
      Boolean,
    ),
  }));
  return { kind: "unknown", nearest: nearest(wanted, names) };
}
