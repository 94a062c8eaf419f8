/**
 * @file A LaTeX formula as one readable line of text: `\frac{a}{\sqrt{d}}` becomes `a / √d`.
 *
 * Covers the commands that maths of machine learning uses; an unknown command stays as its name.
 */
import { ACCENTS, PLAIN, RAISED, SILENT, SYMBOLS } from "./formula-symbols.ts";

/** @returns one line per row of the formula */
export function plainFormula(latex: string): string {
  const reader = { text: latex.replaceAll(/\\(?:begin|end)\{[^}]*\}(?:\{[^}]*\})?/g, ""), at: 0 };
  return readUntil(reader, undefined)
    .split("\n")
    .map((line) =>
      line
        .replaceAll(/ {2,}/g, " ")
        .replaceAll(/ ([,;)\]])/g, "$1")
        .trim(),
    )
    .filter((line) => line !== "")
    .join("\n");
}

interface Reader {
  readonly text: string;
  at: number;
}

function readUntil(reader: Reader, end: string | undefined): string {
  let out = "";
  while (reader.at < reader.text.length) {
    if (reader.text[reader.at] === end) {
      reader.at++;
      break;
    }
    out += readPiece(reader);
  }
  return out;
}

function readPiece(reader: Reader): string {
  const char = reader.text[reader.at++]!;
  if (char === "\\") return readCommand(reader);
  if (char === "{") return readUntil(reader, "}");
  if (char === "^") return raised(readArgument(reader));
  if (char === "_") return lowered(readArgument(reader));
  if (char === "&") return " ";
  if (char === "~" || /\s/.test(char)) return " ";
  return char;
}

function readCommand(reader: Reader): string {
  const name = /^[A-Za-z]+\*?|^[\s\S]/.exec(reader.text.slice(reader.at))?.[0] ?? "";
  reader.at += name.length;
  const command = name.replace(/\*$/, "");
  if (command === "\\") return "\n";
  if (command === "frac" || command === "dfrac" || command === "tfrac")
    return `${grouped(readArgument(reader))} / ${grouped(readArgument(reader))}`;
  if (command === "sqrt") return `√${grouped(readArgument(reader))}`;
  if (command === "binom") return `C(${readArgument(reader)}, ${readArgument(reader)})`;
  if (PLAIN.has(command)) return readArgument(reader);
  const accent = ACCENTS[command];
  if (accent !== undefined) {
    const letter = readArgument(reader);
    return [...letter].length === 1 ? letter + accent : letter;
  }
  if (SILENT.has(command)) {
    // `\left.` stands for no bracket at all.
    if (reader.text[reader.at] === ".") reader.at++;
    return "";
  }
  return Object.hasOwn(SYMBOLS, command) ? SYMBOLS[command]! : command;
}

function readArgument(reader: Reader): string {
  while (/\s/.test(reader.text[reader.at] ?? "")) reader.at++;
  if (reader.at >= reader.text.length) return "";
  if (reader.text[reader.at] !== "{") return readPiece(reader);
  reader.at++;
  return readUntil(reader, "}").trim();
}

function raised(text: string): string {
  const letters = [...text];
  if (letters.length > 0 && letters.every((letter) => Object.hasOwn(RAISED, letter)))
    return letters.map((letter) => RAISED[letter]).join("");
  return `^${letters.length === 1 ? text : `(${text})`}`;
}

function lowered(text: string): string {
  return /^[\p{L}\p{N}\p{M}]+$/u.test(text) ? `_${text}` : `_(${text})`;
}

/** In parentheses unless it is one term. */
function grouped(text: string): string {
  return /^[\p{L}\p{N}\p{M}_.√'ᵀ⁰-⁹¹²³|‖∂]+$/u.test(text) || /^\([^()]*\)$/.test(text) ? text : `(${text})`;
}
