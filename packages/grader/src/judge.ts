/**
 * @file From a case's record and its expected outcomes to passed or failed, and why.
 *
 * The order is the order of trust: what the machine observed, then what the code threw, then values, then bounds.
 */
import { compareOutcomes, type Comparison } from "./compare.ts";
import type { Bounds, Case, Kata, Meters, Outcomes, Script } from "./contract.ts";
import { isRanks } from "./contract.ts";
import * as say from "./messages.ts";
import type { CaseRecord, Fault, PlayedStep } from "./sandbox/protocol.ts";
import type { Failure, Position, VerdictCode } from "./verdict.ts";

export interface Judged {
  readonly failure?: Failure;
  readonly comparison?: Comparison;
}

export interface JudgeInput {
  readonly kata: Kata;
  readonly testCase: Case;
  readonly script: Script;
  readonly expected: Outcomes;
  readonly record: CaseRecord;
  readonly positionOf: (at: Position) => Position | undefined;
}

export function judge({ kata, testCase, script, expected, record, positionOf }: JudgeInput): Judged {
  const shown = testCase.example === true;
  const { fault } = record;
  const thrown = firstUnexpected(script, record.ranks);
  if (fault !== undefined && !(fault.kind === "stalled" && thrown !== undefined)) {
    return { failure: failureOf(fault, positionOf, shown) };
  }
  if (thrown !== undefined) return { failure: thrownFailure(thrown, positionOf, shown) };

  const overwritten = record.ranks.flat().find((step) => step.overwritten !== undefined)?.overwritten?.[0];
  if (overwritten !== undefined) return { failure: { verdict: "wrong-answer", message: say.overwritten(overwritten) } };

  const got = outcomesOf(record);
  const comparison = compareOutcomes(kata, testCase, script, expected, got);
  if (!comparison.ok) {
    return {
      comparison,
      failure: {
        verdict: "wrong-answer",
        message: shown ? say.wrongExample() : say.wrongHidden(),
        ...(shown && comparison.difference !== undefined ? { difference: comparison.difference } : {}),
      },
    };
  }
  const finding = testCase.check?.({ outcomes: got, expected, meters: record.meters });
  if (finding !== undefined) return { comparison, failure: finding };
  const broken = brokenBound({ ...kata.bounds, ...testCase.bounds }, record.meters, shown);
  return broken === undefined ? { comparison } : { comparison, failure: { verdict: "limit-exceeded", ...broken } };
}

export function outcomesOf(record: CaseRecord): Outcomes {
  return record.ranks.map((steps) => steps.map(({ outcome }) => outcome));
}

export function failureOf(fault: Fault, positionOf: JudgeInput["positionOf"], shown: boolean): Failure {
  switch (fault.kind) {
    case "threw":
      return thrownFailure(fault.thrown, positionOf, shown);
    case "forbidden":
      return { verdict: "forbidden-api", message: say.forbidden(fault.name) };
    case "deadlock":
      return { verdict: "deadlock", message: say.deadlock(fault.waits) };
    case "missing-export":
      return { verdict: "compile-error", message: say.missingExport(fault.names) };
    default:
      return { verdict: VERDICT_OF[fault.kind], message: say.fault(fault.kind) };
  }
}

const VERDICT_OF: Readonly<Record<"time" | "memory" | "output" | "stalled" | "unhandled" | "died", VerdictCode>> = {
  time: "time-limit",
  memory: "memory-limit",
  output: "output-limit",
  stalled: "runtime-error",
  unhandled: "runtime-error",
  died: "runtime-error",
};

function thrownFailure(
  thrown: NonNullable<PlayedStep["thrown"]>,
  positionOf: JudgeInput["positionOf"],
  shown: boolean,
): Failure {
  const at = thrown.at === undefined ? undefined : positionOf(thrown.at);
  // Of a hidden case only the class that the trusted side established, never a name or a message the candidate chose.
  const name = shown ? thrown.name : thrown.error === "other" ? "a value that is not an Error" : thrown.error;
  return {
    verdict: "runtime-error",
    message: say.threw(name, at),
    error: { name, ...(at === undefined ? {} : { at }), ...(shown ? { message: thrown.message } : {}) },
  };
}

function firstUnexpected(script: Script, ranks: CaseRecord["ranks"]): NonNullable<PlayedStep["thrown"]> | undefined {
  for (const [rank, steps] of ranks.entries()) {
    const declared = isRanks(script) ? (script.steps[rank] ?? []) : script.steps;
    for (const { step, thrown } of steps) {
      const own = declared[step];
      const mayThrow = own !== undefined && "throws" in own && own.throws !== undefined;
      if (thrown !== undefined && !mayThrow) return thrown;
    }
  }
  return undefined;
}

function brokenBound(
  bounds: Bounds,
  meters: Meters,
  shown: boolean,
): (Pick<Failure, "message"> & { readonly bound: keyof Bounds }) | undefined {
  const ranks = meters.ranks;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const measured: readonly [keyof Bounds, number][] = [
    ["leakedTensors", meters.leakedTensors],
    ["tensorPeakBytes", meters.tensorPeakBytes],
    ["largestBufferBytes", meters.largestBufferBytes],
    ["allocatedBytes", meters.allocatedBytes],
    ["totalBytesSent", sum(ranks?.bytesSent ?? [])],
    ["bytesSentPerRank", Math.max(0, ...(ranks?.bytesSent ?? []))],
    ["messagesPerRank", Math.max(0, ...(ranks?.messagesSent ?? []))],
    ["virtualTime", ranks?.virtualTime ?? 0],
  ];
  for (const [name, value] of measured) {
    const bound = bounds[name];
    if (bound === undefined || !(value > bound)) continue;
    return { bound: name, message: say.boundBroken(name, bound, shown ? value : roughly(value), shown) };
  }
  return undefined;
}

/** Rounded up to two digits: what is measured is the candidate's to choose, and could spell out a hidden value. */
function roughly(value: number): number {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return unit < 1 ? Number(value.toPrecision(2)) : Math.ceil(value / unit) * unit;
}
