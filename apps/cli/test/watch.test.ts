/** @file `--watch` and `doctor`, as processes. */
import { renameSync } from "node:fs";
import { readSolution } from "@kata/katas/sources";
import { createHome, type Home } from "./home.ts";

const SOFTMAX = readSolution("stable-softmax");
let home: Home;

beforeAll(() => {
  home = createHome();
});
afterAll(() => home.close());

test("--watch grades again on every save, by an editor that renames too, survives a bad file, and ends with 0", async () => {
  const file = home.write("mine.ts", "export const softmax = 1;\n");
  const running = home.start(["softmax", "--watch", "--file", file, "--no-record", "--no-measure"]);
  await running.until("Watching");
  home.write("mine.ts", "");
  await running.until("Watching", 2);
  home.write("mine.ts.new", SOFTMAX);
  renameSync(`${file}.new`, file);
  await running.until("Watching", 3);
  running.kill("SIGINT");
  const { code, stdout, stderr } = await running.ended;
  expect(code).toBe(0);
  expect(stdout.indexOf("Accepted")).toBeGreaterThan(stdout.indexOf("Watching"));
  expect(stderr).toContain("the file is empty");
  expect(stdout).not.toContain("\u001b[");
});

test("doctor tries everything for real and says that grading works", async () => {
  const { code, stdout } = await home.run(["doctor"]);
  expect(code).toBe(0);
  for (const part of [
    "✓ Node",
    "✓ isolated-vm",
    "✓ database",
    "wasm: usable",
    "✓ isolation",
    "✓ practice folder",
    "Grading works.",
  ]) {
    expect(stdout).toContain(part);
  }
  expect(stdout).toMatch(/tfjs-node-gpu: not usable: \S/);
});

test("doctor --json is one line with the same findings", async () => {
  const { code, stdout } = await home.run(["doctor", "--json"]);
  expect(code).toBe(0);
  expect(stdout.trim().split("\n")).toHaveLength(1);
  const findings = JSON.parse(stdout);
  expect(findings).toMatchObject({
    works: true,
    node: { ok: true },
    isolatedVm: { ok: true },
    database: { ok: true, kind: "embedded" },
    grading: { ok: true, isolation: findings.isolation.level },
    practice: { ok: true },
  });
  const { level, madeOf, skipped } = findings.isolation;
  expect(madeOf).not.toBe("");
  expect(skipped.map((each: { level: number }) => each.level)).toEqual([5, 4, 3, 2].filter((each) => each > level));
  for (const { usable, reason } of findings.backends) expect(usable || reason.length > 0).toBe(true);
});

test("without a database doctor says so, and grading works all the same", async () => {
  const { code, stdout } = await home.run(["doctor", "--lang", "zh"], home.unreachable);
  expect(code).toBe(0);
  expect(stdout).toContain("127.0.0.1:9 没有响应");
  expect(stdout).toContain("可以评测。");
});

test("without the tools of a jail doctor says why each level above is not to be had", async () => {
  const { code, stdout } = await home.run(["doctor"], { PATH: "" });
  expect(code).toBe(0);
  expect(stdout).toContain("level 1 of 5: a process of its own");
  for (const level of [5, 4, 3, 2])
    expect(stdout).toMatch(new RegExp(`not level ${level}: needs (Linux|.*prlimit; not installed)`));
});

test("an isolation level that was demanded and cannot be had is exit code 2, with the reason, in both languages", async () => {
  const env = { PATH: "", KATA_ISOLATION: "4" };
  const answer = home.write("answer.ts", "export function stableSoftmax() {}");
  const grade = ["stable-softmax", "--file", answer, "--no-record"];
  const english = await home.run(grade, env);
  expect(english.code).toBe(2);
  expect(english.stderr).toMatch(/KATA_ISOLATION=4 cannot be had here\. level 4: needs /);
  const chinese = await home.run([...grade, "--lang", "zh"], env);
  expect(chinese.code).toBe(2);
  expect(chinese.stderr).toMatch(/这台机器达不到 KATA_ISOLATION=4/);
  const doctor = await home.run(["doctor"], env);
  expect(doctor.code).toBe(2);
  expect(doctor.stdout).toContain("✗ isolation");
  const noLevel = await home.run(grade, { KATA_ISOLATION: "9" });
  expect(noLevel.code).toBe(2);
  expect(noLevel.stderr).toContain('KATA_ISOLATION is a level from 1 to 5; got "9"');
});

test("a backend that was asked for and does not work is exit code 2 with the reason", async () => {
  const { code, stdout } = await home.run(["doctor"], { KATA_BACKEND: "no-such-backend" });
  expect(code).toBe(2);
  expect(stdout).toContain("✗ grading");
  expect(stdout).toContain("no-such-backend");
});
