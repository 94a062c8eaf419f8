/**
 * @file What a kata's verdicts depend on, as one hash: stored with every attempt, and the key of cached expectations.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CONTENT, TEXTBOOK } from "./folders.ts";

const CODE = ["kata.ts", "mutants.ts", "solution.ts", "naive.ts"];

/** @param module of the textbook; its imports and the repairs of TensorFlow.js count as well */
export function hashKata(slug: string, module: string): string {
  const own = CODE.map((file) => join(CONTENT, slug, file));
  return hashFiles([...own, join(TEXTBOOK, `${module}.ts`), join(TEXTBOOK, "..", "repairs.ts")]);
}

/** sha256 over the contents of the files and of all that they import by relative path. A file that is not there counts as none. */
export function hashFiles(paths: readonly string[]): string {
  const contents = new Map<string, string>();
  const visit = (path: string) => {
    if (contents.has(path) || !existsSync(path)) return;
    const text = readFileSync(path, "utf8");
    contents.set(path, text);
    for (const [, target] of text.matchAll(/from "(\.[^"]+)"/g)) visit(join(dirname(path), target!));
  };
  paths.forEach(visit);
  const hash = createHash("sha256");
  for (const text of contents.values()) hash.update(`${text.length}\n`).update(text);
  return hash.digest("hex");
}
