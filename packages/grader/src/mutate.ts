/** @file Wrong solutions, each made from the right one by the smallest edit that shows the mistake. */
import type { Mutant } from "./contract.ts";

/** The kata's files contradict each other. */
export class ContentError extends Error {
  override readonly name = "ContentError";
}

/** The program with the mutant's mistake in it. */
export function mutate(solution: string, mutant: Mutant): string {
  if (mutant.source !== undefined) return mutant.source;
  if (mutant.edits === undefined) throw new ContentError(`mutant ${mutant.name}: has edits or a source; got neither`);
  return mutant.edits.reduce((source, [find, replace]) => {
    const count = source.split(find).length - 1;
    if (count !== 1)
      throw new ContentError(
        `mutant ${mutant.name}: ${JSON.stringify(find)} occurs once in solution.ts; got ${count} times`,
      );
    return source.replace(find, () => replace);
  }, solution);
}
