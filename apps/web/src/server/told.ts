/**
 * @file What of a verdict leaves the server: why it broke off, and why a backend was passed over, is for the operator, who finds it
 * in the database.
 */
import "server-only";
import type { GradeEvent, Verdict } from "@kata/grader/verdict";

export function toldVerdict({ cause: _cause, backend, ...told }: Verdict): Verdict {
  const { skipped: _skipped, ...used } = backend;
  return { ...told, backend: used };
}

export function toldEvent(event: GradeEvent): GradeEvent {
  return "verdict" in event ? { ...event, verdict: toldVerdict(event.verdict) } : event;
}
