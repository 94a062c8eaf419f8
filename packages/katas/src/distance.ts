/** @file Which known names a mistyped one may have meant. */
import { distance } from "fastest-levenshtein";

/** Slugs of the closest candidates, best first: at most three, and none with half of its letters wrong. */
export function nearest(
  wanted: string,
  candidates: readonly { readonly slug: string; readonly names: readonly string[] }[],
): readonly string[] {
  return candidates
    .map(({ slug, names }) => ({ slug, cost: Math.min(...names.map((name) => costOf(wanted, name))) }))
    .filter(({ cost }) => cost < 0.5)
    .sort((a, b) => a.cost - b.cost)
    .slice(0, 3)
    .map(({ slug }) => slug);
}

/** Edits per letter: 0 is the same name, 1 has nothing in common. A name that contains the wanted one is close. */
function costOf(wanted: string, name: string): number {
  // Three letters: a shorter piece is found in too many names.
  if (wanted.length >= 3 && name.includes(wanted)) return 0.25 * (1 - wanted.length / name.length);
  return distance(wanted, name) / Math.max(wanted.length, name.length, 1);
}
