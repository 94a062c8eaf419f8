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
  const running = home.start(["softmax", "--watch", "--file", file, "--no-record"]);
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
    grading: { ok: true, isolation: expect.any(Number) },
    practice: { ok: true },
  });
  for (const { usable, reason } of findings.backends) expect(usable || reason.length > 0).toBe(true);
});

test("without a database doctor says so, and grading works all the same", async () => {
  const { code, stdout } = await home.run(["doctor", "--lang", "zh"], home.unreachable);
  expect(code).toBe(0);
  expect(stdout).toContain("127.0.0.1:9 没有响应");
  expect(stdout).toContain("可以评测。");
});

test("a backend that was asked for and does not work is exit code 2 with the reason", async () => {
  const { code, stdout } = await home.run(["doctor"], { KATA_BACKEND: "no-such-backend" });
  expect(code).toBe(2);
  expect(stdout).toContain("✗ grading");
  expect(stdout).toContain("no-such-backend");
});
