/** @file `pnpm gpu:setup` where it cannot succeed: what is wrong, why, and the way out. What is in place stays. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findTensorFlow, installNative, SetupError } from "./native-setup.ts";

const COMMAND = fileURLToPath(new URL("./commands/gpu-setup.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "kata-native-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function setUp(args: readonly string[], locale = "C") {
  const env = { ...process.env, LC_ALL: locale };
  const child = spawn(process.execPath, ["--no-warnings", COMMAND, ...args], {
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (piece: string) => (stderr += piece));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, stderr };
}

/** An unpacked libtensorflow of empty files. */
function fakeLibrary(name: string, files: readonly string[]): string {
  for (const file of files) {
    const path = join(folder, name, file);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, "");
  }
  return join(folder, name);
}
const LIBRARIES = ["lib/libtensorflow.so.2", "lib/libtensorflow_framework.so.2"];
/** Nothing listens there any more. */
const NOWHERE = `http://127.0.0.1:${await freedPort()}/libtensorflow.tar.gz`;
const HEADER = "include/tensorflow/c/c_api.h";

test("a download that cannot be reached is exit code 2: what, why, and the way out", async () => {
  const { code, stderr } = await setUp(["--from", NOWHERE]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/\/127\.0\.0\.1:\d+\/libtensorflow\.tar\.gz cannot be downloaded: .+/);
  expect(stderr).toContain("pnpm gpu:setup --wheel FOLDER");
});

test("in Chinese too", async () => {
  const { code, stderr } = await setUp(["--from", NOWHERE], "zh_CN.UTF-8");
  expect(code).toBe(2);
  expect(stderr).toContain(`无法下载 ${NOWHERE}：`);
});

test("what a server says in place of an archive is told", async () => {
  const server = createServer((request, response) => {
    response.statusCode = request.url === "/gone" ? 404 : 200;
    response.end("no archive");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  expect((await setUp(["--from", `http://127.0.0.1:${port}/gone`])).stderr).toContain("cannot be downloaded: HTTP 404");
  const { code, stderr } = await setUp(["--from", `http://127.0.0.1:${port}/page`]);
  expect([code, stderr]).toEqual([2, expect.stringContaining("could not be unpacked")]);
  server.close();
});

test("a folder without a library, or without its headers, is refused by name", async () => {
  const { code, stderr } = await setUp(["--wheel", folder]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(`no TensorFlow library in ${folder}`)]);
  const bare = fakeLibrary("bare", LIBRARIES);
  expect((await setUp(["--libtensorflow", bare])).stderr).toContain("include/tensorflow/c/c_api.h has to be there");
});

test("two sources, and an option that does not exist, get the usage", async () => {
  expect(await setUp(["--wheel", "a", "--from", "b"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("One of them."),
  });
  expect((await setUp(["--whell", "a"])).code).toBe(2);
});

test("both layouts are found: libtensorflow's, and a wheel's", () => {
  const unpacked = fakeLibrary("unpacked", [...LIBRARIES, HEADER]);
  expect(findTensorFlow(unpacked)).toEqual({
    libraries: LIBRARIES.map((file) => join(unpacked, file)),
    headers: join(unpacked, "include"),
  });
  const files = ["libtensorflow_cc.so.2", "libtensorflow_framework.so.2"];
  const site = fakeLibrary(
    "site",
    [...files, HEADER].map((file) => `tensorflow/${file}`),
  );
  const wheel = join(site, "tensorflow");
  const found = { libraries: files.map((file) => join(wheel, file)), headers: join(wheel, "include") };
  expect(findTensorFlow(wheel)).toEqual(found);
  expect(findTensorFlow(site)).toEqual(found);
});

test("a binding that does not compile leaves what was in place", () => {
  const target = fakeLibrary("target", ["tfjs_binding.node"]);
  writeFileSync(join(target, "tfjs_binding.node"), "the old one");
  const broken = findTensorFlow(fakeLibrary("broken", [...LIBRARIES, HEADER]));
  expect(() => installNative(broken, target)).toThrow(SetupError);
  expect(readFileSync(join(target, "tfjs_binding.node"), "utf8")).toBe("the old one");
  expect(existsSync(`${target}.draft`)).toBe(false);
});

async function freedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
