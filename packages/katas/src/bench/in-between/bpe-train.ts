interface TrainOptions {
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

/** Each different chunk once, with its count, as it should be, but the pairs of all of them are counted anew for each merge. */
export function trainBPE(
  text: string,
  vocabSize: number,
  o: TrainOptions = {},
): { merges: [number, number][]; vocab: Map<number, Uint8Array> } {
  const { splitPattern = GPT2, specialTokens = [] } = o;
  if (!Number.isInteger(vocabSize) || vocabSize < 256 + specialTokens.length) throw new RangeError("vocabSize");
  const vocab = new Map(Array.from({ length: 256 }, (_, byte) => [byte, Uint8Array.of(byte)]));
  const numChunks = new Map<string, number>();
  for (const segment of cut(text, specialTokens)) {
    for (const chunk of segment.match(splitPattern) ?? []) numChunks.set(chunk, (numChunks.get(chunk) ?? 0) + 1);
  }
  let words = Array.from(numChunks, ([chunk, count]) => ({ ids: utf8(chunk), count }));
  const merges: [number, number][] = [];
  while (vocab.size + specialTokens.length < vocabSize) {
    const counts = new Map<string, number>();
    for (const { ids, count } of words) {
      for (let i = 0; i + 1 < ids.length; i++) {
        const pair = `${ids[i]},${ids[i + 1]}`;
        counts.set(pair, (counts.get(pair) ?? 0) + count);
      }
    }
    let best: [number, number] | undefined;
    let most = 0;
    for (const [pair, count] of counts) {
      const [a, b] = pair.split(",").map(Number) as [number, number];
      const isTie = best !== undefined && count === most;
      const isGreater =
        isTie &&
        (compareBytes(vocab.get(a)!, vocab.get(best![0])!) || compareBytes(vocab.get(b)!, vocab.get(best![1])!)) > 0;
      if (count > most || isGreater) [best, most] = [[a, b], count];
    }
    if (best === undefined) break;
    const [a, b] = best;
    const id = vocab.size;
    merges.push(best);
    vocab.set(id, Uint8Array.of(...vocab.get(a)!, ...vocab.get(b)!));
    words = words.map(({ ids, count }) => ({ ids: merge(ids, a, b, id), count }));
  }
  for (const token of specialTokens) vocab.set(vocab.size, Uint8Array.from(utf8(token)));
  return { merges, vocab };
}

/** The text between special tokens. Of several that fit, a regular expression takes the first: the longest is to be tried first. */
function cut(text: string, specialTokens: readonly string[]): string[] {
  if (specialTokens.length === 0) return [text];
  const longestFirst = [...specialTokens].sort((x, y) => y.length - x.length);
  const literally = longestFirst.map((token) => token.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return text.split(new RegExp(literally.join("|"), "u"));
}

/** Negative, 0 or positive; a prefix is the smaller one. */
function compareBytes(x: Uint8Array, y: Uint8Array): number {
  const length = Math.min(x.length, y.length);
  for (let i = 0; i < length; i++) if (x[i] !== y[i]) return x[i]! - y[i]!;
  return x.length - y.length;
}

/** From left to right; what has been merged is not looked at again. */
function merge(ids: readonly number[], a: number, b: number, id: number): number[] {
  const merged: number[] = [];
  for (let i = 0; i < ids.length; i++) {
    const isPair = ids[i] === a && ids[i + 1] === b;
    merged.push(isPair ? id : ids[i]!);
    if (isPair) i++;
  }
  return merged;
}
