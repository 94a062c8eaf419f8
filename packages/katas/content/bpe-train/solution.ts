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

interface Word {
  ids: number[];
  /** How often the chunk stands in the text. */
  readonly count: number;
}

export function trainBPE(
  text: string,
  vocabSize: number,
  o: TrainOptions = {},
): { merges: [number, number][]; vocab: Map<number, Uint8Array> } {
  const { splitPattern = GPT2, specialTokens = [] } = o;
  const numMerges = vocabSize - 256 - specialTokens.length;
  if (!Number.isInteger(numMerges) || numMerges < 0) {
    throw new RangeError(`vocabSize: an integer, at least ${256 + specialTokens.length}; got ${vocabSize}`);
  }
  const vocab = new Map(Array.from({ length: 256 }, (_, byte) => [byte, Uint8Array.of(byte)]));

  // Pass 1: each different chunk once, with its count. From here on the length of the text does not matter.
  const chunks = new Map<string, number>();
  for (const segment of cut(text, specialTokens)) {
    for (const chunk of segment.match(splitPattern) ?? []) chunks.set(chunk, (chunks.get(chunk) ?? 0) + 1);
  }
  const words = Array.from(chunks, ([chunk, count]): Word => ({ ids: utf8(chunk), count }));

  // Pass 2: how often each pair stands, and in which words. A pair of ids is one number, as no id reaches vocabSize.
  const counts = new Map<number, number>();
  const places = new Map<number, Set<Word>>();
  const tally = (word: Word, sign: 1 | -1): void => {
    const { ids, count } = word;
    for (let i = 0; i + 1 < ids.length; i++) {
      const pair = ids[i]! * vocabSize + ids[i + 1]!;
      const total = (counts.get(pair) ?? 0) + sign * count;
      if (total > 0) counts.set(pair, total);
      else counts.delete(pair);
      if (sign > 0) places.set(pair, (places.get(pair) ?? new Set()).add(word));
    }
  };
  for (const word of words) tally(word, 1);

  // Pass 3: a merge changes only the words in which its pair stands: take their pairs out, merge, put the new ones in.
  const merges: [number, number][] = [];
  for (let id = 256; id < 256 + numMerges && counts.size > 0; id++) {
    const pair = mostFrequent(counts, vocabSize, vocab);
    const [a, b] = [Math.floor(pair / vocabSize), pair % vocabSize];
    merges.push([a, b]);
    vocab.set(id, Uint8Array.of(...vocab.get(a)!, ...vocab.get(b)!));
    for (const word of places.get(pair)!) {
      tally(word, -1);
      word.ids = merge(word.ids, a, b, id);
      tally(word, 1);
    }
    places.delete(pair);
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

/** Of pairs with equal counts, the one whose first token has the greater bytes; then the one whose second has. */
function mostFrequent(counts: Map<number, number>, vocabSize: number, vocab: Map<number, Uint8Array>): number {
  let best = -1;
  let most = 0;
  const isGreater = (pair: number): boolean => {
    const first = compareBytes(vocab.get(Math.floor(pair / vocabSize))!, vocab.get(Math.floor(best / vocabSize))!);
    return (first || compareBytes(vocab.get(pair % vocabSize)!, vocab.get(best % vocabSize)!)) > 0;
  };
  for (const [pair, count] of counts) {
    if (count > most || (count === most && isGreater(pair))) [best, most] = [pair, count];
  }
  return best;
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
