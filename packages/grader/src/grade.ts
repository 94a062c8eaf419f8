/**
 * @file Grades a submission: compile, play every case in the sandbox, compare, explain.
 *
 * Progress is told as it happens. It knows no file, no database and no page; expected values never leave this process.
 */
import { AnswerBook, type AnswerOptions, type Answers } from "./answers/answer-book.ts";
import { causeOf } from "./cause.ts";
import type { Bilingual, Case, Kata, Mutant, Outcomes, Script } from "./contract.ts";
import { diagnose, type FailedCase } from "./diagnose.ts";
import { createEngine, type EngineOptions, type Engine } from "./engine.ts";
import { isFinal } from "./faults.ts";
import { formatScript } from "./format-script.ts";
import { failureOf, judge, outcomesOf } from "./judge.ts";
import { addEfficiency, isMeasured, isMeasuredAfter } from "./measure/add-efficiency.ts";
import { CORRECTNESS_POINTS } from "./measure/points.ts";
import * as say from "./messages.ts";
import { BackendFailure } from "./oracle/oracle.ts";
import { readTimelines } from "./read-timeline.ts";
import type { CaseRecord } from "./sandbox/protocol.ts";
import type { Session } from "./session.ts";
import { checkSource } from "./source.ts";
import {
  SCORE_VERSION,
  type BackendUsed,
  type CaseReport,
  type Failure,
  type GradeEvent,
  type Position,
  type Verdict,
  type VerdictCode,
} from "./verdict.ts";

/** A kata with everything that grading needs. Made by `@kata/katas/registry`. */
export interface LoadedKata {
  readonly kata: Kata;
  readonly mutants: readonly Mutant[];
  /** Text of `solution.ts`. */
  readonly solution: string;
  /** Text of `naive.ts`, the plain and slow answer, of a kata that has one. */
  readonly naive?: string;
  /** Hash of the kata's folder and its reference module. */
  readonly contentHash: string;
}

export interface Submission {
  readonly source: string;
  readonly language: "ts" | "js";
}

export interface GradeOptions {
  readonly examplesOnly?: boolean;
  /** `false`: an accepted submission is not measured, and has the points for correctness alone. */
  readonly measure?: boolean;
  readonly onEvent?: (event: GradeEvent) => void;
  readonly signal?: AbortSignal;
}

export interface GraderOptions extends EngineOptions {
  /** Measuring a time ends after so many milliseconds at the latest; 5000 unless given. */
  readonly measureMs?: number;
  readonly answers?: AnswerOptions;
}

/** Owns the processes that grade: compile child, run children, reference process. */
export interface Grader {
  readonly engine: Engine;
  /** Starts the processes ahead of the first grading; the reference process is started by the first question that is new. */
  start(): void;
  /** This kata is likely to be graded soon: expected outcomes are computed ahead, when there is time. */
  prepare(loaded: LoadedKata): void;
  /**
   * The event "verdict" comes as soon as every case is played; a submission that is measured after that has "measured", too.
   *
   * @throws the signal's reason, when it aborts
   */
  grade(loaded: LoadedKata, submission: Submission, options?: GradeOptions): Promise<Verdict>;
  close(): Promise<void>;
}

export function createGrader(options: GraderOptions = {}): Promise<Grader> {
  const engine = createEngine(options);
  const answers = new AnswerBook(engine.oracle, options.backend, options.answers);
  return Promise.resolve({
    engine,
    start: () => engine.start(),
    prepare: (loaded) => answers.prepare(loaded),
    grade: (loaded, submission, gradeOptions = {}) =>
      answers.grading(async () => {
        const verdict = await new Grading(engine, answers, loaded, submission, gradeOptions).run();
        if (!isMeasuredAfter(verdict, loaded, gradeOptions)) return verdict;
        return addEfficiency(engine, loaded, submission, verdict, {
          ...gradeOptions,
          capMs: options.measureMs ?? MEASURE_MS,
        });
      }),
    async close() {
      await Promise.all([answers.close(), engine.close()]);
    },
  });
}

const MEASURE_MS = 5000;
/** Verdicts that a known mistake may explain. */
const DIAGNOSED: readonly VerdictCode[] = ["wrong-answer", "limit-exceeded", "deadlock"];
/** What breaks on our side is tried again, once. */
const MOST_TRIES = 2;
const NO_BACKEND = { rung: "not applicable", gpu: false, version: "" };

/** What a session came to. */
interface Played {
  readonly refused?: { readonly failure: Failure; readonly at?: Position };
  readonly used?: BackendUsed;
  readonly note?: Bilingual;
}

/** What a try came to: the verdict, and what it says otherwise than every verdict of this code. */
type Found = { readonly verdict: VerdictCode } & Partial<Verdict>;

/** One submission on its way to a verdict. */
class Grading {
  readonly #engine: Engine;
  readonly #answers: AnswerBook;
  readonly #loaded: LoadedKata;
  readonly #submission: Submission;
  readonly #options: GradeOptions;
  readonly #start = performance.now();
  readonly #cases: readonly Case[];
  #reports: CaseReport[] = [];
  /** What broke on our side, try by try. */
  readonly #causes: string[] = [];
  #failed: FailedCase | undefined;
  #isolation = 0;

  constructor(engine: Engine, answers: AnswerBook, loaded: LoadedKata, submission: Submission, options: GradeOptions) {
    this.#engine = engine;
    this.#answers = answers;
    this.#loaded = loaded;
    this.#submission = submission;
    this.#options = options;
    const { cases } = loaded.kata;
    this.#cases = options.examplesOnly === true ? cases.filter(({ example }) => example) : cases;
  }

  async run(): Promise<Verdict> {
    this.#tell({ type: "started", groups: this.#groups() });
    this.#isolation = (await this.#engine.isolation()).level;
    const problem = checkSource(this.#submission.source);
    if (problem !== undefined) return this.#refuse({ verdict: "compile-error", message: problem.message });
    for (;;) {
      try {
        return this.#verdict(await this.#try());
      } catch (error) {
        this.#options.signal?.throwIfAborted();
        this.#causes.push(causeOf(error));
        // A backend that does not work here will not work a moment later.
        if (error instanceof BackendFailure || this.#causes.length === MOST_TRIES) return this.#internal(error);
        // The engine starts anew whatever died. For whoever follows, the grading begins again.
        this.#reports = [];
        this.#failed = undefined;
        this.#tell({ type: "started", groups: this.#groups() });
      }
    }
  }

  /** @throws whatever went wrong on our side */
  async #try(): Promise<Found> {
    // Where nothing is ready, the reference works while the sandbox compiles and loads.
    const drawing = this.#answers.draw(this.#loaded, this.#options.examplesOnly === true);
    drawing.catch(() => {});
    const played: Played = await this.#inSession(async (session) => {
      const begun = this.#begin(session);
      if (begun !== undefined) return { refused: begun };
      this.#tell({ type: "compiled" });
      const answers = await drawing;
      await this.#play(session, answers);
      return { used: answers.used, ...this.#arityNote(session) };
    });
    if (played.refused !== undefined) return this.#notRun(played.refused.failure, played.refused.at);
    // The session is over: the diagnosis plays the known mistakes in sessions of its own.
    return this.#conclude(played.used ?? NO_BACKEND, played.note);
  }

  async #inSession<T>(use: (session: Session) => Promise<T>): Promise<T> {
    const session = await this.#engine.open(this.#loaded.kata, this.#submission, this.#options.signal);
    try {
      return await use(session);
    } finally {
      session.close();
    }
  }

  #begin(session: Session): { readonly failure: Failure; readonly at?: Position } | undefined {
    const { begun } = session;
    if (begun.kind === "loaded") return undefined;
    if (begun.kind === "not-loaded") {
      const failure = failureOf(begun.fault, begun.positionOf, true);
      return { failure, ...(failure.error?.at === undefined ? {} : { at: failure.error.at }) };
    }
    const { result } = begun;
    if (result.kind === "too-hard") return { failure: { verdict: "compile-error", message: say.compileTooHard() } };
    const at = result.at === undefined ? {} : { at: result.at };
    return result.kind === "forbidden"
      ? { failure: { verdict: "forbidden-api", message: say.forbidden(result.name) }, ...at }
      : { failure: { verdict: "compile-error", message: say.compileFailed(result.message) }, ...at };
  }

  async #play(session: Session, { cases }: Answers): Promise<void> {
    let ended = false;
    for (const { testCase, script, expected } of cases) {
      if (ended) {
        this.#report(notRun(testCase));
        continue;
      }
      const record = await session.play(script);
      this.#report(this.#judge(session, testCase, script, expected, record));
      ended = isFinal(record.fault);
    }
  }

  async #conclude(backend: BackendUsed, arityNote: Bilingual | undefined): Promise<Found> {
    const failure = this.#reports.find((report) => report.failure !== undefined)?.failure;
    if (failure === undefined) return { verdict: "accepted", backend };
    const { mutants, solution } = this.#loaded;
    const diagnosis =
      this.#failed === undefined
        ? undefined
        : await diagnose(this.#engine, this.#failed, mutants, solution, this.#options.signal);
    return {
      verdict: failure.verdict,
      message: failure.message,
      backend,
      ...(failure.error?.at === undefined ? {} : { at: failure.error.at }),
      ...(diagnosis === undefined ? {} : { diagnosis }),
      ...(arityNote === undefined ? {} : { next: arityNote }),
    };
  }

  #judge(session: Session, testCase: Case, script: Script, expected: Outcomes, record: CaseRecord): CaseReport {
    const { begun } = session;
    const positionOf = begun.kind === "loaded" ? begun.positionOf : () => undefined;
    const { kata } = this.#loaded;
    const { failure } = judge({ kata, testCase, script, expected, record, positionOf });
    if (failure !== undefined && DIAGNOSED.includes(failure.verdict)) {
      this.#failed ??= { kata, testCase, script, expected, record, failure };
    }
    const shown = testCase.example === true ? shownOf(kata, script, expected, record) : undefined;
    return {
      name: testCase.name,
      group: testCase.group,
      visibility: testCase.example === true ? "example" : "hidden",
      status: failure === undefined ? "passed" : "failed",
      ...(failure === undefined ? {} : { failure }),
      ...(shown === undefined ? {} : { shown }),
    };
  }

  /** A function that names no parameter is hardly right: said beside a failure, never instead of it. */
  #arityNote(session: Session): { readonly note?: Bilingual } {
    if (session.begun.kind !== "loaded") return {};
    for (const [name, rules] of Object.entries(this.#loaded.kata.exports)) {
      const params = rules.kind === "function" ? (rules.params ?? []) : [];
      if (session.begun.arity[name] === 0 && params.length > 0) return { note: say.arity(name, 0, params) };
    }
    return {};
  }

  #refuse(failure: Failure): Verdict {
    return this.#verdict(this.#notRun(failure));
  }

  #notRun(failure: Failure, at?: Position): Found {
    for (const testCase of this.#cases) this.#report(notRun(testCase));
    return { verdict: failure.verdict, message: failure.message, ...(at === undefined ? {} : { at }) };
  }

  #internal(error: unknown): Verdict {
    const said = error instanceof BackendFailure ? say.backendUnusable(error.message) : {};
    for (const testCase of this.#cases.slice(this.#reports.length)) this.#report(notRun(testCase));
    return this.#verdict({ verdict: "internal-error", ...said });
  }

  #verdict(found: Found): Verdict {
    const examplesOnly = this.#options.examplesOnly === true;
    const { message, next } =
      found.verdict === "accepted" && examplesOnly ? say.allExamples() : say.verdictText(found.verdict);
    const verdict: Verdict = {
      slug: this.#loaded.kata.slug,
      score: examplesOnly ? 0 : this.#score(),
      scoreVersion: SCORE_VERSION,
      message,
      next,
      cases: this.#reports,
      backend: NO_BACKEND,
      isolation: this.#isolation,
      contentHash: this.#loaded.contentHash,
      durationMs: Math.round(performance.now() - this.#start),
      examplesOnly,
      ...(this.#causes.length === 0 ? {} : { cause: this.#causes.join("\n\n") }),
      ...found,
    };
    const measuring = isMeasuredAfter(verdict, this.#loaded, this.#options);
    this.#tell({ type: "verdict", verdict, ...(measuring && { measuring }) });
    return verdict;
  }

  /** Correctness alone: the weighted share of groups in which every case passed. What is measured adds the rest. */
  #score(): number {
    const most = isMeasured(this.#loaded) ? CORRECTNESS_POINTS : 100;
    const groups = this.#groups().map(({ name }) => ({
      weight: this.#loaded.kata.weights?.[name] ?? 1,
      passed: this.#reports.filter(({ group }) => group === name).every(({ status }) => status === "passed"),
    }));
    const sum = (list: typeof groups) => list.reduce((total, { weight }) => total + weight, 0);
    return Math.round((most * sum(groups.filter(({ passed }) => passed))) / Math.max(1, sum(groups)));
  }

  #groups(): { readonly name: string; readonly cases: number }[] {
    const names = [...new Set(this.#cases.map(({ group }) => group))];
    return names.map((name) => ({
      name,
      cases: this.#cases.filter(({ group }) => group === name).length,
    }));
  }

  #report(report: CaseReport): void {
    this.#reports.push(report);
    this.#tell({ type: "case", report });
    const { cases = 0 } = this.#groups().find(({ name }) => name === report.group) ?? {};
    const reported = this.#reports.filter(({ group }) => group === report.group);
    this.#tell({
      type: "group",
      name: report.group,
      passed: reported.filter(({ status }) => status === "passed").length,
      total: cases,
      done: reported.length === cases,
    });
  }

  #tell(event: GradeEvent): void {
    this.#options.onEvent?.(event);
  }
}

/** Of an example, all that happened. */
function shownOf(kata: Kata, script: Script, expected: Outcomes, record: CaseRecord): CaseReport["shown"] {
  const got = outcomesOf(record);
  const timeline = readTimelines(kata, record.meters, got, expected);
  return {
    inputs: formatScript(script),
    expected: formatScript(script, expected),
    ...(record.ranks.length === 0 ? {} : { got: formatScript(script, got) }),
    console: record.console,
    ...(timeline === undefined ? {} : { timeline }),
  };
}

function notRun(testCase: Case): CaseReport {
  return {
    name: testCase.name,
    group: testCase.group,
    visibility: testCase.example === true ? "example" : "hidden",
    status: "not-run",
  };
}
