/**
 * @file Programs that are right and cost more than a kata's solution and less than its naive answer: how well the middle of a
 * scale repeats. It does not know which katas measure.
 */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

export const IN_BETWEEN = resolve(import.meta.dirname, "in-between");

/** @returns its source; `undefined` where none is kept for this kata */
export function readInBetween(slug: string): string | undefined {
  const path = resolve(IN_BETWEEN, `${slug}.ts`);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
