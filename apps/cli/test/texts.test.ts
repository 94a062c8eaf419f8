/** @file Everything that grades nothing: list, hints, solution, reset, help. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "@kata/katas/public/catalogue";
import { readSolution, readStub } from "@kata/katas/sources";
import { readTexts } from "@kata/katas/texts";
import { createHome, type Home } from "./home.ts";

const SLUG = "stable-softmax";
const ANSI = "\u001b[";
let home: Home;

beforeAll(() => {
  home = createHome();
});
afterAll(() => home.close());

test("without arguments every kata is listed, in the language of the locale, with no database running before", async () => {
  const { code, stdout, stderr } = await home.run([], { LC_ALL: "zh_CN.UTF-8" });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  for (const { slug, title } of catalogue) {
    const line = stdout.split("\n").find((candidate) => candidate.trim().startsWith(slug));
    expect(line).toMatch(/简单|中等|困难/);
    expect(line).toContain("未做");
    expect(line).toContain(title.zh);
  }
  expect(stdout).toContain(`已通过 0 / ${catalogue.length} 题`);
  expect(stdout).not.toContain(ANSI);
});

test("without a database the list is there all the same, and says what is missing", async () => {
  const unreachable = await home.run([], home.unreachable);
  expect(unreachable.code).toBe(0);
  expect(unreachable.stdout).toContain(SLUG);
  expect(unreachable.stderr).toMatch(/^Without your record\. database: no server answers at 127\.0\.0\.1:9/);
  expect(unreachable.stderr).not.toContain("secret");
  const alone = await home.run(["--no-record"], home.unreachable);
  expect(alone).toMatchObject({ code: 0, stdout: unreachable.stdout, stderr: expect.stringContaining("--no-record") });
});

test("hints come one after the other, any by its number, and need no database", async () => {
  const { hints } = readTexts(SLUG, "en");
  const heading = async (...args: string[]) =>
    (await home.run(["softmax", "--hint", ...args], home.unreachable)).stdout.split("\n")[0];
  for (let n = 1; n <= hints.length; n++) expect(await heading()).toContain(`Hint ${n} of ${hints.length}`);
  expect(await heading()).toContain(`Hint ${hints.length} of ${hints.length}`);
  expect(await heading("1")).toContain(`Hint 1 of`);
});

test("the solution is locked, opens on giving up, and stays open after that", async () => {
  const locked = await home.run(["softmax", "--solution"]);
  expect(locked).toMatchObject({ code: 2, stdout: "" });
  expect(locked.stderr).toContain("--give-up");
  const firstLine = readSolution(SLUG).split("\n")[0]!;
  const givenUp = await home.run(["softmax", "--solution", "--give-up"]);
  expect(givenUp.code).toBe(0);
  for (const part of ["Walkthrough", firstLine, "Follow-up questions"]) expect(givenUp.stdout).toContain(part);
  expect(givenUp.stdout).not.toContain(ANSI);
  expect(await home.run(["softmax", "--solution"])).toMatchObject({ code: 0, stdout: givenUp.stdout });
});

test("giving up without a database shows the solution and is recorded later", async () => {
  const locked = await home.run(["online-softmax", "--solution"], home.unreachable);
  expect(locked.code).toBe(2);
  expect(locked.stderr).toContain("cannot be looked up");
  const givenUp = await home.run(["online-softmax", "--give-up"], home.unreachable);
  expect(givenUp.code).toBe(0);
  expect(givenUp.stderr).toContain("not recorded yet");
  expect(readdirSync(join(home.data, "unrecorded"))).toHaveLength(1);
  expect((await home.run(["online-softmax", "--solution"])).code).toBe(0);
  expect(readdirSync(join(home.data, "unrecorded"))).toEqual([]);
});

test("reset keeps what was there", async () => {
  const file = home.write(`practice/${SLUG}.ts`, "// mine\n");
  const { code, stdout } = await home.run(["softmax", "--reset"], home.unreachable);
  expect(code).toBe(0);
  expect(readFileSync(file, "utf8")).toBe(readStub(SLUG));
  const [kept] = readdirSync(join(home.practice, ".history"));
  expect(stdout).toContain(kept!);
  expect(readFileSync(join(home.practice, ".history", kept!), "utf8")).toBe("// mine\n");
});

test("help and version need nothing at all", async () => {
  const elsewhere = { KATA_DATA: join(home.folder, "untouched"), ...home.unreachable };
  expect(await home.run(["--help", "--lang", "zh"], elsewhere)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("退出码"),
  });
  expect(await home.run(["--version"], elsewhere)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
  expect(existsSync(elsewhere.KATA_DATA)).toBe(false);
});
