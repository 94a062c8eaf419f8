import type { Mutant } from "@kata/grader/contract";

const WORDS = "({ ids: utf8(chunk), count })";
const CHUNKS = "segment.match(splitPattern) ?? []";
const SEGMENTS = "for (const segment of cut(text, specialTokens)) {";
const LAST = "for (const token of specialTokens) vocab.set(vocab.size, Uint8Array.from(utf8(token)));";
const TIE = "(first || compareBytes(vocab.get(pair % vocabSize)!, vocab.get(best % vocabSize)!)) > 0;";
const PLACES = "if (sign > 0) places.set(pair, (places.get(pair) ?? new Set()).add(word));";
const UPDATE = `    for (const word of places.get(pair)!) {
      tally(word, -1);
      word.ids = merge(word.ids, a, b, id);
      tally(word, 1);
    }
    places.delete(pair);
`;

export const mutants: readonly Mutant[] = [
  {
    name: "recounts-everything",
    says: {
      en: "The results are right, but each merge goes over the whole text again: O(merges x text). Count equal chunks once, and after a merge update only the pairs of the words it changed.",
      zh: "结果正确，但每次合并都把全文重数一遍，是 O(合并次数 × 文本长度)。相同的分块只存一份并记次数；合并之后，只更新被改动的词里的那些对。",
    },
    edits: [
      [
        "Array.from(chunks, ([chunk, count]): Word => ({ ids: utf8(chunk), count }))",
        "[...chunks].flatMap(([chunk, count]) => Array.from({ length: count }, (): Word => ({ ids: utf8(chunk), count: 1 })))",
      ],
      [
        UPDATE,
        `    counts.clear();
    for (const word of words) {
      word.ids = merge(word.ids, a, b, id);
      tally(word, 1);
    }
`,
      ],
      [PLACES, ""],
    ],
    killedBy: "five hundred merges on a long text",
  },
  {
    name: "across-chunks",
    says: {
      en: "You merge across word boundaries. Pairs are counted inside the matches of splitPattern, each match for itself.",
      zh: "你跨过词的边界做了合并。对只在 splitPattern 的每个匹配内部统计，匹配之间互不相干。",
    },
    edits: [[CHUNKS, "[segment]"]],
    killedBy: "no merge across chunks",
  },
  {
    name: "left-out-text-kept",
    says: {
      en: "You also train on what the pattern does not match. That text belongs to no chunk.",
      zh: "模式没有匹配到的文字你也拿来训练了。它不属于任何分块。",
    },
    edits: [[CHUNKS, 'segment.split(new RegExp("(" + splitPattern.source + ")", splitPattern.flags))']],
    killedBy: "what the pattern leaves out",
  },
  {
    name: "blanks-dropped",
    says: {
      en: "You split at blanks and drop them. In GPT-2's chunks the blank belongs to the word behind it.",
      zh: "你按空白切词，把空格丢了。在 GPT-2 的分块里，空格归后面的词。",
    },
    edits: [[CHUNKS, "segment.match(splitPattern === GPT2 ? /\\S+/g : splitPattern) ?? []"]],
    killedBy: "the blank belongs to the word behind it",
  },
  {
    name: "every-word-once",
    says: {
      en: "A word that stands a hundred times counts once. Weigh its pairs with its count.",
      zh: "一个词出现一百次，你只算了一次。它的对要按词频加权。",
    },
    edits: [[WORDS, "({ ids: utf8(chunk), count: Math.min(count, 1) })"]],
    killedBy: "a frequent word counts each time",
  },
  {
    name: "characters-for-bytes",
    says: {
      en: "You take one number per character. The tokens are bytes of UTF-8: a Chinese character is three of them.",
      zh: "你给每个字符取了一个数。token 从 UTF-8 字节开始，一个汉字是三个字节。",
    },
    edits: [[WORDS, '({ ids: chunk.split("").map((c) => c.charCodeAt(0) & 0xff), count })']],
    killedBy: "Chinese",
  },
  {
    name: "ties-first-seen",
    says: {
      en: "Of pairs with equal counts you take the one that you met first, as minbpe does. Here the one with the greater bytes is merged.",
      zh: "次数相同时，你取先遇到的那个对，这是 minbpe 的做法。这里要取字节更大的。",
    },
    edits: [["count > most || (count === most && isGreater(pair))", "count > most"]],
    killedBy: "pairs that all stand once",
  },
  {
    name: "ties-smaller",
    says: {
      en: "Of pairs with equal counts you take the one with the smaller bytes. The greater one is merged.",
      zh: "次数相同时，你取了字节较小的对。应取较大的。",
    },
    edits: [[TIE, TIE.replace("> 0", "< 0")]],
    killedBy: "pairs that all stand once",
  },
  {
    name: "ties-by-id",
    says: {
      en: "You compare the ids of tied pairs. Beyond 255 an id says only when a token was made: compare the bytes.",
      zh: "次数相同时你比较的是 id。超过 255 的 id 只说明 token 生成的先后，应当比较字节。",
    },
    edits: [[TIE, "pair > best;"]],
    killedBy: "a younger token with smaller bytes",
  },
  {
    name: "ties-by-the-first-token",
    says: {
      en: "You compare only the first tokens of tied pairs. Where they are equal, the second ones decide.",
      zh: "次数相同时，你只比较了第一个 token。第一个相同，就要再比第二个。",
    },
    edits: [[TIE, "first > 0;"]],
    killedBy: "the same first token",
  },
  {
    name: "ties-by-joined-bytes",
    says: {
      en: "You compare the bytes of the merged tokens. The pair is compared: first the first token, a prefix being the smaller, then the second.",
      zh: "你比较的是合并之后的字节。应当按对来比：先比第一个 token（前缀较小），再比第二个。",
    },
    edits: [
      [
        TIE,
        `first !== undefined && compareBytes(joined(pair), joined(best)) > 0;
  };
  const joined = (pair: number): Uint8Array => {
    if (pair < 0) return new Uint8Array(0);
    return Uint8Array.of(...vocab.get(Math.floor(pair / vocabSize))!, ...vocab.get(pair % vocabSize)!);`,
      ],
    ],
    killedBy: "a token and its prefix",
  },
  {
    name: "prefix-greater",
    says: {
      en: "Where one token begins with the other, you take the shorter one for the greater. A prefix is the smaller, as in a dictionary.",
      zh: "一个 token 是另一个的前缀时，你把短的当成了大的。和字典序一样，前缀较小。",
    },
    edits: [["return x.length - y.length;", "return y.length - x.length;"]],
    killedBy: "a token and its prefix",
  },
  {
    name: "overlapping-replacement",
    says: {
      en: "You replace aaa by two tokens that share the letter in the middle. After a match go on behind both tokens.",
      zh: "你把 aaa 换成了两个共用中间字母的 token。匹配之后，要从这两个 token 的后面继续。",
    },
    edits: [["    if (isPair) i++;\n", "    if (isPair && !(a === b && ids[i + 2] === a)) i++;\n"]],
    killedBy: "runs of one letter",
  },
  {
    name: "replaced-from-the-right",
    says: {
      en: "You replace from right to left. In aaa the first two letters are merged.",
      zh: "你从右往左做了替换。aaa 里应当合并前两个字母。",
    },
    edits: [["word.ids = merge(word.ids, a, b, id);", "word.ids = merge(word.ids.reverse(), b, a, id).reverse();"]],
    killedBy: "runs of one letter",
  },
  {
    name: "ids-as-text",
    says: {
      en: "You join the ids to a text and replace there: 32 97 is also found in 132 97. Compare ids, not their digits.",
      zh: "你把 id 拼成字符串再替换，结果 132 97 里也找到了 32 97。要比较的是 id，不是数字字符。",
    },
    edits: [
      [
        "word.ids = merge(word.ids, a, b, id);",
        'word.ids = word.ids.join(" ").replaceAll(`${a} ${b}`, `${id}`).split(" ").map(Number);',
      ],
    ],
    killedBy: "ids that end alike",
  },
  {
    name: "overlaps-not-counted",
    says: {
      en: "You count the pair in aaa once, as it can be replaced once. Each place where a pair stands counts, overlapping ones too.",
      zh: "aaa 里的对你只算了一次，因为只能替换一次。统计时每个位置都算，重叠的也算。",
    },
    edits: [[PLACES, `${PLACES}\n      if (ids[i] === ids[i + 1] && ids[i] === ids[i + 2]) i++;`]],
    killedBy: "runs and their neighbours",
  },
  {
    name: "old-neighbours-stay",
    says: {
      en: "After a merge you add the new pairs and leave the old ones in the counts. Both neighbours of a merged pair have lost a place.",
      zh: "合并之后你只加了新的对，没有减去旧的。被合并的对与左右邻居原来组成的对，各少了一处。",
    },
    edits: [
      ["      tally(word, -1);\n", ""],
      ["    places.delete(pair);\n", "    counts.delete(pair);\n"],
    ],
    killedBy: "few letters, many pairs",
  },
  {
    name: "new-pairs-missing",
    says: {
      en: "After a merge you take the old pairs out and do not count the new ones: a merged token can never be merged again.",
      zh: "合并之后你减了旧的对，却没有统计新的对：合并出来的 token 再也没有机会被合并。",
    },
    edits: [
      [
        "      word.ids = merge(word.ids, a, b, id);\n      tally(word, 1);\n",
        "      word.ids = merge(word.ids, a, b, id);\n",
      ],
    ],
    killedBy: "few letters, many pairs",
  },
  {
    name: "colliding-keys",
    says: {
      en: "You make the key of a pair as 256 a + b. Merged tokens have ids from 256 on, so that different pairs share a key.",
      zh: "你用 256 a + b 做对的键。合并出来的 token 的 id 从 256 开始，不同的对会撞成同一个键。",
    },
    edits: [
      ["ids[i]! * vocabSize + ids[i + 1]!", "ids[i]! * 256 + ids[i + 1]!"],
      ["mostFrequent(counts, vocabSize, vocab);", "mostFrequent(counts, 256, vocab);"],
      ["[Math.floor(pair / vocabSize), pair % vocabSize]", "[Math.floor(pair / 256), pair % 256]"],
    ],
    killedBy: "prose",
  },
  {
    name: "stops-at-one",
    says: {
      en: "You stop when the best pair stands once. It is merged, too: training ends early only when no pair is left.",
      zh: "最多的对只出现一次时你就停了。它也要合并；只有一个对都不剩，训练才提前结束。",
    },
    edits: [["counts.size > 0", "Math.max(...counts.values()) > 1"]],
    killedBy: "no pair is left",
  },
  {
    name: "never-stops",
    says: {
      en: "You go on when no pair is left. Then the vocabulary stays smaller than vocabSize.",
      zh: "已经没有对可以合并了，你还在继续。这时词表就比 vocabSize 小。",
    },
    edits: [[" && counts.size > 0", ""]],
    killedBy: "no pair is left",
  },
  {
    name: "special-tokens-trained",
    says: {
      en: "You train on the special tokens as if they were text. They are cut out before anything is counted.",
      zh: "你把特殊 token 当成普通文本一起训练了。统计之前要先把它们切掉。",
    },
    edits: [[SEGMENTS, "for (const segment of [text]) {"]],
    killedBy: "special tokens are cut out",
  },
  {
    name: "special-tokens-removed",
    says: {
      en: "You remove the special tokens and join what stood around them. They separate: nothing is merged across them.",
      zh: "你删掉了特殊 token，却把两边的文字接到了一起。它们是分隔，合并不能跨过去。",
    },
    edits: [
      [
        'return text.split(new RegExp(literally.join("|"), "u"));',
        'return [text.replace(new RegExp(literally.join("|"), "gu"), "")];',
      ],
    ],
    killedBy: "special tokens are cut out",
  },
  {
    name: "special-tokens-become-line-ends",
    says: {
      en: "You put a line end in the place of each special token. It is trained on as text, and joins the blanks beside it: cut instead.",
      zh: "你把每个特殊 token 换成了换行。换行本身会参加训练，还会和旁边的空格连成一块：应当直接切开。",
    },
    edits: [
      [
        'return text.split(new RegExp(literally.join("|"), "u"));',
        'return [text.replace(new RegExp(literally.join("|"), "gu"), "\\n")];',
      ],
    ],
    killedBy: "a chunk ends where a special token begins",
  },
  {
    name: "special-tokens-as-patterns",
    says: {
      en: "You put special tokens into a regular expression as they are. [ ] | . $ mean something there: escape them.",
      zh: "你把特殊 token 原样放进了正则表达式。[ ] | . $ 在正则里另有含义，要转义。",
    },
    edits: [['token.replace(/[\\\\^$.*+?()[\\]{}|]/g, "\\\\$&")', "token"]],
    killedBy: "special tokens are no patterns",
  },
  {
    name: "shorter-special-token-first",
    says: {
      en: "Where two special tokens begin at one place, you take the one that comes first in the list. The longest wins.",
      zh: "两个特殊 token 从同一处开始时，你取了列表里靠前的。应取最长的。",
    },
    edits: [["[...specialTokens].sort((x, y) => y.length - x.length);", "specialTokens;"]],
    killedBy: "one special token begins another",
  },
  {
    name: "chunks-before-special-tokens",
    says: {
      en: "You split by the pattern first and look for special tokens inside the chunks. The text is cut at special tokens first: each piece is chunked for itself.",
      zh: "你先按模式分块，再到块里找特殊 token。应当先按特殊 token 切开文本，再对每一段分块。",
    },
    edits: [
      [SEGMENTS, "for (const segment of text.match(splitPattern) ?? []) {"],
      [`for (const chunk of ${CHUNKS})`, "for (const chunk of cut(segment, specialTokens))"],
    ],
    killedBy: "a chunk ends where a special token begins",
  },
  {
    name: "no-special-tokens-cut-everywhere",
    says: {
      en: "With an empty list your regular expression is empty, matches everywhere, and cuts the text into single characters.",
      zh: "列表为空时，你的正则是空的，处处匹配，把文本切成了单个字符。",
    },
    edits: [["  if (specialTokens.length === 0) return [text];\n", ""]],
    killedBy: "an empty list of special tokens",
  },
  {
    name: "special-ids-before-the-merges",
    says: {
      en: "You give the special tokens the ids from 256 on. The merges come first: merge i is token 256 + i, and special tokens follow the last one.",
      zh: "你把 256 起的 id 给了特殊 token。合并在前：第 i 次合并的 id 是 256 + i，特殊 token 排在最后一次合并之后。",
    },
    edits: [
      [
        "for (let id = 256; id < 256 + numMerges",
        "for (let id = 256 + specialTokens.length; id < 256 + specialTokens.length + numMerges",
      ],
      [LAST, "specialTokens.forEach((token, i) => vocab.set(256 + i, Uint8Array.from(utf8(token))));"],
    ],
    killedBy: "special tokens are cut out",
  },
  {
    name: "special-ids-at-the-very-end",
    says: {
      en: "When merging stops early, you leave a gap before the special tokens. Their ids follow the last merge at once.",
      zh: "合并提前结束时，你在特殊 token 前面留了空号。它们的 id 紧跟最后一次合并。",
    },
    edits: [
      [LAST, "specialTokens.forEach((token, i) => vocab.set(256 + numMerges + i, Uint8Array.from(utf8(token))));"],
    ],
    killedBy: "ids behind the merges, in the given order",
  },
  {
    name: "special-ids-by-length",
    says: {
      en: "You number the special tokens in the order in which you look for them, the longest first. Their ids follow the given order: sort a copy.",
      zh: "你按查找的次序（最长的在前）给特殊 token 编号。id 要按给定的次序，排序请用副本。",
    },
    edits: [[LAST, LAST.replace("of specialTokens", "of [...specialTokens].sort((x, y) => y.length - x.length)")]],
    killedBy: "ids behind the merges, in the given order",
  },
  {
    name: "special-tokens-of-the-text-only",
    says: {
      en: "Only the special tokens that stand in the text get an id from you. All of them belong to the vocabulary.",
      zh: "只有文本里出现过的特殊 token 你才给 id。列表里的都属于词表。",
    },
    edits: [[LAST, LAST.replace("vocab.set(", "if (text.includes(token)) vocab.set(")]],
    killedBy: "ids behind the merges, in the given order",
  },
  {
    name: "special-tokens-on-top",
    says: {
      en: "Your vocabulary is larger than vocabSize by the special tokens. They are part of it: vocabSize - 256 - specials merges.",
      zh: "你的词表比 vocabSize 多出了特殊 token 的个数。它们也算在内：合并次数是 vocabSize - 256 - 特殊 token 数。",
    },
    edits: [
      ["const numMerges = vocabSize - 256 - specialTokens.length;", "const numMerges = vocabSize - 256;"],
      ["numMerges < 0", "numMerges < specialTokens.length"],
    ],
    killedBy: "special tokens are cut out",
  },
  {
    name: "size-not-checked",
    says: {
      en: "You take any vocabSize. Unless it is an integer with room for 256 bytes and the special tokens, throw a RangeError.",
      zh: "你接受了任意的 vocabSize。它必须是整数，并且容得下 256 个字节和全部特殊 token，否则抛出 RangeError。",
    },
    edits: [["if (!Number.isInteger(numMerges) || numMerges < 0) {", "if (numMerges < -vocabSize) {"]],
    killedBy: "a vocabulary that is too small, or no whole number",
  },
  {
    name: "special-tokens-without-room",
    says: {
      en: "You check for 256 bytes and forget the special tokens: they need room as well.",
      zh: "你只检查了 256 个字节，忘了特殊 token 也要占位置。",
    },
    edits: [["numMerges < 0", "vocabSize < 256"]],
    killedBy: "a vocabulary that is too small, or no whole number",
  },
];
