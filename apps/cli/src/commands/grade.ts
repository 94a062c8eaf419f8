/** @file `kata <name>`: grades the practice file, or the given ones, and records the attempts. */
import { resolve } from "node:path";
import type { GradeFlags } from "../arguments.ts";
import type { Context, ExitCode } from "../context.ts";
import { type Engine, gradeShown, keptAnswers, startEngine, stopEngine, tellComplaints } from "../grading.ts";
import { onInterrupt } from "../interrupts.ts";
import { slugOf } from "../kata-name.ts";
import { displayPath, ensureKataFile, practiceFolder } from "../practice.ts";
import { Problem } from "../problem.ts";
import type { Record } from "../record.ts";
import { readSource, type Source } from "../source.ts";
import { tellRecorded } from "../tell-recorded.ts";
import { tellStanding } from "../tell-standing.ts";
import type { Verdict } from "@kata/grader/verdict";
import type { Messages } from "../messages/en.ts";
import type { TypeCheck } from "../type-check.ts";
import { watch } from "../watch.ts";

export interface GradeRequest extends GradeFlags {
  readonly name: string;
}

/** A file to grade: where it is, and what the user calls it. */
export interface Target {
  readonly path: string;
  readonly file: string;
}

export async function grade(request: GradeRequest, context: Context): Promise<ExitCode> {
  const slug = slugOf(request.name);
  const targets = await targetsOf(request, slug, context);
  // What is wrong with a file is known before anything is started; the others are graded all the same.
  const sources = await readSources(request.watch ? [] : targets, slug, context);
  if (sources.length === 0 && !request.watch) return 2;
  // The grader first: its children start while this process loads what comes after the verdict.
  const engine = startEngine(slug, keptAnswers(context));
  const interrupt = new AbortController();
  const over = Promise.withResolvers<void>();
  // Watching ends in its own way. A verdict that is out is recorded before the end.
  const stopListening = request.watch
    ? () => {}
    : onInterrupt(() => {
        interrupt.abort();
        return Promise.all([stopEngine(engine), over.promise]);
      });
  let record: Record | undefined;
  try {
    if (request.record && !request.examples) record = (await import("../record.ts")).openRecord(context.locale);
    if (request.watch)
      return await watch(
        targets[0]!,
        (source, signal) => gradeOne(source, slug, { request, engine, record, context, signal }),
        slug,
        context,
      );
    const codes: ExitCode[] = sources.length < targets.length ? [2] : [];
    for (const source of sources) {
      if (interrupt.signal.aborted) break;
      if (targets.length > 1 && !request.json) context.terminal.line(context.terminal.paint("strong", source.file));
      codes.push(await gradeOne(source, slug, { request, engine, record, context, signal: interrupt.signal }));
      if (targets.length > 1 && !request.json) context.terminal.line();
    }
    return codes.reduce((worst, code) => (code > worst ? code : worst), 0);
  } catch (error) {
    // Broken off as it was asked to: there is nothing to complain of.
    if (!interrupt.signal.aborted) throw error;
    return 2;
  } finally {
    stopListening();
    over.resolve();
    await Promise.all([stopEngine(engine), record?.close()]);
  }
}

interface Setting {
  readonly request: GradeRequest;
  readonly engine: Engine;
  readonly record: Record | undefined;
  readonly context: Context;
  /** Ends the grading; a verdict that is out by then is recorded all the same. */
  readonly signal: AbortSignal;
}

async function gradeOne(
  source: Source,
  slug: string,
  { request, engine, record, context, signal }: Setting,
): Promise<ExitCode> {
  const { terminal, messages } = context;
  const grading = gradeShown(source, engine, { ...request, signal }, context);
  grading.catch(() => {}); // heard of below
  const typeCheck = request.json || source.language === "js" ? undefined : await checkTypes(source);
  const stopChecking = () => typeCheck?.stop();
  signal.addEventListener("abort", stopChecking);
  try {
    const verdict = await grading;
    const next = request.json ? undefined : nextCommand(verdict, request.name, messages);
    if (next !== undefined) terminal.line(terminal.paint("dim", next));
    if (record) {
      terminal.progress(messages.grade.recording);
      const recorded = await record.recordAttempt({ slug, source: source.text, language: source.language, verdict });
      tellRecorded(recorded, context);
      if (recorded.kind === "recorded" && !request.json) tellStanding(recorded.standing, context);
    }
    if (typeCheck) await awaitTypes(typeCheck, source, context);
    return verdict.verdict === "accepted" ? 0 : verdict.verdict === "internal-error" ? 2 : 1;
  } finally {
    signal.removeEventListener("abort", stopChecking);
    stopChecking();
    terminal.progress(undefined);
  }
}

/** The command that goes on from here. What broke off on our side has its own advice. */
function nextCommand({ verdict, examplesOnly }: Verdict, name: string, { grade }: Messages): string | undefined {
  if (verdict === "internal-error") return undefined;
  if (verdict !== "accepted") return grade.afterFailure(name);
  return examplesOnly ? grade.examplesNext(name) : grade.afterAccepted(name);
}

async function checkTypes(source: Source): Promise<TypeCheck> {
  const { startTypeCheck } = await import("../type-check.ts");
  return startTypeCheck(source.path);
}

async function awaitTypes(typeCheck: TypeCheck, source: Source, context: Context): Promise<void> {
  context.terminal.progress(context.messages.grade.checkingTypes);
  tellComplaints(await typeCheck.complaints, source, context);
}

async function targetsOf(
  request: GradeRequest,
  slug: string,
  { terminal, messages, env }: Context,
): Promise<readonly Target[]> {
  if (request.files.length > 0) return request.files.map((file) => ({ path: resolve(startedIn(env), file), file }));
  const { file: path, made, unfurnished } = await ensureKataFile(practiceFolder(env), slug);
  const file = displayPath(path);
  if (unfurnished) terminal.complain(terminal.paintComplaint("warn", unfurnished.say(messages)));
  const tell = request.json ? terminal.complain : terminal.line;
  if (made) {
    tell(messages.practice.made(file));
    tell(messages.practice.next(file, request.name));
    if (!request.json) terminal.line();
  }
  return [{ path, file }];
}

async function readSources(
  targets: readonly Target[],
  slug: string,
  { terminal, messages }: Context,
): Promise<readonly Source[]> {
  const sources: Source[] = [];
  for (const { path, file } of targets) {
    try {
      sources.push(await readSource(path, file, slug));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      terminal.complain(terminal.paintComplaint("bad", error.say(messages)));
    }
  }
  return sources;
}

/** Where the user stood: npm and pnpm change to the clone before they run a script. */
function startedIn(env: Context["env"]): string {
  const throughScript = env["npm_lifecycle_event"] === "kata" && env["INIT_CWD"] !== undefined;
  return throughScript ? env["INIT_CWD"]! : process.cwd();
}
