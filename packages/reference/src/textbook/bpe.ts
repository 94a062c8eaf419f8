/**
 * @file Byte-pair encoding, trained by counting everything anew for each merge.
 *
 * A token is its bytes, written as a text of characters 0 to 255. That names it: whatever two merges spell the same bytes
 * would have met the same pairs in the same order, so that the second has nothing left to merge.
 */

export interface Trained {
  /** `[first id, second id]` of each merge, in order; merge i makes token 256 + i. */
  readonly merges: readonly (readonly [number, number])[];
  /** The bytes of every token: 256 bytes, merges, special tokens. */
  readonly vocab: ReadonlyMap<number, Uint8Array>;
}

const NUM_BYTES = 256;

/** GPT-2's: contractions, words, numbers and signs with the blank before them, and blanks. */
const GPT2 = /'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

/**
 * Merges the most frequent pair of neighbouring tokens into a new token until the vocabulary is full or no pair is left.
 *
 * A pair counts once for each place where it stands, overlapping ones too; it is replaced from left to right. Of pairs with equal
 * counts the one with the greater bytes is merged: of the first token, then of the second, a prefix being the smaller.
 *
 * @param text is cut at special tokens, the longest that fits first, then into the matches of the pattern
 * @param vocabSize tokens at most: 256 bytes, the merges, the special tokens
 * @param o.splitPattern global; what it does not match belongs to no chunk. GPT-2's unless given
 * @param o.specialTokens get the ids after the merges, in their order
 * @throws {RangeError} when vocabSize is not an integer, or less than 256 and the special tokens
 * @see arXiv 1508.07909 algorithm 1, and GPT-2's report, section 2.2, for bytes
 */
export function trainBPE(
  text: string,
  vocabSize: number,
  { splitPattern = GPT2, specialTokens = [] }: { splitPattern?: RegExp; specialTokens?: readonly string[] } = {},
): Trained {
  const least = NUM_BYTES + specialTokens.length;
  if (!Number.isInteger(vocabSize) || vocabSize < least)
    throw new RangeError(`trainBPE: vocabSize is an integer, at least ${least}; got ${vocabSize}`);

  let chunks = countChunks(text, splitPattern, specialTokens);
  const tokens = Array.from({ length: NUM_BYTES }, (_, byte) => String.fromCharCode(byte));
  const idOf = new Map(tokens.map((token, id) => [token, id]));
  const merges: [number, number][] = [];
  while (tokens.length + specialTokens.length < vocabSize) {
    const best = mostFrequent(chunks);
    if (best === undefined) break;
    const [first, second] = best;
    merges.push([idOf.get(first)!, idOf.get(second)!]);
    idOf.set(first + second, tokens.length);
    tokens.push(first + second);
    chunks = chunks.map(({ count, tokens }) => ({ count, tokens: replace(tokens, first, second) }));
  }
  const bytes = [
    ...tokens.map((token) => Uint8Array.from(token, (c) => c.charCodeAt(0))),
    ...specialTokens.map((token) => new TextEncoder().encode(token)),
  ];
  return { merges, vocab: new Map(bytes.entries()) };
}

interface Chunk {
  readonly count: number;
  readonly tokens: readonly string[];
}

/** Each different chunk once, as tokens of one byte. */
function countChunks(text: string, pattern: RegExp, specialTokens: readonly string[]): readonly Chunk[] {
  const counts = new Map<string, number>();
  for (const segment of cut(text, specialTokens))
    for (const [chunk] of segment.matchAll(pattern)) counts.set(chunk, (counts.get(chunk) ?? 0) + 1);
  return [...counts].map(([chunk, count]) => ({ count, tokens: [...Buffer.from(chunk, "utf8").toString("latin1")] }));
}

/** What stands between special tokens: they are looked for from the left, at each place the longest one first. */
function cut(text: string, specialTokens: readonly string[]): readonly string[] {
  const longestFirst = specialTokens.toSorted((a, b) => b.length - a.length);
  const segments: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length && longestFirst.length > 0;) {
    const found = longestFirst.find((token) => text.startsWith(token, at));
    if (found === undefined) at++;
    else {
      segments.push(text.slice(start, at));
      start = at += found.length;
    }
  }
  return [...segments, text.slice(start)];
}

function mostFrequent(chunks: readonly Chunk[]): readonly [string, string] | undefined {
  const counts = new Map<string, Map<string, number>>();
  for (const { count, tokens } of chunks)
    for (let i = 1; i < tokens.length; i++) {
      const [first, second] = [tokens[i - 1]!, tokens[i]!];
      const followers = counts.get(first) ?? new Map<string, number>();
      counts.set(first, followers.set(second, (followers.get(second) ?? 0) + count));
    }
  const pairs = [...counts].flatMap(([first, followers]) =>
    [...followers].map(([second, count]) => ({ first, second, count })),
  );
  if (pairs.length === 0) return undefined;
  const most = pairs.reduce((max, { count }) => Math.max(max, count), 0);
  const tied = pairs.filter(({ count }) => count === most);
  // Characters 0 to 255 sort as their bytes do.
  const { first, second } = tied.reduce((best, pair) =>
    pair.first > best.first || (pair.first === best.first && pair.second > best.second) ? pair : best,
  );
  return [first, second];
}

function replace(tokens: readonly string[], first: string, second: string): readonly string[] {
  const out: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const isPair = tokens[i] === first && tokens[i + 1] === second;
    out.push(isPair ? first + second : tokens[i]!);
    if (isPair) i++;
  }
  return out;
}
