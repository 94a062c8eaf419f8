/** @file Tells where a measured attempt stands among the accepted ones, a line for each measure of the kata. */
import type { Standing } from "@kata/db/standing";
import { nameOf } from "@kata/grader/measure/points";
import type { Context } from "./context.ts";

export function tellStanding(standing: Standing | undefined, { terminal, messages, locale }: Context): void {
  if (standing === undefined) return;
  const { ranked, tooFew, notIsolated } = messages.standing;
  const tell = (text: string) => terminal.line(terminal.paint("dim", text));
  if (standing.status === "not-isolated") return tell(notIsolated(standing.isolation, standing.needed));
  for (const { kind, name, rank } of standing.measures) {
    const measure = nameOf({ kind, ...(name && { value: { name } }) })[locale];
    if (rank.status === "too-few") tell(tooFew(measure, rank.needed, rank.missing));
    else tell(ranked(kind === "cpuTime" ? undefined : measure, rank.percent, rank.others, rank.ties));
  }
}
