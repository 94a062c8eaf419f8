export interface TrainOptions {
  /** Its matches are the chunks; it has the flag g. GPT-2's unless given. */
  splitPattern?: RegExp;
  specialTokens?: string[];
}

/** GPT-2's chunks: contractions, words, numbers and signs with the blank before them, and runs of blanks. */
const GPT2 = /'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

/** The bytes of a text in UTF-8. Given: the sandbox has no TextEncoder. */
function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(code >> 6), tail(code));
    else bytes.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code));
  }
  return bytes;
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f);
}

/**
 * Byte-level BPE, trained on a text.
 *
 * @param text well-formed Unicode
 * @param vocabSize tokens at most: 256 bytes, the merges, the special tokens
 * @returns `merges`: the two ids of each merge, in order; `vocab`: the bytes of every id
 * @throws RangeError unless vocabSize is an integer with room for the bytes and the special tokens
 */
export function trainBPE(
  text: string,
  vocabSize: number,
  o: TrainOptions = {},
): { merges: [number, number][]; vocab: Map<number, Uint8Array> } {
  const { splitPattern = GPT2, specialTokens = [] } = o;
  throw new Error("TODO: implement trainBPE");
}
