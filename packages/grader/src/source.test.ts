import { MOST_SOURCE_BYTES } from "./contract.ts";
import { checkSource } from "./source.ts";

test("a program is graded", () => {
  expect(checkSource("export const f = () => 1;")).toBeUndefined();
  expect(checkSource("// 中文注释与 emoji 🔥\nexport {};")).toBeUndefined();
});

test("nothing, or blanks alone, is empty", () => {
  for (const source of ["", " \n\t\r\n", "\uFEFF"]) expect(checkSource(source)?.code).toBe("empty");
});

test("the limit counts bytes, not characters, and includes itself", () => {
  expect(checkSource("x".repeat(MOST_SOURCE_BYTES))).toBeUndefined();
  expect(checkSource("x".repeat(MOST_SOURCE_BYTES + 1))?.code).toBe("too-large");
  expect(checkSource("字".repeat(MOST_SOURCE_BYTES / 2))?.code).toBe("too-large");
  expect(checkSource("字".repeat(MOST_SOURCE_BYTES))?.message.zh).toContain(String(3 * MOST_SOURCE_BYTES));
});

test("bytes that are no text are refused: NUL, a decoder's replacement character, half a surrogate pair", () => {
  for (const source of ["a\0b", "a\uFFFDb", "a\uD800b"]) expect(checkSource(source)?.code).toBe("binary");
});
