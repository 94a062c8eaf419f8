/** @file Probes in processes of their own, and what is kept of them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isNativeReady } from "./native-folder.ts";
import { createProbeCache } from "./probe-cache.ts";
import { probe, probeBackends, probeOnce, type Probe } from "./probe.ts";

process.env["KATA_ALLOW_SOFTWARE_GPU"] = "1";
const folder = mkdtempSync(join(tmpdir(), "kata-probes-"));
const file = join(folder, "probes.json");
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(file, { force: true }));

const child = (name: string) => fileURLToPath(new URL(`./testing/${name}-child.ts`, import.meta.url));
const wasm: Probe = { rung: "wasm", usable: true, gpu: false, version: "of the cache" };

test("every rung is tried, and what is not usable has a reason", async () => {
  const probes = await probeBackends({ cache: createProbeCache({ file, key: "machine" }) });
  const native = isNativeReady();
  expect(probes.map(({ rung, usable }) => [rung, usable])).toEqual([
    ["tfjs-node-gpu", expect.any(Boolean)],
    ["webgpu", true],
    ["tfjs-node", native],
    ["wasm", true],
    ["cpu", true],
  ]);
  for (const { rung, usable, gpu, version, reason, tookMs } of probes) {
    expect(usable ? version : reason).toBeTruthy();
    // No rung but the first, and webgpu on a real adapter, may claim one.
    if (rung !== "tfjs-node-gpu") expect(gpu).toBe(false);
    if (usable) expect(tookMs).toBeGreaterThan(0);
  }
  if (!native)
    expect(probes[0]).toMatchObject({
      usable: false,
      reason: "TensorFlow's library is not set up; pnpm gpu:setup does it",
    });
});

test("a library that aborts, and a driver that hangs, are reasons and not crashes", async () => {
  expect(await probe("webgpu", { program: child("aborting") })).toEqual({
    ...{ rung: "webgpu", usable: false, gpu: false, isFleeting: true },
    reason: "died of SIGABRT",
  });
  expect(await probe("webgpu", { program: child("hanging"), timeoutMs: 500 })).toMatchObject({
    usable: false,
    reason: "no answer in 0.5 s",
  });
});

test("what is known is not tried again", async () => {
  const cache = createProbeCache({ file, key: "machine" });
  cache.write([wasm]);
  expect(await probeOnce("wasm", { cache, program: child("aborting") })).toEqual(wasm);
  expect(await probeOnce("cpu", { cache })).toMatchObject({ rung: "cpu", usable: true });
  expect(createProbeCache({ file, key: "machine" }).read("cpu")).toMatchObject({ usable: true });
});

test("another machine, driver or library knows nothing of it", () => {
  createProbeCache({ file, key: "before" }).write([wasm]);
  expect(createProbeCache({ file, key: "after" }).read("wasm")).toBeUndefined();
  expect(createProbeCache({ file, key: "before" }).read("wasm")).toEqual(wasm);
});

test("eight machines are kept", () => {
  for (let i = 0; i < 12; i++) createProbeCache({ file, key: `machine ${i}` }).write([wasm]);
  expect(Object.keys(JSON.parse(readFileSync(file, "utf8")) as object)).toHaveLength(8);
  expect(createProbeCache({ file, key: "machine 11" }).read("wasm")).toEqual(wasm);
});

test("a probe without an answer counts for an hour", () => {
  const at = (minutes: number) => createProbeCache({ file, key: "machine", now: () => minutes * 60_000 });
  const silent: Probe = { rung: "webgpu", usable: false, gpu: false, reason: "no answer in 20 s", isFleeting: true };
  at(0).write([silent, wasm]);
  expect(at(59).read("webgpu")).toEqual(silent);
  expect(at(61).read("webgpu")).toBeUndefined();
  expect(at(61).read("wasm")).toEqual(wasm);
});

test.each([
  ["torn", '{"machine":[{"rung":"wa'],
  ["of another form", '{"machine":{"wasm":true}}'],
  ["of another rung", '{"machine":[{"rung":"abacus","usable":true,"gpu":false,"version":"1","at":0}]}'],
  ["a claim without a version", '{"machine":[{"rung":"wasm","usable":true,"gpu":true,"at":0}]}'],
  ["no object", "[]"],
])("a cache that is %s counts as empty, and is replaced", (_name, text) => {
  writeFileSync(file, text);
  const cache = createProbeCache({ file, key: "machine" });
  expect(cache.read("wasm")).toBeUndefined();
  cache.write([wasm]);
  expect(cache.read("wasm")).toEqual(wasm);
});

test("a cache that cannot be written is let be", () => {
  const cache = createProbeCache({ file: join(file, "below", "a file"), key: "machine" });
  writeFileSync(file, "");
  cache.write([wasm]);
  expect(cache.read("wasm")).toBeUndefined();
});
