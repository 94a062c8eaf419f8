/** @file `kata <name> --solution`: walkthrough, solution and follow-ups, for whoever was accepted or gives up. */
import { readSolution } from "@kata/katas/sources";
import { readTexts } from "@kata/katas/texts";
import type { Context, ExitCode } from "../context.ts";
import { slugOf } from "../kata-name.ts";
import { renderMarkdown } from "../markdown.ts";
import { Problem } from "../problem.ts";
import { reasonOf } from "../reason.ts";
import { openRecord, type Record } from "../record.ts";
import { tellRecorded } from "../tell-recorded.ts";

interface SolutionRequest {
  readonly name: string;
  readonly giveUp: boolean;
  readonly record: boolean;
}

export async function solution(request: SolutionRequest, context: Context): Promise<ExitCode> {
  const slug = slugOf(request.name);
  if (!request.record) {
    if (!request.giveUp) throw new Problem((m) => m.solution.cannotTell(request.name, m.solution.noRecord));
    show(slug, context);
    return 0;
  }
  const record = openRecord(context.locale);
  try {
    if (request.giveUp) {
      // Recorded before it is shown: afterwards may not come.
      const recorded = await record.recordGivingUp(slug);
      show(slug, context);
      tellRecorded(recorded, context);
      return 0;
    }
    if (!(await mayRead(record, slug, request.name, context)))
      throw new Problem((m) => m.solution.locked(request.name));
    show(slug, context);
    return 0;
  } finally {
    await record.close();
  }
}

async function mayRead(record: Record, slug: string, name: string, { locale }: Context): Promise<boolean> {
  try {
    return await record.mayReadSolution(slug);
  } catch (error) {
    throw new Problem((m) => m.solution.cannotTell(name, reasonOf(error, locale)), { cause: error });
  }
}

function show(slug: string, { terminal, messages, locale, pen }: Context): void {
  const texts = readTexts(slug, locale);
  const section = (heading: string, lines: readonly string[]) => {
    terminal.line(terminal.paint("strong", heading));
    terminal.line();
    for (const line of lines) terminal.line(line);
    terminal.line();
  };
  section(`${texts.title} · ${messages.solution.walkthrough}`, renderMarkdown(texts.walkthrough, pen));
  section(
    messages.solution.code,
    readSolution(slug)
      .trimEnd()
      .split("\n")
      .map((line) => line && `  ${line}`),
  );
  const followUps = texts.followUps.flatMap(({ question, answer }, i) => {
    const [first, ...rest] = renderMarkdown(`${i + 1}. ${question}`, pen);
    return [
      ...[first!, ...rest].map((line) => terminal.paint("accent", line)),
      ...renderMarkdown(answer, { ...pen, columns: pen.columns - 3 }).map((line) => line && `   ${line}`),
      "",
    ];
  });
  section(messages.solution.followUps, followUps.slice(0, -1));
}
