/** @file `kata <name> --hint [n]`: one hint at a time, from a question to the shape of the loop. */
import { readTexts } from "@kata/katas/texts";
import type { Context, ExitCode } from "../context.ts";
import { markHintSeen, seenHints } from "../data-files.ts";
import { slugOf } from "../kata-name.ts";
import { renderMarkdown } from "../markdown.ts";
import { Problem } from "../problem.ts";
import { reasonOf } from "../reason.ts";

export async function hint(
  request: { readonly name: string; readonly number: number | undefined },
  context: Context,
): Promise<ExitCode> {
  const { terminal, messages, locale, pen } = context;
  const slug = slugOf(request.name);
  const { title, hints } = readTexts(slug, locale);
  const number = request.number ?? (await firstUnseen(slug, hints.length));
  const text = hints[number - 1];
  if (text === undefined) throw new Problem((m) => m.hint.outOfRange(number, hints.length));
  terminal.line(terminal.paint("strong", `${title} · ${messages.hint.heading(number, hints.length)}`));
  terminal.line();
  for (const line of renderMarkdown(text, pen)) terminal.line(line);
  terminal.line();
  terminal.line(
    terminal.paint("dim", number < hints.length ? messages.hint.next(request.name) : messages.hint.last(request.name)),
  );
  try {
    await markHintSeen(slug, number);
  } catch (error) {
    terminal.complain(terminal.paintComplaint("warn", messages.hint.notRemembered(reasonOf(error, locale))));
  }
  return 0;
}

/** Once all were seen, the last one: it says the most. */
async function firstUnseen(slug: string, total: number): Promise<number> {
  const seen = await seenHints(slug);
  for (let number = 1; number <= total; number++) if (!seen.has(number)) return number;
  return total;
}
