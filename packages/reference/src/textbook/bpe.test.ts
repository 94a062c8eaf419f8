import { readGolden } from "../testing/golden.ts";
import { trainBPE } from "./bpe.ts";

interface Case {
  name: string;
  text: string;
  vocabSize: number;
  specialTokens: string[];
  merges: [number, number][];
  /** bytes of tokens 256, 257, ... */
  tokens: number[][];
}

test.each(readGolden<Case>("bpe"))("$name: the oracle's merges and tokens", (golden) => {
  const { merges, vocab } = trainBPE(golden.text, golden.vocabSize, { specialTokens: golden.specialTokens });
  expect(merges).toEqual(golden.merges);
  expect([...vocab.keys()]).toEqual(Array.from({ length: 256 + golden.tokens.length }, (_, id) => id));
  expect(golden.tokens.map((_, i) => [...vocab.get(256 + i)!])).toEqual(golden.tokens);
  for (let byte = 0; byte < 256; byte++) expect([...vocab.get(byte)!]).toEqual([byte]);
});

test("the first merges of the paper's words, by hand", () => {
  // (l, o) and (o, w) stand seven times each, and o is greater than l; then (l, ow) seven times, and the blank before it six.
  const { vocab } = trainBPE("low low low low low lower lower newest newest newest widest", 259);
  expect([256, 257, 258].map((id) => Buffer.from(vocab.get(id)!).toString())).toEqual(["ow", "low", " low"]);
});

test("a pattern of one's own, and what it leaves out", () => {
  expect(trainBPE("ab1ab2ba", 300, { splitPattern: /[a-z]+/g }).merges).toEqual([
    [97, 98],
    [98, 97],
  ]);
});

test.each([255, 256.5, NaN, Infinity])("a vocabulary of %p is refused", (size) => {
  expect(() => trainBPE("ab", size)).toThrow(RangeError);
});

test("a vocabulary without room for the special tokens is refused", () => {
  expect(() => trainBPE("ab", 257, { specialTokens: ["<a>", "<b>"] })).toThrow(RangeError);
});
