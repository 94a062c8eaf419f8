/**
 * @file One hash over source files and all that they are made of: what they import or read by a relative path, and what that imports.
 */
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** `from "./x"`, `import "./x"`, `import("./x")` and `new URL("./x", import.meta.url)`. */
const RELATIVE = /(?:\bfrom |\bimport |\bimport\(|\bnew URL\()"(\.[^"]+)"/g;

/** sha256 over the contents of the files and of all that they name. What is no file counts as none. */
export function hashFiles(paths: readonly string[]): string {
  const contents = new Map<string, string>();
  const visit = (path: string) => {
    if (contents.has(path) || !statSync(path, { throwIfNoEntry: false })?.isFile()) return;
    const text = readFileSync(path, "utf8");
    contents.set(path, text);
    for (const [, target] of text.matchAll(RELATIVE)) visit(join(dirname(path), target!));
  };
  paths.forEach(visit);
  const hash = createHash("sha256");
  for (const text of contents.values()) hash.update(`${text.length}\n`).update(text);
  return hash.digest("hex");
}
