/**
 * @file `--watch`: grades whenever the content of the file changes, until q, Ctrl-C or a signal.
 *
 * The file is looked at by its status several times a second, which also sees editors that save by renaming.
 */
import { unwatchFile, watchFile } from "node:fs";
import type { Target } from "./commands/grade.ts";
import type { Context, ExitCode } from "./context.ts";
import { Problem } from "./problem.ts";
import { readSource, type Source } from "./source.ts";

const LOOK_EVERY_MS = 150;
/** Editors may empty a file before they fill it. */
const SETTLE_MS = 60;
const END_KEYS = new Set(["q", "Q", "\u0003", "\u0004"]);

type Grade = (source: Source, signal: AbortSignal) => Promise<unknown>;

/** Ends with 0: to stop watching is no failure. */
export async function watch(target: Target, grade: Grade, slug: string, context: Context): Promise<ExitCode> {
  let ended = false;
  let changed = true;
  let graded: string | undefined;
  let running: AbortController | undefined;
  let wake = () => {};
  const interrupt = () => {
    running?.abort();
    wake();
  };
  const stopListening = onEnd(() => {
    ended = true;
    interrupt();
  });
  let settling: NodeJS.Timeout | undefined;
  watchFile(target.path, { interval: LOOK_EVERY_MS }, () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      changed = true;
      interrupt();
    }, SETTLE_MS);
  });
  try {
    while (!ended) {
      if (!changed) {
        await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      changed = false;
      const source = await readSource(target.path, target.file, slug).catch(asProblem);
      const content = source instanceof Problem ? source.message : source.text;
      if (content === graded) continue;
      graded = content;
      running = new AbortController();
      await show(source, grade, running.signal, target, context);
      // What was broken off is not graded: it comes again, even if the change turns out to be none.
      if (running.signal.aborted) graded = undefined;
    }
    return 0;
  } finally {
    unwatchFile(target.path);
    clearTimeout(settling);
    stopListening();
  }
}

async function show(
  source: Source | Problem,
  grade: Grade,
  signal: AbortSignal,
  target: Target,
  { terminal, messages }: Context,
): Promise<void> {
  terminal.clear();
  try {
    if (source instanceof Problem) throw source;
    await grade(source, signal);
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof Problem)) throw error;
    terminal.complain(terminal.paintComplaint("bad", error.say(messages)));
  }
  if (signal.aborted) return;
  terminal.line();
  terminal.line(terminal.paint("dim", messages.watch.waiting(target.file)));
}

/** Calls when the user or the system wants an end. Returns how to stop listening. */
function onEnd(end: () => void): () => void {
  const { stdin } = process;
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const onKey = (key: Buffer) => {
    if (END_KEYS.has(key.toString())) end();
  };
  for (const signal of signals) process.on(signal, end);
  if (stdin.isTTY) {
    stdin.setRawMode(true);
    stdin.on("data", onKey);
  }
  return () => {
    for (const signal of signals) process.off(signal, end);
    if (!stdin.isTTY) return;
    stdin.setRawMode(false);
    stdin.off("data", onKey);
    stdin.pause();
  };
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}
