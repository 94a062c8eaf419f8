/** @file Which katas a search and its filters leave, and how both are written in the address. */
import type { CatalogueEntry } from "@kata/katas/public/catalogue";
import { KATA_STATUSES, type KataProgress, type KataStatus } from "../wire/progress.ts";

export const DIFFICULTIES = ["easy", "medium", "hard"] as const;

export interface Filter {
  readonly query: string;
  readonly track?: string | undefined;
  readonly difficulty?: CatalogueEntry["difficulty"] | undefined;
  readonly status?: KataStatus | undefined;
}

export interface CatalogueRow extends CatalogueEntry {
  readonly progress: KataProgress;
}

export function readFilter(params: URLSearchParams): Filter {
  return {
    query: params.get("q") ?? "",
    track: params.get("track") ?? undefined,
    difficulty: DIFFICULTIES.find((value) => value === params.get("difficulty")),
    status: KATA_STATUSES.find((value) => value === params.get("status")),
  };
}

/** `q=softmax&status=new`; empty when nothing is filtered. */
export function writeFilter(filter: Filter): string {
  const params = new URLSearchParams();
  if (filter.query !== "") params.set("q", filter.query);
  if (filter.track) params.set("track", filter.track);
  if (filter.difficulty) params.set("difficulty", filter.difficulty);
  if (filter.status) params.set("status", filter.status);
  return params.toString();
}

export function isFiltered(filter: Filter): boolean {
  return writeFilter(filter) !== "";
}

export function applyFilter(rows: readonly CatalogueRow[], filter: Filter): readonly CatalogueRow[] {
  return rows.filter(
    (row) =>
      (filter.track === undefined || row.track === filter.track) &&
      (filter.difficulty === undefined || row.difficulty === filter.difficulty) &&
      (filter.status === undefined || row.progress.status === filter.status) &&
      matches(row, filter.query),
  );
}

/** Every word of the query occurs in a title of either language, the slug or an alias. */
function matches({ slug, title, aliases }: CatalogueRow, query: string): boolean {
  const haystack = [slug, slug.replaceAll("-", " "), title.en, title.zh, ...aliases].join("\n").toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}
