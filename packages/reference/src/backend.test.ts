/** @file The ladder as it stands on a machine without a GPU library. */
import * as tf from "@tensorflow/tfjs-core";
import { openBackend, probeBackends, UnknownRungError, UnusableRungError } from "./backend.ts";

// First, while no backend is open yet.
test("the wasm loader leaves no process-wide error handler behind", async () => {
  const count = () => process.listenerCount("uncaughtException") + process.listenerCount("unhandledRejection");
  const before = count();
  await openBackend("wasm");
  expect(count()).toBe(before);
});

test("auto opens wasm and says why each faster rung was passed over", async () => {
  const backend = await openBackend("auto");
  expect(backend).toMatchObject({ rung: "wasm", gpu: false, version: "4.22.0" });
  expect(backend.skipped.map(({ rung }) => rung)).toEqual(["tfjs-node-gpu", "webgpu", "tfjs-node"]);
  for (const { reason } of backend.skipped) expect(reason).toBe("this version ships the wasm and cpu rungs");
  expect(tf.getBackend()).toBe("wasm");
});

test("a rung asked for by name is opened", async () => {
  expect(await openBackend("cpu")).toMatchObject({ rung: "cpu", gpu: false, skipped: [] });
  expect(tf.getBackend()).toBe("cpu");
});

test("KATA_BACKEND names the rung where the caller names none", async () => {
  process.env["KATA_BACKEND"] = "cpu";
  try {
    expect(await openBackend()).toMatchObject({ rung: "cpu" });
  } finally {
    delete process.env["KATA_BACKEND"];
  }
});

test("a rung asked for by name that cannot be used is an error, never another rung", async () => {
  await expect(openBackend("webgpu")).rejects.toThrow(UnusableRungError);
  await expect(openBackend("webgpu")).rejects.toThrow(
    /webgpu cannot be used: this version ships the wasm and cpu rungs/,
  );
});

test("an unknown name is an error that lists the rungs", async () => {
  await expect(openBackend("cuda")).rejects.toThrow(UnknownRungError);
  await expect(openBackend("cuda")).rejects.toThrow(/auto, tfjs-node-gpu, webgpu, tfjs-node, wasm, cpu; got "cuda"/);
});

test("every rung is probed, and what is not usable has a reason", async () => {
  const probes = await probeBackends();
  expect(probes.map(({ rung, usable, gpu }) => [rung, usable, gpu])).toEqual([
    ["tfjs-node-gpu", false, false],
    ["webgpu", false, false],
    ["tfjs-node", false, false],
    ["wasm", true, false],
    ["cpu", true, false],
  ]);
  for (const probe of probes) expect(probe.usable ? probe.version : probe.reason).toBeTruthy();
});
