/**
 * @file The two streams of a command: lines on stdout, complaints and a progress line on stderr.
 *
 * Colour, the progress line and clearing the screen happen on a real terminal only; a pipe gets plain lines.
 */
import { styleText } from "node:util";
import type { Paint, Tone } from "@kata/grader/layout";
import stringWidth from "string-width";

export interface Terminal {
  /** A line on stdout. */
  line(text?: string): void;
  /** A line on stderr. */
  complain(text: string): void;
  /** Shows what takes time, until the next line or `undefined`. Nothing where stderr is no terminal. */
  progress(text: string | undefined): void;
  /** Empties the screen, on a terminal. */
  clear(): void;
  readonly paint: Paint;
  readonly paintComplaint: Paint;
  readonly columns: number;
}

type Stream = Pick<NodeJS.WriteStream, "write"> & { readonly isTTY?: boolean; readonly columns?: number };

const STYLES: Readonly<Record<Tone, Parameters<typeof styleText>[0]>> = {
  good: "green",
  bad: "red",
  warn: "yellow",
  dim: "dim",
  strong: "bold",
  accent: "cyan",
};
const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 80;
/** Work that is over before this shows no progress line, which would only flicker. */
const PATIENCE_MS = 120;
/** Lines in a pipe are for programs, which look for whole sentences; only the absurd is cut. */
const PIPE_COLUMNS = 1000;
const WIDEST = 110;

export function createTerminal(
  stdout: Stream,
  stderr: Stream,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Terminal {
  const columns = stdout.isTTY ? Math.min(stdout.columns || WIDEST, WIDEST) : PIPE_COLUMNS;
  let spinning: { text: string; timer: NodeJS.Timeout; frame: number; shown: boolean } | undefined;
  const erase = () => {
    if (spinning?.shown) stderr.write("\r\u001b[2K");
  };
  const draw = () => {
    if (!spinning) return;
    const frame = FRAMES[spinning.frame++ % FRAMES.length]!;
    spinning.shown = true;
    stderr.write(`\r\u001b[2K${paintFor(stderr, env)("accent", frame)} ${spinning.text}`);
  };
  const progress = (text: string | undefined) => {
    if (!isScreen(stderr, env)) return;
    if (text === undefined) {
      erase();
      clearTimeout(spinning?.timer);
      spinning = undefined;
      return;
    }
    if (spinning) {
      spinning.text = text;
      return;
    }
    const step = () => {
      draw();
      if (spinning) spinning.timer = setTimeout(step, FRAME_MS).unref();
    };
    spinning = { text, timer: setTimeout(step, PATIENCE_MS).unref(), frame: 0, shown: false };
  };
  return {
    line(text = "") {
      progress(undefined);
      stdout.write(`${text}\n`);
    },
    complain(text) {
      progress(undefined);
      stderr.write(`${text}\n`);
    },
    progress,
    clear() {
      if (isScreen(stdout, env)) stdout.write("\u001b[2J\u001b[3J\u001b[H");
    },
    paint: paintFor(stdout, env),
    paintComplaint: paintFor(stderr, env),
    columns,
  };
}

/** Columns that a text takes: two for a Chinese character, none for a colour code. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

export function padTo(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

function isScreen(stream: Stream, env: Readonly<Record<string, string | undefined>>): boolean {
  return stream.isTTY === true && env["TERM"] !== "dumb";
}

function paintFor(stream: Stream, env: Readonly<Record<string, string | undefined>>): Paint {
  const coloured = isScreen(stream, env) && !env["NO_COLOR"];
  return (tone, text) => (coloured ? styleText(STYLES[tone], text, { validateStream: false }) : text);
}
