/** @file One grading, shown while it happens: each case group as it ends, then the verdict, then what was measured. */
import { answersFolder } from "@kata/db/location";
import type { AnswerOptions } from "@kata/grader/answers/answer-book";
import type { Grader, LoadedKata } from "@kata/grader/grade";
import { renderExamples, renderGroup, renderSource, renderVerdict } from "@kata/grader/report";
import { renderEfficiency } from "@kata/grader/report-efficiency";
import type { GradeEvent, Verdict } from "@kata/grader/verdict";
import type { Context } from "./context.ts";
import { Problem } from "./problem.ts";
import { reasonOf } from "./reason.ts";
import type { Source } from "./source.ts";
import type { Complaint } from "./type-check.ts";
import { widthOf } from "./terminal.ts";

export interface Engine {
  readonly grader: Promise<Grader>;
  readonly kata: Promise<LoadedKata>;
}

export interface GradingOptions {
  readonly examples: boolean;
  readonly json: boolean;
  readonly measure: boolean;
  readonly signal?: AbortSignal;
}

/** More complaints than this are noise: the first usually causes the rest. */
const MOST_COMPLAINTS = 5;

/** Starts what grading needs, without waiting for it. Without `answers` the reference is asked anew. */
export function startEngine(slug: string, answers: AnswerOptions = {}): Engine {
  const grader = import("@kata/grader/grade").then(async ({ createGrader }) => {
    const created = await createGrader({ answers, spares: 0 }); // one grading at a time: its child is there while the user edits
    created.start();
    return created;
  });
  const kata = import("@kata/katas/registry").then(({ loadKata }) => loadKata(slug));
  // Whoever awaits them hears of a failure; until then it is nobody's unhandled rejection.
  for (const started of [grader, kata]) started.catch(() => {});
  return { grader, kata };
}

/** Expected outcomes of earlier gradings. Where none can be kept, every grading waits for the reference, and the user hears why. */
export function keptAnswers({ terminal, messages, locale }: Context): AnswerOptions {
  return {
    folder: answersFolder(),
    onProblem(problem) {
      // What could not be computed ahead is asked for by the next grading, and fails there in the open.
      if (problem.kind === "not-kept")
        terminal.complain(
          terminal.paintComplaint("warn", messages.grade.answersNotKept(reasonOf(problem.reason, locale))),
        );
    },
  };
}

export async function stopEngine({ grader }: Engine): Promise<void> {
  await (await grader.catch(() => undefined))?.close();
}

/**
 * Grades and shows. A signal that comes while an accepted answer is measured ends the measuring alone: the verdict is out.
 *
 * @throws {Problem} when there is no verdict
 */
export async function gradeShown(
  source: Source,
  engine: Engine,
  options: GradingOptions,
  context: Context,
): Promise<Verdict> {
  const { terminal, messages } = context;
  const onEvent = createLive(source, options, context);
  let told: Verdict | undefined;
  terminal.progress(messages.grade.starting);
  const [grader, kata] = await Promise.all([engine.grader, engine.kata]).catch((error: unknown) => {
    throw new Problem((m) => m.grade.failed(reasonOf(error, context.locale)), { cause: error });
  });
  terminal.progress(messages.grade.compiling);
  const submission = { source: source.text, language: source.language };
  const gradeOptions = {
    examplesOnly: options.examples,
    measure: options.measure,
    onEvent(event: GradeEvent) {
      if (event.type === "verdict") told = event.verdict;
      onEvent(event);
    },
    ...(options.signal && { signal: options.signal }),
  };
  const verdict = await grader.grade(kata, submission, gradeOptions).catch((error: unknown) => {
    if (options.signal?.aborted && told !== undefined) return told;
    throw new Problem((m) => m.grade.broken(source.file, reasonOf(error, context.locale)), { cause: error });
  });
  if (options.json) terminal.line(JSON.stringify(jsonOf(verdict, source, context)));
  else {
    const { isMeasuredAfter } = await import("@kata/grader/measure/add-efficiency"); // loaded by now
    if (isMeasuredAfter(verdict, kata, {})) showEfficiency(verdict, options, context);
  }
  return verdict;
}

function showEfficiency(
  verdict: Verdict,
  { measure, signal }: GradingOptions,
  { terminal, messages, pen }: Context,
): void {
  const { notMeasured, measuringStopped, measuringBroken } = messages.grade;
  const lines = renderEfficiency(verdict, pen);
  const instead = !measure
    ? terminal.paint("dim", notMeasured)
    : terminal.paint("warn", signal?.aborted ? measuringStopped : measuringBroken);
  terminal.line();
  for (const line of lines.length > 0 ? lines : [instead]) terminal.line(line);
}

/** What TypeScript has to say, after the verdict and without weight in it. */
export function tellComplaints(
  complaints: readonly Complaint[],
  source: Source,
  { terminal, messages, pen }: Context,
): void {
  if (complaints.length === 0) return;
  terminal.line();
  terminal.line(terminal.paint("warn", messages.grade.types(complaints.length)));
  for (const { line, column, message } of complaints.slice(0, MOST_COMPLAINTS)) {
    for (const row of renderSource(source.text, { line, column }, pen)) terminal.line(row);
    for (const row of message.split("\n")) terminal.line(`  ${row}`);
  }
  if (complaints.length > MOST_COMPLAINTS)
    terminal.line(`  ${messages.grade.typesMore(complaints.length - MOST_COMPLAINTS)}`);
}

function createLive(
  source: Source,
  { json, examples }: Pick<GradingOptions, "json" | "examples">,
  { terminal, messages, pen }: Context,
): (event: GradeEvent) => void {
  let nameWidth = 0;
  const groups = new Map<string, { total: number; reported: number; played: number; passed: number; shown: boolean }>();
  const show = (name: string) => {
    const group = groups.get(name)!;
    group.shown = true;
    terminal.line(renderGroup({ name, ...group }, nameWidth, pen));
  };
  const finish = (verdict: Verdict, measuring: boolean) => {
    if ([...groups.values()].some(({ played }) => played > 0)) {
      for (const [name, { shown }] of groups) if (!shown) show(name);
      terminal.line();
    }
    if (examples) for (const line of renderExamples(verdict, pen)) terminal.line(line);
    for (const line of renderVerdict(verdict, source.text, pen, measuring)) terminal.line(line);
  };
  return (event) => {
    switch (event.type) {
      case "started":
        if (groups.size > 0 && !json) terminal.line(terminal.paint("dim", messages.grade.again));
        for (const { name, cases } of event.groups) {
          groups.set(name, { total: cases, reported: 0, played: 0, passed: 0, shown: false });
        }
        nameWidth = Math.max(0, ...event.groups.map(({ name }) => widthOf(name)));
        return;
      case "case": {
        const group = groups.get(event.report.group)!;
        group.reported++;
        if (event.report.status !== "not-run") group.played++;
        if (event.report.status === "passed") group.passed++;
        return terminal.progress(messages.grade.playing(event.report.group, group.reported, group.total));
      }
      case "group":
        // What was not played waits for the end: where nothing was, the list would say nothing.
        if (event.done && !json && groups.get(event.name)!.played > 0) show(event.name);
        return;
      case "verdict":
        if (!json) finish(event.verdict, event.measuring === true);
        if (event.measuring) terminal.progress(messages.grade.measuring);
        return;
      case "compiled":
      case "measured":
        return;
    }
  };
}

function jsonOf(verdict: Verdict, source: Source, { locale }: Context) {
  return {
    slug: verdict.slug,
    file: source.file,
    verdict: verdict.verdict,
    score: verdict.examplesOnly ? null : verdict.score,
    cases: verdict.cases.map(({ name, group, status }) => ({ name, group, status })),
    message: verdict.message[locale],
    backend: verdict.backend.rung,
    backendVersion: verdict.backend.version,
    gpu: verdict.backend.gpu,
    computeMs: verdict.backend.computeMs ?? null,
    isolation: verdict.isolation,
    durationMs: verdict.durationMs,
    efficiency:
      verdict.efficiency?.map(({ name, says, ...measured }) => ({
        ...measured,
        ...(name && { name: name[locale] }),
        message: says[locale],
      })) ?? null,
  };
}
