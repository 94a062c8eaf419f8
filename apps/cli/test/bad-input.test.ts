/** @file Whatever is wrong with what was typed or with a file: said in the user's language, exit code 2, nothing lost. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHome, type Home, ROOT } from "./home.ts";

const SLUG = "stable-softmax";
let home: Home;

beforeEach(() => {
  home = createHome();
});
afterEach(() => home.close());

/** The complaint in both languages; each time exit code 2 and an empty stdout. */
async function complaints(...args: string[]): Promise<{ en: string; zh: string }> {
  const [en, zh] = await Promise.all(["en", "zh"].map((lang) => home.run([...args, "--lang", lang], home.unreachable)));
  for (const ran of [en!, zh!]) expect(ran).toMatchObject({ code: 2, stdout: "" });
  return { en: en!.stderr, zh: zh!.stderr };
}

test("an unknown name gets the nearest ones", async () => {
  const { en, zh } = await complaints("stable-sofmax");
  expect(en).toContain('no kata is called "stable-sofmax". Did you mean stable-softmax');
  expect(zh).toContain("没有叫“stable-sofmax”的题。是不是想找 stable-softmax");
  expect(existsSync(home.practice)).toBe(false);
});

test("an unknown option and a wrong value name what is allowed", async () => {
  expect((await complaints("softmax", "--exmples")).en).toContain("Did you mean --examples?");
  expect((await complaints("softmax", "--hint", "9")).zh).toContain("没有第 9 条");
});

test.each([
  { name: "missing", make: () => join(home.folder, "none.ts"), en: "there is no such file", zh: "没有这个文件" },
  { name: "a folder", make: () => home.folder, en: "a folder or a device", zh: "文件夹或设备" },
  { name: "of another kind", make: () => home.write("notes.txt", "x"), en: "a source ends in .ts", zh: "扩展名应为" },
  { name: "empty", make: () => home.write("empty.ts", " \n\t\n"), en: "the file is empty", zh: "文件是空的" },
  {
    name: "too large",
    make: () => home.write("large.ts", "//".padEnd(300 * 1024, "x")),
    en: "at most 256 kB; this one has 300 kB",
    zh: "最大 256 kB，这个有 300 kB",
  },
  {
    name: "binary",
    make: () => home.write("binary.ts", Uint8Array.of(0x63, 0, 0xff, 0xfe)),
    en: "UTF-8 text",
    zh: "UTF-8 文本",
  },
  {
    name: "in another encoding",
    make: () => home.write("latin1.ts", Buffer.from("// é", "latin1")),
    en: "UTF-8 text",
    zh: "UTF-8 文本",
  },
])("a source that is $name is refused with the rule and the way out, and stays as it is", async ({ make, en, zh }) => {
  const file = make();
  const told = await complaints("softmax", "--file", file);
  expect(told.en).toContain(`${file}: `);
  expect(told.en).toContain(en);
  expect(told.zh).toContain(zh);
  expect(existsSync(home.practice)).toBe(false);
});

test("an unreadable file is told by its code", async () => {
  const file = home.write("secret.ts", "export {}");
  chmodSync(file, 0);
  if (process.getuid?.() === 0) {
    // Root reads everything: a loop of links is what it cannot read either.
    spawnSync("ln", ["-sf", "loop.ts", join(home.folder, "loop.ts")]);
    expect((await complaints("softmax", "--file", join(home.folder, "loop.ts"))).en).toContain(
      "cannot be read (ELOOP)",
    );
    return;
  }
  expect((await complaints("softmax", "--file", file)).en).toContain("cannot be read (EACCES)");
});

test("a practice file that was emptied is not overwritten with the stub", async () => {
  const file = home.write(`practice/${SLUG}.ts`, "");
  expect((await complaints("softmax")).en).toContain("--reset");
  expect(readFileSync(file, "utf8")).toBe("");
});

test("a file where the practice folder should be is named, and stays", async () => {
  writeFileSync(home.practice, "mine");
  const { en, zh } = await complaints("softmax");
  expect(en).toContain("A file stands where the practice folder should be");
  expect(zh).toContain("有一个同名文件");
  expect(readFileSync(home.practice, "utf8")).toBe("mine");
});

/** A file system of 16 kB, in a mount namespace of this command alone. */
const inSmallDisk = (folder: string, args: string) =>
  spawnSync("unshare", ["-rm", "sh", "-c", `mount -t tmpfs -o size=16k tmpfs "$KATA_PRACTICE" && ${args}`], {
    env: { PATH: process.env["PATH"], KATA_PRACTICE: folder, LC_ALL: "C" },
    encoding: "utf8",
  });
const canMount = inSmallDisk(tmpdir(), "true").status === 0;
if (!canMount) console.warn("The full-disk test is skipped: this system allows no mount namespace (unshare -rm).");

(canMount ? test : test.skip)("a full disk is told with the way out, and leaves no half file behind", () => {
  mkdirSync(home.practice);
  const kata = `"${process.execPath}" "${join(ROOT, "apps/cli/bin/kata.mjs")}" softmax; echo "code $?"; ls "$KATA_PRACTICE"`;
  const { stdout, stderr } = inSmallDisk(home.practice, kata);
  expect(stderr).toContain("cannot be written (ENOSPC). Nothing was changed. The disk is full");
  expect(stdout).toMatch(/^code 2\n/);
  expect(stdout).not.toContain(SLUG);
});
