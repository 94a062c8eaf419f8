import { ContentError, mutate } from "./mutate.ts";

const base = { name: "m", says: { en: "", zh: "" }, killedBy: "c" };
const SOLUTION = "const scale = 1 / Math.sqrt(D);\nreturn scale * s;";

test("edits are made in order, each on what the earlier ones left", () => {
  const edits = [
    ["1 / Math.sqrt(D)", "1 / D"],
    ["1 / D;", "1;"],
  ] as const;
  expect(mutate(SOLUTION, { ...base, edits })).toBe("const scale = 1;\nreturn scale * s;");
});

test("a replacement is text: dollar signs mean nothing", () => {
  expect(mutate("a", { ...base, edits: [["a", "$& $1 $$"]] })).toBe("$& $1 $$");
});

test("a mutant with a program of its own is that program", () => {
  expect(mutate(SOLUTION, { ...base, source: "export {}" })).toBe("export {}");
});

test("an edit that is found twice, or not at all, is refused by name and count", () => {
  expect(() => mutate(SOLUTION, { ...base, edits: [["scale", "x"]] })).toThrow(
    'mutant m: "scale" occurs once in solution.ts; got 2 times',
  );
  expect(() => mutate(SOLUTION, { ...base, edits: [["sqrt(T)", "x"]] })).toThrow(ContentError);
  expect(() => mutate(SOLUTION, base)).toThrow("mutant m: has edits or a source; got neither");
});
