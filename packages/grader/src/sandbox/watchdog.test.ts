import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { watch } from "./watchdog.ts";

const MB = 2 ** 20;
const HELD_MB = 100;
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** A process that holds so much memory, and says when. */
async function holder(): Promise<number> {
  const script = `const held = Buffer.alloc(${HELD_MB * MB}, 1); console.log("held"); setInterval(() => held, 1000);`;
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  await once(child.stdout!, "data");
  return child.pid!;
}

const watchFor = (pids: readonly number[], memoryMb: number, timeMs: number) =>
  new Promise<ReturnType<typeof watch>["reason"]>((resolve) => {
    const guard = watch(pids, {
      timeMs,
      memoryBytes: memoryMb * MB,
      kill: () => {
        guard.stop();
        resolve(guard.reason);
      },
    });
  });

test("processes that are watched together share one limit on memory", async () => {
  const pids = [await holder(), await holder()];
  const limit = 2 * HELD_MB + 50;
  expect(await watchFor(pids.slice(0, 1), limit, 300)).toMatchObject({ kind: "time" });
  expect(await watchFor(pids, limit, 5000)).toEqual({ kind: "memory" });
});

test("what they had of the processor when their time was over is told", async () => {
  const script = "for (;;);";
  const busy = spawn(process.execPath, ["-e", script]);
  children.push(busy);
  await once(busy, "spawn");
  const reason = await watchFor([busy.pid!, await holder()], Infinity, 1000);
  expect(reason).toMatchObject({ kind: "time" });
  if (process.platform === "linux") expect((reason as { cpuMs: number }).cpuMs).toBeGreaterThan(0);
});
