import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readStub } from "@kata/katas/sources";
import { ensureKataFile, kataFile, resetKataFile } from "./practice.ts";

const SLUG = "stable-softmax";
let folder: string;
const read = (...names: string[]) => readFileSync(join(folder, ...names), "utf8");

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "practice-")), "practice");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true }));

test("first use makes the stub, the types of tf and Comm, and a tsconfig; a second leaves an edited file alone", async () => {
  const file = join(folder, `${SLUG}.ts`);
  expect(await ensureKataFile(folder, SLUG)).toEqual({ file, made: true });
  expect(read(`${SLUG}.ts`)).toBe(readStub(SLUG));
  expect(readdirSync(join(folder, "types"))).toEqual(expect.arrayContaining(["tf.d.ts", "kata.d.ts"]));
  expect(JSON.parse(read("tsconfig.json"))).toMatchObject({ compilerOptions: { strict: true, noEmit: true } });
  writeFileSync(file, "mine");
  expect(await ensureKataFile(folder, SLUG)).toEqual({ file, made: false });
  expect(read(`${SLUG}.ts`)).toBe("mine");
});

test("an answer begun in JavaScript is the kata's file", async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, `${SLUG}.js`), "mine");
  expect(await ensureKataFile(folder, SLUG)).toEqual({ file: join(folder, `${SLUG}.js`), made: false });
});

test("types of an older version are brought up to date; a tsconfig that the user changed is theirs", async () => {
  await ensureKataFile(folder, SLUG);
  const types = read("types", "tf.d.ts");
  const ours = read("tsconfig.json");
  writeFileSync(join(folder, "types", "tf.d.ts"), "old");
  await ensureKataFile(folder, SLUG);
  expect(read("types", "tf.d.ts")).toBe(types);
  expect(read("tsconfig.json")).toBe(ours);
  writeFileSync(join(folder, "tsconfig.json"), "{}");
  await ensureKataFile(folder, SLUG);
  expect(read("tsconfig.json")).toBe("{}");
});

test("reset moves the file aside, with its extension, and puts the stub in its place", async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, `${SLUG}.mjs`), "mine");
  const { file, kept } = await resetKataFile(folder, SLUG, new Date("2026-11-20T10:20:30.400Z"));
  expect(kept).toBe(join(folder, ".history", `${SLUG}-2026-11-20T10-20-30-400Z.mjs`));
  expect(readFileSync(kept!, "utf8")).toBe("mine");
  expect(readFileSync(file, "utf8")).toBe(readStub(SLUG));
  expect(kataFile(folder, SLUG)).toBe(file);
});

test("reset without a file just makes the stub", async () => {
  expect(await resetKataFile(folder, SLUG, new Date())).toEqual({ file: join(folder, `${SLUG}.ts`), kept: undefined });
  expect(existsSync(join(folder, ".history"))).toBe(false);
});

test("types that cannot be written do not stand in the way of a file that is there", async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, `${SLUG}.ts`), "mine");
  writeFileSync(join(folder, "types"), "not a folder");
  const { made, unfurnished } = await ensureKataFile(folder, SLUG);
  expect(made).toBe(false);
  expect(unfurnished?.message).toContain("cannot be written");
});

test("a file in place of the folder is named, and stays", async () => {
  writeFileSync(folder, "not a folder");
  await expect(ensureKataFile(folder, SLUG)).rejects.toThrow(
    /practice: cannot be written \(E(NOTDIR|EXIST)\).*A file stands where/,
  );
  expect(readFileSync(folder, "utf8")).toBe("not a folder");
});
