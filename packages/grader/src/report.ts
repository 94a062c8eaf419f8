/**
 * @file A verdict as lines of text: groups, the first failure with its place in the source, score and footer.
 *
 * Whatever came from the candidate (console lines, values, source) is cleaned of control characters before it is laid out.
 */
import { clean, fit, pad, type Pen, wrap } from "./layout.ts";
import { REPORT_TEXT } from "./report-text.ts";
import { renderMostTelling, renderTimelines } from "./report-timeline.ts";
import type { CaseReport, Difference, Failure, Position, Verdict } from "./verdict.ts";

/** A value longer than this is cut: a screen is for reading, not for dumps. */
const LONGEST_VALUE = 1200;
const HEAT = [" ", "░", "▒", "▓", "█"] as const;
/** A heat map larger than this says less than the worst error does. */
const LARGEST_HEAT = { rows: 24, columns: 64 };

export interface GroupLine {
  readonly name: string;
  readonly passed: number;
  readonly total: number;
  /** Cases that were played at all. */
  readonly played: number;
}

/** `  ✓ values    6/6` */
export function renderGroup(group: GroupLine, nameWidth: number, pen: Pen): string {
  const name = pad(clean(group.name), nameWidth, pen);
  if (group.played === 0) return pen.paint("dim", `  - ${name}  ${REPORT_TEXT[pen.locale].notRun}`);
  const mark = group.passed === group.total ? pen.paint("good", "✓") : pen.paint("bad", "✗");
  return `  ${mark} ${name}  ${group.passed}/${group.total}`;
}

/**
 * The verdict with everything that helps to go on. `source` is the candidate's file, for the line that failed.
 *
 * @param measuring efficiency follows, and with it the score
 */
export function renderVerdict(verdict: Verdict, source: string, pen: Pen, measuring = false): string[] {
  const text = REPORT_TEXT[pen.locale];
  const failed = verdict.cases.find((report) => report.status === "failed");
  const at = failed?.failure?.error?.at ?? verdict.at;
  // With the examples alone each was shown whole already.
  const explained = verdict.examplesOnly ? undefined : failed;
  // The headline says that every case passed, and the first failure says what it is: neither is said twice.
  const isSaid = verdict.examplesOnly
    ? false
    : verdict.verdict === "accepted" || explained?.failure?.message.en === verdict.message.en;
  const lines = [
    headline(verdict, pen, measuring),
    ...(isSaid ? [] : wrap(clean(verdict.message[pen.locale]), pen, "  ")),
  ];
  if (explained) lines.push("", pen.paint("strong", text.firstFailure), ...renderCase(explained, pen));
  if (at) lines.push("", ...renderSource(source, at, pen));
  if (verdict.diagnosis)
    lines.push("", ...wrap(clean(verdict.diagnosis[pen.locale]), pen, "  ").map((line) => pen.paint("warn", line)));
  if (!verdict.examplesOnly) lines.push(...renderMostTelling(verdict.cases, explained, pen));
  lines.push("", ...wrap(text.next(clean(verdict.next[pen.locale])), pen, ""), renderFooter(verdict, pen));
  return lines;
}

/** Every example with what went in, what was expected, what came out, and the candidate's own console lines. */
export function renderExamples(verdict: Verdict, pen: Pen): string[] {
  return verdict.cases
    .filter((report) => report.visibility === "example")
    .flatMap((report) => {
      const mark = report.status === "passed" ? pen.paint("good", "✓") : pen.paint("bad", "✗");
      return [
        `${mark} ${pen.paint("strong", clean(report.name))}  ${pen.paint("dim", report.group)}`,
        ...renderShown(report, pen),
        "",
      ];
    });
}

/** The candidate's line with a caret under the column, and the line above it. */
export function renderSource(source: string, at: Position, pen: Pen): string[] {
  const lines = source.split(/\r\n|\r|\n/);
  const place = `  ${pen.paint("accent", REPORT_TEXT[pen.locale].at(at.line, at.column))}`;
  const line = lines[at.line - 1];
  if (line === undefined) return [place];
  const gutter = String(at.line).length;
  const row = (number: number, code: string) => `  ${pen.paint("dim", `${String(number).padStart(gutter)} |`)} ${code}`;
  const room = Math.max(20, pen.columns - gutter - 6);
  const before = visible(line.slice(0, at.column - 1));
  // A very long line is shown from where the caret still fits.
  const start = pen.width(before) < room - 8 ? 0 : before.length - Math.floor(room / 2);
  const cut = (code: string) => fit(code.slice(start), room, pen);
  const caret = " ".repeat(pen.width(before.slice(start)));
  const above = at.line > 1 ? [row(at.line - 1, cut(visible(lines[at.line - 2] ?? "")))] : [];
  return [
    place,
    ...above,
    row(at.line, cut(visible(line))),
    `  ${" ".repeat(gutter)} ${pen.paint("dim", "|")} ${caret}${pen.paint("bad", "^")}`,
  ];
}

function headline(verdict: Verdict, pen: Pen, measuring: boolean): string {
  const text = REPORT_TEXT[pen.locale];
  const accepted = verdict.verdict === "accepted";
  const passed = verdict.cases.filter((report) => report.status === "passed").length;
  const score = measuring ? text.correctness(verdict.score) : text.score(verdict.score);
  const figure = verdict.examplesOnly ? text.examplesPassed(passed, verdict.cases.length) : score;
  const tone = accepted ? "good" : "bad";
  const name = pen.paint(tone, `${accepted ? "✓" : "✗"} ${text.verdicts[verdict.verdict]}`);
  // What broke off on our side was not scored.
  return verdict.verdict === "internal-error" ? name : `${name}  ${pen.paint("strong", figure)}`;
}

function renderFooter(verdict: Verdict, pen: Pen): string {
  const text = REPORT_TEXT[pen.locale];
  const { rung, version, gpu, computeMs } = verdict.backend;
  const seconds = (verdict.durationMs / 1000).toFixed(2);
  return pen.paint(
    "dim",
    [text.backend(rung, version, gpu, computeMs), text.isolation(verdict.isolation), text.duration(seconds)].join(
      " · ",
    ),
  );
}

function renderCase(report: CaseReport, pen: Pen): string[] {
  const text = REPORT_TEXT[pen.locale];
  const row = renderRow(
    text.labels.case,
    text.caseName(report.group, report.name, report.visibility === "example"),
    pen,
  );
  return [...row, ...renderShown(report, pen)];
}

function renderShown(report: CaseReport, pen: Pen): string[] {
  const { labels } = REPORT_TEXT[pen.locale];
  const { failure, shown } = report;
  const lines = shown ? renderRow(labels.inputs, shown.inputs, pen) : [];
  if (failure) lines.push(...renderFailure(failure, pen));
  if (shown && !failure?.difference) {
    lines.push(...renderRow(labels.expected, shown.expected, pen));
    if (shown.got !== undefined) lines.push(...renderRow(labels.got, shown.got, pen));
  }
  if (shown && shown.console.length > 0) lines.push(...renderRow(labels.console, shown.console.join("\n"), pen));
  if (shown?.timeline) lines.push("", ...renderTimelines(shown.timeline, pen));
  return lines;
}

function renderFailure(failure: Failure, pen: Pen): string[] {
  const { labels } = REPORT_TEXT[pen.locale];
  const lines = wrap(clean(failure.message[pen.locale]), pen, "  ").map((line) => pen.paint("bad", line));
  if (failure.error) {
    const { name, message } = failure.error;
    lines.push(...renderRow(labels.error, message === undefined || message === "" ? name : `${name}: ${message}`, pen));
  }
  if (failure.difference) lines.push(...renderDifference(failure.difference, pen));
  return lines;
}

function renderDifference(difference: Difference, pen: Pen): string[] {
  const text = REPORT_TEXT[pen.locale];
  const { labels } = text;
  const { where, expected, got, worst, wrong, total, heat } = difference;
  const lines = [
    ...renderRow(labels.where, where, pen),
    ...renderRow(labels.expected, expected, pen),
    ...renderRow(labels.got, got, pen),
  ];
  if (worst)
    lines.push(...renderRow(labels.worst, text.worst(short(worst.absolute), short(worst.relative), worst.where), pen));
  if (wrong !== undefined && total !== undefined) lines.push(...renderRow(labels.wrong, text.wrong(wrong, total), pen));
  if (heat && heat.rows <= LARGEST_HEAT.rows && heat.columns <= LARGEST_HEAT.columns)
    lines.push(...renderHeat(heat, pen));
  return lines;
}

function renderHeat(heat: NonNullable<Difference["heat"]>, pen: Pen): string[] {
  const finite = heat.values.filter(Number.isFinite);
  const largest = finite.reduce((most, value) => Math.max(most, value), 0);
  if (largest === 0) return [];
  // NaN and infinities are the worst there is; zero alone is blank.
  const shade = (value: number) =>
    !Number.isFinite(value) ? HEAT[4] : value === 0 ? HEAT[0] : HEAT[Math.max(1, Math.ceil((4 * value) / largest))]!;
  const rows = Array.from({ length: heat.rows }, (_, r) =>
    heat.values
      .slice(r * heat.columns, (r + 1) * heat.columns)
      .map((value) => shade(value).repeat(2))
      .join(""),
  );
  return [
    "",
    ...rows.map((row) => `    │${row}│`),
    `    ${pen.paint("dim", REPORT_TEXT[pen.locale].heat(short(largest)))}`,
  ];
}

/** `  label     value`, the value's further lines under its first. */
function renderRow(label: string, value: string, pen: Pen): string[] {
  const text = REPORT_TEXT[pen.locale];
  const labelWidth = Math.max(...Object.values(text.labels).map(pen.width));
  const shown = clean(value);
  const cut =
    shown.length > LONGEST_VALUE
      ? `${shown.slice(0, LONGEST_VALUE)}\n${text.more(shown.length - LONGEST_VALUE)}`
      : shown;
  // A long value hangs under its own beginning.
  const room = { ...pen, columns: pen.columns - labelWidth - 4 };
  return wrap(cut, room, "").map(
    (line, i) => `  ${i === 0 ? pen.paint("dim", pad(label, labelWidth, pen)) : " ".repeat(labelWidth)}  ${line}`,
  );
}

/** Source as one row of the screen: tabs are two spaces wide. */
function visible(code: string): string {
  return clean(code).replaceAll("\t", "  ");
}

function short(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : String(value);
}
