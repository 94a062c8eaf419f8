/** @file What may be stored as somebody's code. */
import { type Bilingual, MOST_SOURCE_BYTES } from "@kata/grader/contract";

export type SourceErrorCode = "too-large" | "not-text";

export class SourceError extends Error {
  override readonly name = "SourceError";
  readonly code: SourceErrorCode;
  readonly text: Bilingual;

  constructor(code: SourceErrorCode, text: Bilingual) {
    super(text.en);
    this.code = code;
    this.text = text;
  }
}

/** @throws SourceError */
export function checkSource(source: string): void {
  const bytes = Buffer.byteLength(source);
  if (bytes > MOST_SOURCE_BYTES) {
    throw new SourceError("too-large", {
      en: `source: at most ${MOST_SOURCE_BYTES / 1024} kB; got ${Math.ceil(bytes / 1024)} kB. Leave out what the kata does not need.`,
      zh: `源码最大 ${MOST_SOURCE_BYTES / 1024} kB，现在有 ${Math.ceil(bytes / 1024)} kB。请删去与本题无关的内容。`,
    });
  }
  if (source.includes("\0") || !source.isWellFormed()) {
    throw new SourceError("not-text", {
      en: "source: text in UTF-8; got bytes that are not text. Save the file as UTF-8 and send it again.",
      zh: "源码必须是 UTF-8 文本，现在的内容里有非文本字节。请把文件存为 UTF-8 后再提交。",
    });
  }
}

/** JSON as Postgres accepts it: no NUL, no half of a surrogate pair. A candidate's output may hold both. */
export function toStorableJson(value: unknown): string {
  return JSON.stringify(value, (_key, member) =>
    typeof member === "string" ? member.toWellFormed().replaceAll("\0", "\uFFFD") : member,
  );
}
