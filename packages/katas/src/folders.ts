/**
 * @file Where the files of a kata lie. Server and tools only: a browser never gets these paths.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// Not `new URL("..", import.meta.url)`: bundlers take that pattern for an asset.
const PACKAGE = join(dirname(fileURLToPath(import.meta.url)), "..");

export const CONTENT = join(PACKAGE, "content");
export const PLAN = join(PACKAGE, "data", "catalogue.json");
export const PUBLIC = join(PACKAGE, "public");
export const PROOFS = join(PACKAGE, "proof");
export const TEXTBOOK = join(PACKAGE, "..", "reference", "src", "textbook");

export function hasKataFile(slug: string, file: string): boolean {
  return existsSync(join(CONTENT, slug, file));
}

/** The text of a file in the folder of a kata. */
export function readKataFile(slug: string, file: string): string {
  return readFileSync(join(CONTENT, slug, file), "utf8");
}
