/**
 * @file Grades a submission: compile, play every case in the sandbox, compare, explain.
 *
 * Progress is told as it happens. It knows no file, no database and no page; expected values never leave this process.
 */
import { randomUUID } from "node:crypto";
import type { Bilingual, Case, Kata, Mutant, Outcomes, Script } from "./contract.ts";
import { diagnose, type FailedCase } from "./diagnose.ts";
import { createEngine, isFinal, scriptOf, type EngineOptions, type Engine, type Session } from "./engine.ts";
import { formatScript } from "./format-script.ts";
import { failureOf, judge, outcomesOf } from "./judge.ts";
import * as say from "./messages.ts";
import { BackendFailure } from "./oracle/oracle.ts";
import type { CaseRecord } from "./sandbox/protocol.ts";
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
  /** Hash of the kata's folder and its reference module. */
  readonly contentHash: string;
}

export interface Submission {
  readonly source: string;
  readonly language: "ts" | "js";
}

export interface GradeOptions {
  readonly examplesOnly?: boolean;
  readonly onEvent?: (event: GradeEvent) => void;
  readonly signal?: AbortSignal;
}

/** Owns the processes that grade: compile child, run children, reference process. */
export interface Grader {
  readonly engine: Engine;
  /** Starts the processes ahead of the first grading. */
  start(): void;
  /** @throws the signal's reason, when it aborts */
  grade(loaded: LoadedKata, submission: Submission, options?: GradeOptions): Promise<Verdict>;
  close(): Promise<void>;
}

export function createGrader(options: EngineOptions = {}): Promise<Grader> {
  const engine = createEngine(options);
  return Promise.resolve({
    engine,
    start: () => engine.start(),
    grade: (loaded, submission, gradeOptions = {}) => new Grading(engine, loaded, submission, gradeOptions).run(),
    close: () => engine.close(),
  });
}

/** Verdicts that a known mistake may explain. */
const DIAGNOSED: readonly VerdictCode[] = ["wrong-answer", "limit-exceeded", "deadlock"];
const NO_BACKEND = { rung: "not applicable", gpu: false, version: "" };

interface Planned {
  readonly testCase: Case;
  readonly script: Script;
}

/** What a session came to. */
interface Played {
  readonly refused?: { readonly failure: Failure; readonly at?: Position };
  readonly used?: BackendUsed;
  readonly note?: Bilingual;
}

/** One submission on its way to a verdict. */
class Grading {
  readonly #engine: Engine;
  readonly #loaded: LoadedKata;
  readonly #submission: Submission;
  readonly #options: GradeOptions;
  readonly #start = performance.now();
  readonly #planned: readonly Planned[];
  readonly #reports: CaseReport[] = [];
  #failed: FailedCase | undefined;
  #isolation = 0;

  constructor(engine: Engine, loaded: LoadedKata, submission: Submission, options: GradeOptions) {
    this.#engine = engine;
    this.#loaded = loaded;
    this.#submission = submission;
    this.#options = options;
    // The salt is drawn here and told to nobody: hidden inputs differ from one grading to the next.
    const salt = randomUUID();
    const { kata } = loaded;
    const cases = options.examplesOnly === true ? kata.cases.filter(({ example }) => example) : kata.cases;
    this.#planned = cases.map((testCase) => ({
      testCase,
      script: scriptOf(kata, testCase, testCase.example === true ? "" : salt),
    }));
  }

  async run(): Promise<Verdict> {
    this.#tell({ type: "started", groups: this.#groups() });
    this.#isolation = (await this.#engine.isolation()).level;
    const problem = checkSource(this.#submission.source);
    if (problem !== undefined) return this.#refuse({ verdict: "compile-error", message: problem.message });

    const { kata } = this.#loaded;
    const scripts = this.#planned.map(({ script }) => script);
    // The reference works while the sandbox compiles and loads.
    const expected = this.#engine.oracle.expected(kata, scripts);
    expected.catch(() => {});
    try {
      const played: Played = await this.#inSession(async (session) => {
        const begun = this.#begin(session);
        if (begun !== undefined) return { refused: begun };
        this.#tell({ type: "compiled" });
        const { outcomes, used } = await expected;
        await this.#play(session, outcomes);
        return { used, ...this.#arityNote(session) };
      });
      if (played.refused !== undefined) return this.#refuse(played.refused.failure, played.refused.at);
      // The session is over: the diagnosis plays the known mistakes in sessions of its own.
      return await this.#conclude(played.used ?? NO_BACKEND, played.note);
    } catch (error) {
      this.#options.signal?.throwIfAborted();
      return this.#internal(error);
    }
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

  async #play(session: Session, expected: readonly Outcomes[]): Promise<void> {
    let ended = false;
    for (const [i, { testCase, script }] of this.#planned.entries()) {
      if (ended) {
        this.#report(notRun(testCase));
        continue;
      }
      const record = await session.play(script);
      this.#report(this.#judge(session, testCase, script, expected[i]!, record));
      ended = isFinal(record.fault);
    }
  }

  async #conclude(backend: BackendUsed, arityNote: Bilingual | undefined): Promise<Verdict> {
    const failure = this.#reports.find((report) => report.failure !== undefined)?.failure;
    if (failure === undefined) return this.#verdict({ verdict: "accepted", backend });
    const { mutants, solution } = this.#loaded;
    const diagnosis =
      this.#failed === undefined
        ? undefined
        : await diagnose(this.#engine, this.#failed, mutants, solution, this.#options.signal);
    return this.#verdict({
      verdict: failure.verdict,
      message: failure.message,
      backend,
      ...(failure.error?.at === undefined ? {} : { at: failure.error.at }),
      ...(diagnosis === undefined ? {} : { diagnosis }),
      ...(arityNote === undefined ? {} : { next: arityNote }),
    });
  }

  #judge(session: Session, testCase: Case, script: Script, expected: Outcomes, record: CaseRecord): CaseReport {
    const { begun } = session;
    const positionOf = begun.kind === "loaded" ? begun.positionOf : () => undefined;
    const { kata } = this.#loaded;
    const { failure } = judge({ kata, testCase, script, expected, record, positionOf });
    if (failure !== undefined && DIAGNOSED.includes(failure.verdict)) {
      this.#failed ??= { kata, testCase, script, expected, record, failure };
    }
    const shown =
      testCase.example !== true
        ? undefined
        : {
            inputs: formatScript(script),
            expected: formatScript(script, expected),
            ...(record.ranks.length === 0 ? {} : { got: formatScript(script, outcomesOf(record)) }),
            console: record.console,
          };
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

  #refuse(failure: Failure, at?: Position): Verdict {
    for (const { testCase } of this.#planned) this.#report(notRun(testCase));
    return this.#verdict({ verdict: failure.verdict, message: failure.message, ...(at === undefined ? {} : { at }) });
  }

  #internal(error: unknown): Verdict {
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const said = error instanceof BackendFailure ? say.backendUnusable(error.message) : {};
    for (const { testCase } of this.#planned.slice(this.#reports.length)) this.#report(notRun(testCase));
    return this.#verdict({ verdict: "internal-error", cause, ...said });
  }

  #verdict(found: { readonly verdict: VerdictCode } & Partial<Verdict>): Verdict {
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
      ...found,
    };
    this.#tell({ type: "verdict", verdict });
    return verdict;
  }

  /** Correctness alone: the weighted share of groups in which every case passed. */
  #score(): number {
    const groups = this.#groups().map(({ name }) => ({
      weight: this.#loaded.kata.weights?.[name] ?? 1,
      passed: this.#reports.filter(({ group }) => group === name).every(({ status }) => status === "passed"),
    }));
    const sum = (list: typeof groups) => list.reduce((total, { weight }) => total + weight, 0);
    return Math.round((100 * sum(groups.filter(({ passed }) => passed))) / Math.max(1, sum(groups)));
  }

  #groups(): { readonly name: string; readonly cases: number }[] {
    const names = [...new Set(this.#planned.map(({ testCase }) => testCase.group))];
    return names.map((name) => ({
      name,
      cases: this.#planned.filter(({ testCase }) => testCase.group === name).length,
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

function notRun(testCase: Case): CaseReport {
  return {
    name: testCase.name,
    group: testCase.group,
    visibility: testCase.example === true ? "example" : "hidden",
    status: "not-run",
  };
}
