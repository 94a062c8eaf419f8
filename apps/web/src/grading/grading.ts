/** @file A grading as the page sees it: which state it is in, and how each message of the server changes that. */
import type { Bilingual } from "@kata/grader/contract";
import type { Standing } from "@kata/db/standing";
import type { CaseReport, GradeEvent, Verdict } from "@kata/grader/verdict";
import type { AttemptKind, EndMessage, QueueMessage } from "../wire/attempt.ts";

export interface GroupProgress {
  readonly name: string;
  readonly total: number;
  readonly ran: number;
  readonly passed: number;
  readonly done: boolean;
}

export interface Live {
  readonly status: "live";
  readonly id: string;
  readonly kind: AttemptKind;
  /** lost: the browser is connecting again; nothing has been missed once it is back. */
  readonly connection: "open" | "lost";
  readonly queue: QueueMessage | undefined;
  /** Absent until a worker has begun. */
  readonly groups: readonly GroupProgress[] | undefined;
  readonly compiled: boolean;
  readonly cases: readonly CaseReport[];
  /** The verdict, while it is measured how efficient the code is. */
  readonly verdict: Verdict | undefined;
}

export type Grading =
  | { readonly status: "idle" }
  | { readonly status: "sending"; readonly kind: AttemptKind }
  /** The server would not take it; the message says why. */
  | { readonly status: "refused"; readonly message: Bilingual }
  /** The server could not be reached. */
  | { readonly status: "unsent" }
  | Live
  | {
      readonly status: "done";
      readonly id: string;
      readonly kind: AttemptKind;
      readonly report: Verdict;
      readonly standing: Standing | undefined;
    }
  | { readonly status: "cancelled"; readonly id: string; readonly kind: AttemptKind };

export function begin(id: string, kind: AttemptKind): Live {
  return {
    status: "live",
    id,
    kind,
    connection: "open",
    queue: undefined,
    groups: undefined,
    compiled: false,
    cases: [],
    verdict: undefined,
  };
}

export function isBusy(grading: Grading): boolean {
  return grading.status === "sending" || grading.status === "live";
}

export function onQueue(live: Live, queue: QueueMessage): Live {
  return { ...live, connection: "open", queue };
}

/** A grading that starts over, because its worker was lost, begins again with `started`. */
export function onGrade(live: Live, event: GradeEvent): Live {
  const open: Live = { ...live, connection: "open" };
  switch (event.type) {
    case "started":
      return {
        ...open,
        compiled: false,
        cases: [],
        verdict: undefined,
        groups: event.groups.map(({ name, cases }) => ({ name, total: cases, ran: 0, passed: 0, done: false })),
      };
    case "compiled":
      return { ...open, compiled: true };
    case "case":
      return {
        ...open,
        cases: [...open.cases, event.report],
        groups: change(open.groups, event.report.group, countCase(event.report)),
      };
    case "group":
      return {
        ...open,
        groups: change(open.groups, event.name, (group) => ({
          ...group,
          total: event.total,
          passed: event.passed,
          ran: event.done ? event.total : group.ran,
          done: event.done,
        })),
      };
    case "verdict":
      return event.measuring ? { ...open, verdict: event.verdict } : open;
    case "measured":
      return { ...open, verdict: event.verdict };
  }
}

export function onEnd(live: Live, { state, report, standing }: EndMessage): Grading {
  const { id, kind } = live;
  return state === "cancelled" || report === null
    ? { status: "cancelled", id, kind }
    : { status: "done", id, kind, report, standing };
}

function countCase({ status }: CaseReport): (group: GroupProgress) => GroupProgress {
  return (group) => {
    const ran = Math.min(group.ran + (status === "not-run" ? 0 : 1), group.total);
    return {
      ...group,
      ran,
      passed: group.passed + (status === "passed" ? 1 : 0),
      done: group.done || ran === group.total,
    };
  };
}

function change(
  groups: readonly GroupProgress[] | undefined,
  name: string,
  apply: (group: GroupProgress) => GroupProgress,
): readonly GroupProgress[] | undefined {
  return groups?.map((group) => (group.name === name ? apply(group) : group));
}
