/** @file Known wrong answers as programs. */
import type { Mutant } from "@kata/grader/contract";

/** A mutant's edits do not fit the solution. */
export class MutantEditError extends Error {
  override readonly name = "MutantEditError";
}

/** The solution with the mutant's mistake in it. @throws {MutantEditError} unless each edit's text is found exactly once */
export function mutate(solution: string, { name, edits = [], source }: Mutant): string {
  if (source !== undefined) return source;
  return edits.reduce((text, [find, replace]) => {
    const count = text.split(find).length - 1;
    if (count !== 1)
      throw new MutantEditError(`mutant ${name}: ${JSON.stringify(find)} is found once in solution.ts; got ${count}`);
    return text.replace(find, () => replace);
  }, solution);
}
