/**
 * @file Writes what follows from the folders of `content/`: the registry's lazy loaders, and for browsers the catalogue and the proofs.
 *
 * Run by `turbo generate`, after every install. A folder counts as shipped once it holds a `kata.ts` and a `mutants.ts`.
 */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CatalogueEntry } from "../public/catalogue.ts";
import type { ProofSummary } from "../public/proofs.ts";
import { CONTENT, PUBLIC } from "./folders.ts";
import { readPlan, type PlanEntry } from "./plan.ts";
import { readProof, type Proof } from "./proof.ts";

/** A folder of `content/` that the plan does not name. */
export class UnplannedKataError extends Error {
  override readonly name = "UnplannedKataError";
}

/** The shipped part of the plan, each kata after its prerequisites. */
export function shippedEntries(folders: readonly string[], plan: readonly PlanEntry[]): readonly CatalogueEntry[] {
  const planned = new Map(plan.map((entry) => [entry.slug, entry]));
  const unplanned = folders.filter((folder) => !planned.has(folder));
  if (unplanned.length > 0) {
    throw new UnplannedKataError(
      `generate: a kata's folder is named after a slug of the plan; got ${unplanned.join(", ")}`,
    );
  }
  return folders
    .map((folder) => planned.get(folder)!)
    .sort((a, b) => a.order - b.order)
    .map(({ slug, title, track, difficulty, style, tier, aliases, prereqs, order, source, signature, ...rest }) => {
      const interviewFocus = [...new Set(rest.interview_focus.map(({ focus }) => focus))];
      return {
        slug,
        title,
        track,
        difficulty,
        style,
        tier,
        aliases,
        prereqs,
        order,
        source,
        signature,
        interviewFocus,
      };
    });
}

export function catalogueSource(entries: readonly CatalogueEntry[]): string {
  return [
    "// Written by src/generate.ts. Not committed.",
    'import type { CatalogueEntry } from "./catalogue.ts";',
    "",
    `export const entries: readonly CatalogueEntry[] = ${JSON.stringify(entries, null, 2)};`,
    "",
  ].join("\n");
}

export function summaryOf({ mutants }: Proof): ProofSummary {
  return { mutants: mutants.length, rejected: mutants.filter(({ rejectedBy }) => rejectedBy.length > 0).length };
}

export function proofsSource(summaries: Readonly<Record<string, ProofSummary>>): string {
  return [
    "// Written by src/generate.ts. Not committed.",
    'import type { ProofSummary } from "./proofs.ts";',
    "",
    `export const summaries: Readonly<Record<string, ProofSummary>> = ${JSON.stringify(summaries, null, 2)};`,
    "",
  ].join("\n");
}

export function registrySource(slugs: readonly string[]): string {
  const loader = (slug: string) =>
    `  "${slug}": async () => ({ ...(await import("../content/${slug}/kata.ts")), ...(await import("../content/${slug}/mutants.ts")) }),`;
  return [
    "// Written by src/generate.ts. Not committed.",
    'import type { Kata, Mutant } from "@kata/grader/contract";',
    "",
    "type Loader = () => Promise<{ readonly kata: Kata; readonly mutants: readonly Mutant[] }>;",
    "",
    "/** Loads one kata on demand, in the catalogue's order. */",
    "export const loaders: Readonly<Record<string, Loader>> = {",
    ...slugs.map(loader),
    "};",
    "",
  ].join("\n");
}

function generate(): void {
  const folders = readdirSync(CONTENT).filter((folder) =>
    ["kata.ts", "mutants.ts"].every((file) => existsSync(join(CONTENT, folder, file))),
  );
  const entries = shippedEntries(folders, readPlan());
  const slugs = entries.map(({ slug }) => slug);
  writeFileSync(join(PUBLIC, "catalogue.gen.ts"), catalogueSource(entries));
  const proofs = slugs.map(readProof).filter((proof) => proof !== undefined);
  writeFileSync(
    join(PUBLIC, "proofs.gen.ts"),
    proofsSource(Object.fromEntries(proofs.map((proof) => [proof.slug, summaryOf(proof)]))),
  );
  writeFileSync(join(import.meta.dirname, "registry.gen.ts"), registrySource(slugs));
}

if (import.meta.main) generate();
