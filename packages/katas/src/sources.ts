/**
 * @file The code that belongs to a kata, as text. Server and terminal only.
 *
 * Who may see a solution is decided by the caller: after acceptance, or on giving up.
 */
import { readKataFile } from "./folders.ts";

export function readStub(slug: string): string {
  return readKataFile(slug, "stub.ts");
}

export function readSolution(slug: string): string {
  return readKataFile(slug, "solution.ts");
}
