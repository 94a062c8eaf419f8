/** @file `pnpm bench:repeatability` from its call to its file, on a kata whose figures are counted, and so the same every time. */
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Repeated } from "../src/bench/repeatability.ts";

const COMMAND = ["--no-warnings", join(import.meta.dirname, "..", "src", "commands", "bench-repeatability.ts")];
const COUNTED = "online-softmax";

interface Condition {
  readonly katas: readonly Repeated[];
}

test("it grades as the machine is and again with busy processes beside it, says how far it is, and writes what it found", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kata-bench-"));
  try {
    const args = [...COMMAND, "--kata", COUNTED, "--gradings", "2", "--cap", "10"];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, {
      env: { ...process.env, INIT_CWD: folder },
    });
    expect(stderr.match(/2 of 2 gradings/g)).toHaveLength(2);
    expect(stdout).toContain(`| ${COUNTED} | allocatedBytes | naive | 4.000 | 0.00 %, 0.00 % |`);
    const written = JSON.parse(readFileSync(join(folder, "bench-repeatability.json"), "utf8")) as {
      readonly quiet: Condition;
      readonly loaded: Condition;
    };
    for (const { katas } of [written.quiet, written.loaded])
      expect(katas).toMatchObject([{ slug: COUNTED, gradings: 2, wrongOrder: 0 }]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test.each([
  [["--gradings", "0"], /gradings: 1 or more; got 0/],
  [["--cap", "fast"], /cap: more than 0 ms; got fast/],
  [["--kata", "ring-all-reduce"], /kata: one that measures; got ring-all-reduce/],
  [["--help"], /bench:repeatability \[--gradings n\] \[--cap ms\] \[--kata slug\]\.\.\./],
])("%p is exit code 2, and the message says what can be said", (args, message) => {
  const { status, stderr } = spawnSync(process.execPath, [...COMMAND, ...args], { encoding: "utf8" });
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});
