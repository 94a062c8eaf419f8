/** @file The shipped katas with the learner's progress, and where to go on. */
import "server-only";
import type { Bilingual } from "@kata/grader/contract";
import { type CatalogueEntry, type Track, catalogue, tracks } from "@kata/katas/public/catalogue";
import type { CatalogueRow } from "@/catalogue/filter";
import { db } from "@/server/packages";
import type { Learner } from "@/server/session";

export interface Resume {
  readonly slug: string;
  readonly title: Bilingual;
  /** last: worked on most recently and not accepted. next: the first kata that is not accepted. first: nothing was tried yet. */
  readonly reason: "last" | "next" | "first";
}

export interface CatalogueView {
  readonly rows: readonly CatalogueRow[];
  readonly tracks: readonly Track[];
  /** Absent when every kata is accepted. */
  readonly resume: Resume | undefined;
}

const RECENT_ATTEMPTS = 20;

export async function getCatalogue({ database, userId }: Learner): Promise<CatalogueView> {
  const [{ statuses }, { listAttempts }] = await Promise.all([db.progress(), db.attempts()]);
  const [progress, recent] = await Promise.all([
    statuses(database, userId),
    listAttempts(database, userId, { limit: RECENT_ATTEMPTS }),
  ]);
  const rows = catalogue.map((entry) => {
    const own = progress.get(entry.slug);
    const bestScore = own?.best?.score;
    return { ...entry, progress: { status: own?.status ?? "new", ...(bestScore === undefined ? {} : { bestScore }) } };
  });
  const shown = new Set(rows.map(({ track }) => track));
  return {
    rows,
    tracks: tracks.filter(({ id }) => shown.has(id)),
    resume: resumeAt(
      rows,
      recent.map(({ slug }) => slug),
    ),
  };
}

/** The first kata after this one that is not accepted, or else before it. */
export async function getNext({ database, userId }: Learner, slug: string): Promise<Resume | undefined> {
  const { statuses } = await db.progress();
  const progress = await statuses(database, userId);
  const at = catalogue.findIndex((entry) => entry.slug === slug);
  const others = [...catalogue.slice(at + 1), ...catalogue.slice(0, at)];
  const next = others.find((entry) => progress.get(entry.slug)?.status !== "accepted");
  return next && { slug: next.slug, title: next.title, reason: "next" };
}

export function findEntry(slug: string): CatalogueEntry | undefined {
  return catalogue.find((entry) => entry.slug === slug);
}

function resumeAt(rows: readonly CatalogueRow[], recentSlugs: readonly string[]): Resume | undefined {
  const open = rows.filter(({ progress }) => progress.status !== "accepted");
  const last = recentSlugs.map((slug) => open.find((row) => row.slug === slug)).find((row) => row !== undefined);
  const row = last ?? open[0];
  if (row === undefined) return undefined;
  return { slug: row.slug, title: row.title, reason: last ? "last" : recentSlugs.length > 0 ? "next" : "first" };
}
