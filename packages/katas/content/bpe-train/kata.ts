/**
 * @file Training a byte-level BPE: which pairs are merged, in which order, and what the vocabulary holds.
 *
 * Letters of the made-up texts are drawn anew for each seed; prose and poems are real. Ids and bytes are compared exactly.
 */
import { defineKata, type Script, type Step } from "@kata/grader/contract";
import type { Rng } from "@kata/grader/rng";
import type { Value } from "@kata/grader/value";
import { CHINESE, ENGLISH } from "../../data/corpus.ts";

type Options = { readonly splitPattern?: RegExp; readonly specialTokens?: readonly string[] };

const train = (text: string, vocabSize: number, o?: Options): Extract<Step, { call: string }> => ({
  call: "trainBPE",
  args: [text, vocabSize, ...(o === undefined ? [] : [o as Record<string, Value>])],
});

const play = (...steps: readonly Step[]): Script => ({ steps });

const refused = (text: string, vocabSize: number, o?: Options): Step => ({
  ...train(text, vocabSize, o),
  throws: "RangeError",
});

const bytesOf = (id: number): Step => ({ call: "r.vocab.get", args: [id] });

const pick = <Item>(rng: Rng, items: readonly Item[]): Item => items[rng.int(0, items.length)]!;

/** `n` different small letters in random order. */
const letters = (rng: Rng, n: number): string[] =>
  rng
    .shuffle(26)
    .slice(0, n)
    .map((i) => String.fromCharCode(97 + i));

/** `n` different small letters in the order of the alphabet. */
const ascending = (rng: Rng, n: number): string[] => letters(rng, n).sort();

/** Words over a few letters, so that pairs come back. */
const wordsOf = (rng: Rng, alphabet: readonly string[], n: number, longest: number): string[] =>
  Array.from({ length: n }, () => Array.from({ length: rng.int(2, longest + 1) }, () => pick(rng, alphabet)).join(""));

const shuffled = <Item>(rng: Rng, items: readonly Item[]): Item[] => rng.shuffle(items.length).map((i) => items[i]!);

/** Paragraphs of a text in random order, as many as have `length` characters together; all of them again when they run out. */
function prose(rng: Rng, text: string, separator: string, length: number): string {
  const paragraphs = text.split(separator);
  const parts: string[] = [];
  for (let total = 0; total < length;) {
    for (const paragraph of shuffled(rng, paragraphs)) {
      if (total >= length) break;
      parts.push(paragraph);
      total += paragraph.length + separator.length;
    }
  }
  return parts.join(separator);
}

/** Characters of the text on which counting anew shows. */
const LONG = 500_000;
/** Merges where time is measured: few, so that counting anew takes a fraction of a second. */
const TIMED_MERGES = 16;

export const kata = defineKata({
  slug: "bpe-train",
  style: "text",
  exports: { trainBPE: { kind: "function", params: ["text", "vocabSize", "o"] } },
  reference: { module: "bpe" },
  precision: "exact",
  tolerance: { rtol: 0, atol: 0 },
  // 500 merges on 110,000 chunks: about a tenth of a second where each merge updates what it changed, many seconds where it counts all anew.
  limits: { callMs: 3000 },
  measures: [
    {
      kind: "cpuTime",
      over: "n",
      sizes: [250, 500, 1000].map((n) => ({
        size: n,
        script: (rng) => play(train(prose(rng, ENGLISH, "\n", n), 256 + TIMED_MERGES)),
      })),
    },
  ],
  cases: [
    {
      name: "three words and their common beginning",
      group: "merge",
      example: true,
      script: () => play({ ...train("low lower lowest", 260), as: "r", pick: ["merges"] }, bytesOf(257), bytesOf(259)),
    },
    {
      name: "five letters, all the same",
      group: "merge",
      example: true,
      script: () => play({ ...train("aaaaa", 300), as: "r", pick: ["merges"] }, bytesOf(258)),
    },
    {
      name: "a special token",
      group: "special",
      example: true,
      script: () =>
        play(
          { ...train("hi<|end|>hi", 300, { specialTokens: ["<|end|>"] }), as: "r", pick: ["merges"] },
          { get: "r.vocab.size" },
          bytesOf(257),
        ),
    },
    {
      name: "few letters, many pairs",
      group: "merge",
      script: (rng) => {
        const alphabet = letters(rng, 3);
        return play(train(wordsOf(rng, alphabet, 40, 8).join(" "), 256 + 24));
      },
    },
    {
      name: "runs of one letter",
      group: "merge",
      script: (rng) => {
        const [a, b] = letters(rng, 2) as [string, string];
        const runs = rng.shuffle(11).map((i) => a.repeat(i + 1));
        const inside = rng.shuffle(7).map((i) => b + a.repeat(i + 2) + b);
        return play(train(runs.join(" "), 256 + 12), train([...inside, ...runs].join(" "), 256 + 20));
      },
    },
    {
      name: "runs and their neighbours",
      group: "merge",
      // In b a a a b a pair of a's stands twice, and (b, a) and (a, b) once each: whoever counts it once merges another pair.
      script: (rng) => {
        const [a, b, c] = ascending(rng, 3) as [string, string, string];
        return play(train(a.repeat(3) + " " + c + b + " " + a.repeat(3) + " " + c + b + " " + c + b, 256 + 6));
      },
    },
    {
      name: "a frequent word counts each time",
      group: "merge",
      script: (rng) => {
        const [a, b, c, d, e] = letters(rng, 5) as [string, string, string, string, string];
        const frequent = Array.from({ length: rng.int(5, 9) }, () => a + b);
        const various = [c + d, c + d + e, e + c + d, d + c + d];
        return play(train(shuffled(rng, [...frequent, ...various]).join(" "), 256 + 9));
      },
    },
    {
      name: "prose",
      group: "values",
      script: (rng) => play(train(prose(rng, ENGLISH, "\n", 9000), 256 + rng.int(380, 420))),
    },
    {
      name: "pairs that all stand once",
      group: "ties",
      script: (rng) => {
        const pairs = letters(rng, 14);
        const words = Array.from({ length: 7 }, (_, i) => pairs[2 * i]! + pairs[2 * i + 1]!);
        return play(train(words.join("\n"), 256 + 9, { splitPattern: /\w+/g }));
      },
    },
    {
      name: "the same first token",
      group: "ties",
      script: (rng) => {
        const [a, ...others] = letters(rng, 9) as [string, ...string[]];
        return play(train(others.map((b) => a + b).join("\n"), 256 + 6, { splitPattern: /\w+/g }));
      },
    },
    {
      name: "a younger token with smaller bytes",
      group: "ties",
      // a b is merged first and gets id 256; then (ab, c) ties with (y, z), whose ids are smaller and whose bytes are greater.
      script: (rng) => {
        const [a, b, c, y, z] = ascending(rng, 5) as [string, string, string, string, string];
        const words = [...Array.from({ length: 3 }, () => a + b + c), a + b, ...Array.from({ length: 3 }, () => y + z)];
        return play(train(shuffled(rng, words).join("\n"), 256 + 3, { splitPattern: /\w+/g }));
      },
    },
    {
      name: "a token and its prefix",
      group: "ties",
      // (ab, a) and (a, c) stand twice each. ab is greater than its prefix a, although aba is smaller than ac.
      script: (rng) => {
        const [a, b, c] = ascending(rng, 3) as [string, string, string];
        const words = [...[1, 2].flatMap(() => [a + b + a, a + c]), a + b, a + b, a + b];
        return play(train(shuffled(rng, words).join("\n"), 256 + 4, { splitPattern: /\w+/g }));
      },
    },
    {
      name: "Chinese",
      group: "bytes",
      script: (rng) => play(train(prose(rng, CHINESE, "\n\n", 900), 256 + 150)),
    },
    {
      name: "emoji and accents",
      group: "bytes",
      script: (rng) => {
        const alphabet = shuffled(rng, ["é", "ü", "ß", "ñ", "😀", "🎉", "👍🏽", "中", "Ж", "ｱ"]).slice(0, 5);
        return play(train(wordsOf(rng, alphabet, 30, 5).join(" "), 256 + 40));
      },
    },
    {
      name: "ids that end alike",
      group: "bytes",
      // The blank, 32, and a letter are merged first; the last byte of Ą is 132, and the same letter follows in the same word.
      script: (rng) => {
        const [a, ...others] = letters(rng, 12) as [string, ...string[]];
        const words = others.map((letter, i) => (i < 8 ? a : `${a}Ą${a}`) + letter);
        return play(train(" " + shuffled(rng, words).join(" "), 256 + 6));
      },
    },
    {
      name: "no merge across chunks",
      group: "chunks",
      // The last letter of a word is always followed by a blank, and the blank by the same letter: frequent, and in no chunk together.
      script: (rng) => {
        const [a, b, ...others] = letters(rng, 8) as [string, string, ...string[]];
        const words = Array.from({ length: 30 }, () => a + pick(rng, others) + pick(rng, others) + b);
        return play(train(words.join(" "), 256 + 20), train(words.join("\n"), 256 + 20, { splitPattern: /\w+|\s/g }));
      },
    },
    {
      name: "the blank belongs to the word behind it",
      group: "chunks",
      script: (rng) => {
        const [a, b, c] = letters(rng, 3) as [string, string, string];
        const words = Array.from({ length: 12 }, () => pick(rng, [a + b, a + c, c + b]));
        return play(train(words.join(" "), 256 + 6), train(words.join("  "), 256 + 8));
      },
    },
    {
      name: "contractions, numbers, signs and line ends",
      group: "chunks",
      script: (rng) => {
        const parts = [
          "it's",
          "they'll",
          "we've",
          "don't",
          "'tis",
          "2024",
          "3.14",
          "a1b2",
          "!!!",
          "...",
          "x=1;",
          "\n\n",
          "\t",
          "  ",
        ];
        const text = Array.from({ length: 80 }, () => pick(rng, parts) + pick(rng, ["", " ", " "])).join("");
        return play(train(text, 256 + 40));
      },
    },
    {
      name: "a pattern of one's own",
      group: "chunks",
      script: (rng) => {
        const alphabet = letters(rng, 3);
        const fields = wordsOf(rng, alphabet, 30, 6);
        return play(train(fields.join(","), 256 + 16, { splitPattern: /[^,]+,?/g }));
      },
    },
    {
      name: "what the pattern leaves out",
      group: "chunks",
      // Digits stand between the letters: they are in no chunk, and the letters around them are no neighbours.
      script: (rng) => {
        const [a, b] = letters(rng, 2) as [string, string];
        const parts = Array.from({ length: 40 }, () => pick(rng, [a, b, a + b]) + rng.int(0, 1000));
        return play(train(parts.join(""), 300, { splitPattern: /[a-z]+/g }));
      },
    },
    {
      name: "special tokens are cut out",
      group: "special",
      script: (rng) => {
        const alphabet = letters(rng, 4);
        const special = pick(rng, ["<|endoftext|>", "<|im_end|>", "<|eot|>"]);
        const text = wordsOf(rng, alphabet, 40, 5).join(special);
        return play(train(text, 257 + 20, { specialTokens: [special] }));
      },
    },
    {
      name: "special tokens are no patterns",
      group: "special",
      script: (rng) => {
        const alphabet = letters(rng, 3);
        const specialTokens = shuffled(rng, ["[UNK]", "a.c", "$", "\\d", "<|x|>"]);
        const text = wordsOf(rng, [...alphabet, "U", "abc", "7"], 60, 5)
          .map((word) => word + pick(rng, [" ", ...specialTokens]))
          .join("");
        return play(train(text, 261 + 24, { specialTokens }));
      },
    },
    {
      name: "one special token begins another",
      group: "special",
      // Whoever takes the shorter one leaves a b in the text, where it is the most frequent pair.
      script: (rng) => {
        const [a, b, c, d] = letters(rng, 4) as [string, string, string, string];
        const longer = `<s>${a}${b}`;
        const parts = [longer, "<s>", c + d].flatMap((part, i) => Array.from({ length: [14, 4, 6][i]! }, () => part));
        return play(train(shuffled(rng, parts).join(" "), 261, { specialTokens: ["<s>", longer] }));
      },
    },
    {
      name: "ids behind the merges, in the given order",
      group: "special",
      // Few pairs, much room: the ids follow the last merge without a gap. One token does not stand in the text.
      script: (rng) => {
        const [a, b, c] = letters(rng, 3) as [string, string, string];
        const specialTokens = ["<|é|>", "<|longer|>", "<|a|>", "<|never|>"];
        const text = `${a + b}<|a|>${a + b + c}<|longer|>${c + a}<|é|>`;
        return play(train(text, 400, { specialTokens }), train(text, 262, { specialTokens }));
      },
    },
    {
      name: "a chunk ends where a special token begins",
      group: "special",
      // Two blanks in front of a token are one chunk; in front of a letter the second blank would go with the letter.
      // Blanks on both sides of a token, and two tokens side by side, show what was put in their place.
      script: (rng) => {
        const [a, b] = letters(rng, 2) as [string, string];
        const parts = Array.from(
          { length: 16 },
          () =>
            pick(rng, [a, b, a + b]) +
            pick(rng, ["  ", "   "]) +
            pick(rng, ["sep", "sepsep"]) +
            pick(rng, [a, b, "  "]),
        );
        return play(train(parts.join(" "), 257 + 12, { specialTokens: ["sep"] }));
      },
    },
    {
      name: "no pair is left",
      group: "edges",
      script: (rng) => {
        const alphabet = letters(rng, 6);
        return play(train(wordsOf(rng, alphabet, 6, 6).join(" "), 1000));
      },
    },
    {
      name: "nothing to merge",
      group: "edges",
      script: (rng) => {
        const [a, b] = letters(rng, 2) as [string, string];
        return play(
          train("", 300),
          train(a, 300, { specialTokens: [b + a] }),
          train(b + a + b, 300, { specialTokens: [a] }),
        );
      },
    },
    {
      name: "no room for a merge",
      group: "edges",
      script: (rng) => {
        const [a, b] = letters(rng, 2) as [string, string];
        const text = (a + b).repeat(4);
        return play(train(text, 256), train(text, 258, { specialTokens: ["<a>", "<b>"] }), train(text, 257));
      },
    },
    {
      name: "an empty list of special tokens",
      group: "edges",
      script: (rng) => {
        const alphabet = letters(rng, 3);
        return play(train(wordsOf(rng, alphabet, 20, 6).join(" "), 256 + 10, { specialTokens: [] }));
      },
    },
    {
      name: "a vocabulary that is too small, or no whole number",
      group: "errors",
      script: (rng) => {
        const text = letters(rng, 4).join("");
        return play(
          ...[255, rng.int(0, 255), -1, 256.5, NaN, Infinity].map((size) => refused(text, size)),
          refused(text, 256, { specialTokens: ["<s>"] }),
          refused(text, 258, { specialTokens: ["<s>", "<t>", "<u>"] }),
        );
      },
    },
    {
      name: "five hundred merges on a long text",
      group: "time",
      script: (rng) => play(train(prose(rng, ENGLISH, "\n", LONG), 256 + 500)),
    },
  ],
});
