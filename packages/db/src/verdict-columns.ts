/** @file A verdict as columns of its attempt: what is searched, counted and compared, and the rest as JSON. */
import { VERDICTS, type CaseReport, type Efficiency, type Machine, type Verdict } from "@kata/grader/verdict";
import type { Attempt, Prisma } from "../generated/client.ts";
import { toStorableJson } from "./source.ts";

export interface VerdictColumns {
  readonly verdict: string;
  readonly score: number;
  readonly scoreVersion: number;
  readonly passed: number;
  readonly total: number;
  readonly report: Prisma.InputJsonValue;
  readonly cases: Prisma.InputJsonValue;
  /** Only of what was measured. */
  readonly efficiency?: Prisma.InputJsonValue;
  readonly machine?: Prisma.InputJsonValue;
  readonly contentHash: string;
  readonly backend: string;
  readonly isolation: number;
  readonly durationMs: number;
}

export function toColumns({ cases, efficiency, machine, ...report }: Verdict): VerdictColumns {
  return {
    verdict: report.verdict,
    score: report.score,
    scoreVersion: report.scoreVersion,
    passed: cases.filter(({ status }) => status === "passed").length,
    total: cases.length,
    report: toJson(report),
    cases: toJson(cases),
    ...(efficiency && { efficiency: toJson(efficiency) }),
    ...(machine && { machine: toJson(machine) }),
    contentHash: report.contentHash,
    backend: report.backend.rung,
    isolation: report.isolation,
    durationMs: report.durationMs,
  };
}

/** The verdict that `toColumns` stored. */
export function fromColumns(row: Pick<Attempt, "report" | "cases" | "efficiency" | "machine">): Verdict | null {
  const { cases, efficiency, machine } = row;
  const report: unknown = row.report;
  if (!isReport(report) || !Array.isArray(cases)) return null;
  return {
    ...report,
    cases: cases as unknown as readonly CaseReport[],
    ...(efficiency !== null && { efficiency: efficiency as unknown as readonly Efficiency[] }),
    ...(machine !== null && { machine: machine as unknown as Machine }),
  };
}

/** Only `toColumns` and the import, which validates, write these columns: the first field tells that it is a verdict. */
function isReport(report: unknown): report is Omit<Verdict, "cases"> {
  const codes: readonly unknown[] = VERDICTS;
  return typeof report === "object" && report !== null && "verdict" in report && codes.includes(report.verdict);
}

function toJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(toStorableJson(value));
}
