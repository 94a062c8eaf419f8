/**
 * @file What a kata's verdicts depend on, as one hash: stored with every attempt, and part of the key of cached expectations.
 */
import { join } from "node:path";
import { hashFiles } from "@kata/grader/hash-files";
import { CONTENT, TEXTBOOK } from "./folders.ts";

const CODE = ["kata.ts", "mutants.ts", "solution.ts", "naive.ts"];

/** @param module of the textbook; its imports, what it reads, and the repairs of TensorFlow.js count as well */
export function hashKata(slug: string, module: string): string {
  const own = CODE.map((file) => join(CONTENT, slug, file));
  return hashFiles([...own, join(TEXTBOOK, `${module}.ts`), join(TEXTBOOK, "..", "repairs.ts")]);
}
