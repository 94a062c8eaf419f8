import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashFiles } from "./hash-files.ts";

let folder: string;
const path = (name: string) => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hash-"));
  writeFileSync(path("kata.ts"), 'import { f } from "./f.ts";\n');
  writeFileSync(path("f.ts"), 'import { kata } from "./kata.ts";\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a change of an imported file changes the hash, even where files import each other", () => {
  const before = hashFiles([path("kata.ts")]);
  expect(hashFiles([path("kata.ts")])).toBe(before);
  writeFileSync(path("f.ts"), "export const f = 1;\n");
  expect(hashFiles([path("kata.ts")])).not.toBe(before);
});

test.each(['import "./part.txt";', 'await import("./part.txt");', 'read(new URL("./part.txt", import.meta.url));'])(
  "a change of what a file names counts, named by %s",
  (line) => {
    writeFileSync(path("a.ts"), line);
    const before = hashFiles([path("a.ts")]);
    writeFileSync(path("part.txt"), "one");
    const one = hashFiles([path("a.ts")]);
    writeFileSync(path("part.txt"), "two");
    expect(new Set([before, one, hashFiles([path("a.ts")])]).size).toBe(3);
  },
);

test("moving text from one file to the next changes the hash", () => {
  writeFileSync(path("a.ts"), "ab");
  writeFileSync(path("b.ts"), "c");
  const before = hashFiles([path("a.ts"), path("b.ts")]);
  writeFileSync(path("a.ts"), "a");
  writeFileSync(path("b.ts"), "bc");
  expect(hashFiles([path("a.ts"), path("b.ts")])).not.toBe(before);
});

test("a file that is not there is left out", () => {
  expect(hashFiles([path("kata.ts"), path("naive.ts")])).toBe(hashFiles([path("kata.ts")]));
});
