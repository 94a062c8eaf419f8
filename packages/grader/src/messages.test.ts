import type { Bilingual } from "./contract.ts";
import * as say from "./messages.ts";
import { VERDICTS } from "./verdict.ts";

const isEnglish = (text: string) => !/[\u4e00-\u9fff]/.test(text) && /[.!]$/.test(text);
const isChinese = (text: string) => /[\u4e00-\u9fff]/.test(text) && /[。！]$/.test(text);

function expectBoth({ en, zh }: Bilingual): void {
  expect({ en, isEnglish: isEnglish(en) }).toEqual({ en, isEnglish: true });
  expect({ zh, isChinese: isChinese(zh) }).toEqual({ zh, isChinese: true });
}

test.each(VERDICTS)("%s is told in both languages, with what to do next", (verdict) => {
  const { message, next } = say.verdictText(verdict);
  expectBoth(message);
  expectBoth(next);
});

test.each(["time", "memory", "output", "stalled", "unhandled", "died"] as const)(
  "the fault %s is told in both languages",
  (kind) => expectBoth(say.fault(kind)),
);

test("every other sentence exists in both languages", () => {
  const waits = [
    { rank: 0, to: "send to", peer: 1 },
    { rank: 1, to: "receive from", peer: 0 },
  ] as const;
  const sentences = [
    say.wrongExample(),
    say.wrongHidden(),
    say.overwritten("x"),
    say.missingExport(["f", "G"]),
    say.threw("RangeError", { line: 3, column: 7 }),
    say.threw("RangeError", undefined),
    say.arity("f", 1, ["a", "b"]),
    say.forbidden("process"),
    say.forbidden('import "fs"'),
    say.forbidden("tf.softmax"),
    say.forbidden("Tensor.dataSync"),
    say.deadlock(waits),
    say.boundBroken("largestBufferBytes", 1024, 4096, true),
    ...Object.values(say.allExamples()),
    say.tooLarge(3, 2),
    say.emptySource(),
    say.binarySource(),
    say.compileTooHard(),
  ];
  for (const sentence of sentences) expectBoth(sentence);
});

test("no bound is without its words", () => {
  const names = [
    "leakedTensors",
    "tensorPeakBytes",
    "largestBufferBytes",
    "allocatedBytes",
    "totalBytesSent",
    "bytesSentPerRank",
    "messagesPerRank",
    "virtualTime",
  ] as const;
  const told = names.map((name) => say.boundBroken(name, 1, 2, true).en);
  expect(new Set(told).size).toBe(names.length);
});

test("names, numbers and places are those that were given", () => {
  expect(say.threw("TypeError", { line: 3, column: 7 })).toEqual({
    en: "The code threw TypeError at 3:7.",
    zh: "代码在 3:7 抛出了 TypeError。",
  });
  expect(say.deadlock([{ rank: 2, to: "receive from", peer: 0 }])).toEqual({
    en: "No rank can go on: rank 2 waits to receive from rank 0.",
    zh: "所有 rank 都无法继续：rank 2 等待接收自 rank 0。",
  });
  expect(say.boundBroken("virtualTime", 2.5, 7300, false).en).toContain("at most 2.5 s; measured about 7300 s.");
});
