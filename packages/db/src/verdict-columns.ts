/** @file A verdict as columns of its attempt: what is searched and counted, and the rest as JSON, cases apart. */
import { VERDICTS, type CaseReport, type Verdict } from "@kata/grader/verdict";
import type { Prisma } from "../generated/client.ts";
import { toStorableJson } from "./source.ts";

export interface VerdictColumns {
  readonly verdict: string;
  readonly score: number;
  readonly scoreVersion: number;
  readonly passed: number;
  readonly total: number;
  readonly report: Prisma.InputJsonValue;
  readonly cases: Prisma.InputJsonValue;
  readonly contentHash: string;
  readonly backend: string;
  readonly isolation: number;
  readonly durationMs: number;
}

export function toColumns({ cases, ...report }: Verdict): VerdictColumns {
  return {
    verdict: report.verdict,
    score: report.score,
    scoreVersion: report.scoreVersion,
    passed: cases.filter(({ status }) => status === "passed").length,
    total: cases.length,
    report: JSON.parse(toStorableJson(report)),
    cases: JSON.parse(toStorableJson(cases)),
    contentHash: report.contentHash,
    backend: report.backend.rung,
    isolation: report.isolation,
    durationMs: report.durationMs,
  };
}

/** The verdict that `toColumns` stored. */
export function fromColumns(report: unknown, cases: unknown): Verdict | null {
  if (!isReport(report) || !Array.isArray(cases)) return null;
  return { ...report, cases: cases as readonly CaseReport[] };
}

/** Only `toColumns` and the import, which validates, write this column: its first field tells it. */
function isReport(report: unknown): report is Omit<Verdict, "cases"> {
  const codes: readonly unknown[] = VERDICTS;
  return typeof report === "object" && report !== null && "verdict" in report && codes.includes(report.verdict);
}
