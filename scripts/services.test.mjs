import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startService } from "./services.mjs";

let folder;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "kata-services-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const service = (program) => {
  const logPath = join(folder, "log", "demo.log");
  return { logPath, ...startService({ name: "demo", args: ["--eval", program], cwd: folder, logPath }) };
};

test("what a service says is in its tail and in its log, and how it ended is told", async () => {
  const demo = service('console.log("one"); console.error("two"); process.exitCode = 3;');
  expect(await demo.ended).toBe("exit code 3");
  expect(demo.tail().split("\n").sort()).toEqual(["one", "two"]);
  expect(readFileSync(demo.logPath, "utf8").split("\n").sort()).toEqual(["", "one", "two"]);
});

test("stop asks first: a service that cleans up ends by itself", async () => {
  const demo = service('process.on("SIGTERM", () => process.exit(7)); console.log("up"); setInterval(() => {}, 1000);');
  while (demo.tail() === "") await new Promise((resolve) => setTimeout(resolve, 20));
  await demo.stop();
  expect(await demo.ended).toBe("exit code 7");
});

test("a log that cannot be written does not stop the service", async () => {
  const demo = startService({
    name: "demo",
    args: ["--eval", 'console.log("on")'],
    cwd: folder,
    logPath: "/dev/null/demo.log",
  });
  expect(await demo.ended).toBe("exit code 0");
  expect(demo.tail()).toBe("on");
});
