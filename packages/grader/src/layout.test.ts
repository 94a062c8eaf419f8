import { clean, fit, pad, type Pen, wrap } from "./layout.ts";

/** A Chinese character takes two columns. */
const width = (text: string) => [...text].reduce((sum, letter) => sum + (letter > "\u2fff" ? 2 : 1), 0);
const pen: Pen = { locale: "en", paint: (_tone, text) => text, width, columns: 60 };

test("prose breaks at spaces, and between Chinese characters but never before their punctuation", () => {
  expect(wrap("alpha beta gamma delta", { ...pen, columns: 20 }, "")).toEqual(["alpha beta gamma", "delta"]);
  expect(wrap("一二三四五六七八九十，甲乙", { ...pen, columns: 20 }, "")).toEqual(["一二三四五六七八九", "十，甲乙"]);
  expect(wrap("a\n\nb", pen, "  ")).toEqual(["  a", "  ", "  b"]);
});

test("line breaks and tabs survive cleaning", () => {
  expect(clean("a\n\tb\u0000")).toBe("a\n\tb\\u{0}");
});

test("padding and cutting count columns", () => {
  expect(pad("难度", 6, pen)).toBe("难度  ");
  expect(fit("难度等级", 8, pen)).toBe("难度等级");
  expect(fit("难度等级", 7, pen)).toBe("难度等…");
});
