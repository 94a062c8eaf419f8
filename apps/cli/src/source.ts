/** @file The candidate's file: read once, and refused with a reason where it cannot be graded. */
import { open, stat } from "node:fs/promises";
import { extname } from "node:path";
import { MOST_SOURCE_BYTES } from "@kata/grader/contract";
import { codeOf, Problem } from "./problem.ts";

export interface Source {
  /** As the user knows it. */
  readonly file: string;
  readonly path: string;
  readonly text: string;
  readonly language: "ts" | "js";
}

const LANGUAGES: Readonly<Record<string, Source["language"]>> = {
  ".ts": "ts",
  ".mts": "ts",
  ".js": "js",
  ".mjs": "js",
};

/** @throws {Problem} */
export async function readSource(path: string, file: string, slug: string): Promise<Source> {
  const language = LANGUAGES[extname(path).toLowerCase()];
  const bytes = await readBytes(path, file);
  if (language === undefined) throw new Problem((m) => m.source.extension(file));
  if (bytes.length > MOST_SOURCE_BYTES)
    throw new Problem((m) => m.source.tooLarge(file, bytes.length, MOST_SOURCE_BYTES));
  const text = decode(bytes, file);
  if (text.trim() === "") throw new Problem((m) => m.source.empty(file, slug));
  return { file, path, text, language };
}

async function readBytes(path: string, file: string): Promise<Buffer> {
  try {
    // Asked before opening: opening a pipe would wait for its writer.
    const found = await stat(path);
    if (!found.isFile()) throw new Problem((m) => m.source.notAFile(file));
    if (found.size > MOST_SOURCE_BYTES)
      throw new Problem((m) => m.source.tooLarge(file, found.size, MOST_SOURCE_BYTES));
    const handle = await open(path, "r");
    try {
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    const code = codeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR") throw new Problem((m) => m.source.missing(file), { cause: error });
    throw new Problem((m) => m.source.unreadable(file, code), { cause: error });
  }
}

function decode(bytes: Buffer, file: string): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch (error) {
    throw new Problem((m) => m.source.binary(file), { cause: error });
  }
  throw new Problem((m) => m.source.binary(file));
}
