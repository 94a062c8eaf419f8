/**
 * @file Text on a screen of so many columns: cleaned, wrapped, padded, cut. Chinese characters take two columns each.
 *
 * Pure. Knows no terminal and no colour: the pen says how a tone looks and how wide a text is.
 */
import type { Locale } from "./report-text.ts";

export type Tone = "good" | "bad" | "warn" | "dim" | "strong" | "accent";
export type Paint = (tone: Tone, text: string) => string;

export interface Pen {
  readonly locale: Locale;
  readonly paint: Paint;
  /** Columns that a text takes on the screen. */
  readonly width: (text: string) => number;
  /** Columns of the screen. */
  readonly columns: number;
}

/** Control characters made visible, so that a submission cannot move the cursor or forge a line; line breaks and tabs stay. */
export function clean(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (control) => `\\u{${control.charCodeAt(0).toString(16)}}`,
  );
}

/** Breaks a text at spaces, and between Chinese characters, so that it fits the screen. */
export function wrap(text: string, pen: Pen, indent: string): string[] {
  const room = Math.max(20, pen.columns - indent.length);
  return text.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    // A word keeps its trailing spaces and closing punctuation; a Chinese character is a word of its own.
    for (const word of paragraph.match(
      /[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef][、。，；：！？）》」』”]*|[^\s\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]+\s*|\s+/g,
    ) ?? [""]) {
      if (line !== "" && pen.width((line + word).trimEnd()) > room) {
        lines.push(line.trimEnd());
        line = "";
      }
      line += word;
    }
    return [...lines, line.trimEnd()].map((wrapped) => indent + wrapped);
  });
}

export function pad(text: string, width: number, pen: Pen): string {
  return text + " ".repeat(Math.max(0, width - pen.width(text)));
}

/** Cut to a width, with an ellipsis where something is missing. */
export function fit(text: string, width: number, pen: Pen): string {
  if (pen.width(text) <= width) return text;
  let cut = text.slice(0, width - 1);
  while (pen.width(cut) > width - 1) cut = cut.slice(0, -1);
  return `${cut}…`;
}
