/** @file `kata`: every kata by track, with difficulty, status and best score. */
import { type CatalogueEntry, catalogue, tracks } from "@kata/katas/public/catalogue";
import type { KataProgress } from "@kata/db/progress";
import { fit, type Tone } from "@kata/grader/layout";
import type { Context, ExitCode } from "../context.ts";
import { reasonOf } from "../reason.ts";
import { openRecord } from "../record.ts";
import { padTo, widthOf } from "../terminal.ts";

const TONES: Readonly<Record<KataProgress["status"], Tone>> = { accepted: "good", tried: "warn", new: "dim" };
const INDENT = "  ";
const GAP = "  ";
/** "100" */
const BEST_WIDTH = 3;

export async function list(request: { readonly record: boolean }, context: Context): Promise<ExitCode> {
  const { terminal, messages, locale, pen } = context;
  const progress = await readProgress(request.record, context);
  const rows = catalogue.map((entry) => rowOf(entry, progress.get(entry.slug), context));
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => widthOf(row.cells[column]!))));
  const columns = [...widths, BEST_WIDTH];
  const room = pen.columns - INDENT.length - columns.reduce((sum, width) => sum + width + GAP.length, 0);
  for (const track of tracks) {
    const members = rows.filter((row) => row.entry.track === track.id);
    if (members.length === 0) continue;
    terminal.line(terminal.paint("strong", track.title[locale]));
    for (const { cells, status, best, title } of members) {
      const [slug, difficulty, state] = cells.map((cell, column) => padTo(cell, widths[column]!));
      const parts = [terminal.paint("accent", slug!), difficulty, terminal.paint(TONES[status], state!), best];
      terminal.line(INDENT + [...parts, fit(title, room, pen)].join(GAP));
    }
    terminal.line();
  }
  const solved = rows.filter(({ status }) => status === "accepted").length;
  const next = rows.find(({ status }) => status !== "accepted");
  const { start, again, done } = messages.list;
  terminal.line(messages.list.solved(solved, rows.length));
  terminal.line(next === undefined ? done : (solved === 0 ? start : again)(shortestName(next.entry)));
  return 0;
}

interface Row {
  readonly entry: CatalogueEntry;
  readonly status: KataProgress["status"];
  /** Slug, difficulty, status. */
  readonly cells: readonly string[];
  readonly best: string;
  /** With the names that people also use. */
  readonly title: string;
}

function rowOf(entry: CatalogueEntry, progress: KataProgress | undefined, { messages, locale }: Context): Row {
  const status = progress?.status ?? "new";
  const cells = [entry.slug, messages.list.difficulty[entry.difficulty], messages.list.status[status]];
  const best = (progress?.best === undefined ? "" : String(progress.best.score)).padStart(BEST_WIDTH);
  const title = [entry.title[locale], ...entry.aliases].join(" · ");
  return { entry, status, cells, best, title };
}

/** What people would type. */
function shortestName({ slug, aliases }: CatalogueEntry): string {
  return [...aliases, slug].reduce((shortest, name) => (name.length < shortest.length ? name : shortest));
}

async function readProgress(
  record: boolean,
  { terminal, messages, locale }: Context,
): Promise<ReadonlyMap<string, KataProgress>> {
  if (!record) {
    terminal.complain(messages.list.withoutRecord);
    return new Map();
  }
  terminal.progress(messages.list.reading);
  const opened = openRecord(locale);
  try {
    return await opened.progress();
  } catch (error) {
    terminal.complain(terminal.paintComplaint("warn", messages.list.unreachable(reasonOf(error, locale))));
    return new Map();
  } finally {
    await opened.close();
  }
}
