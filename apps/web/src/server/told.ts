/** @file What of a verdict leaves the server: the cause of an internal error is for the operator, who finds it in the database. */
import "server-only";
import type { GradeEvent, Verdict } from "@kata/grader/verdict";

export function toldVerdict({ cause: _cause, ...told }: Verdict): Verdict {
  return told;
}

export function toldEvent(event: GradeEvent): GradeEvent {
  return event.type === "verdict" ? { type: "verdict", verdict: toldVerdict(event.verdict) } : event;
}
