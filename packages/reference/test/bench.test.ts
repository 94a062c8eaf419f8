/** @file `pnpm bench:reference` as its callers see it. It measures nothing here: every call of a workload is played once. */
import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { WORKLOADS } from "../src/bench/workloads.ts";

const SRC = join(import.meta.dirname, "..", "src");

test.each([
  [["--rungs", "cuda"], /rungs: some of tfjs-node-gpu, webgpu, tfjs-node, wasm, cpu, separated by commas; got cuda/],
  [["--seconds", "0"], /seconds: more than 0; got 0/],
  [["--threads", "1.5"], /threads: a whole number; got 1\.5/],
  [["--fast"], /Unknown option '--fast'/],
])("%p is exit code 2", (args, message) => {
  const command = ["--no-warnings", join(SRC, "commands", "bench.ts"), ...args];
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});

test("every workload has a call on a rung, which leaves no tensor behind", async () => {
  // Two calls of each: the first may fill a cache.
  const script = `
    const { openBackend, tf } = await import("./backend.ts");
    const { prepare } = await import("./bench/prepare.ts");
    const { WORKLOADS } = await import("./bench/workloads.ts");
    await openBackend("wasm");
    for (const { family, sizes } of WORKLOADS) {
      const call = prepare(family, sizes[0]);
      await call();
      const before = tf.memory().numTensors;
      await call();
      console.log(family + ": " + (tf.memory().numTensors - before));
    }`;
  const args = ["--no-warnings", "--input-type=module", "--eval", script];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: SRC });
  expect(stdout.trim().split("\n")).toEqual(WORKLOADS.map(({ family }) => `${family}: 0`));
});

test("every workload has its counterpart in PyTorch", () => {
  const script = readFileSync(join(SRC, "bench", "torch_cpu.py"), "utf8");
  for (const { family } of WORKLOADS) expect(script).toContain(`"${family}": `);
});
