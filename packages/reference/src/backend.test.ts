/** @file The ladder, with a software adapter where a GPU would be. */
import { fileURLToPath } from "node:url";
import * as tf from "@tensorflow/tfjs-core";
import { openBackend, UnknownRungError, UnusableRungError } from "./backend.ts";
import { LADDER, type RungName } from "./rung.ts";

const NO_CACHE = { read: () => undefined, write: () => {} };
process.env["KATA_ALLOW_SOFTWARE_GPU"] = "1";

// First, while no backend is open yet.
test("the wasm loader leaves no process-wide error handler behind", async () => {
  const count = () => process.listenerCount("uncaughtException") + process.listenerCount("unhandledRejection");
  const before = count();
  await openBackend("wasm");
  expect(count()).toBe(before);
});

test("auto opens the first rung that works and says why each faster one was passed over", async () => {
  const backend = await openBackend("auto");
  const passedOver = LADDER.slice(0, LADDER.indexOf(backend.rung));
  expect(backend.skipped.map(({ rung }) => rung)).toEqual(passedOver);
  for (const { reason } of backend.skipped) expect(reason).toMatch(/\w+ \w+/);
  expect(backend.rung).not.toBe("cpu");
});

test("a software adapter is no GPU: it is passed over, and asked for by name it is an error, unless it is allowed", async () => {
  delete process.env["KATA_ALLOW_SOFTWARE_GPU"];
  try {
    await expect(openBackend("webgpu", { cache: NO_CACHE })).rejects.toThrow(
      /SwiftShader .* is no GPU .* KATA_ALLOW_SOFTWARE_GPU=1/,
    );
  } finally {
    process.env["KATA_ALLOW_SOFTWARE_GPU"] = "1";
  }
  const backend = await openBackend("webgpu", { cache: NO_CACHE });
  expect(backend).toMatchObject({ rung: "webgpu", gpu: false, version: expect.stringContaining("SwiftShader") });
});

test("a vetoed rung is passed over with the veto's reason, and is an error where it was asked for by name", async () => {
  const vetoes = { webgpu: "not this one", wasm: "nor this" };
  const { rung, skipped } = await openBackend("auto", { vetoes });
  expect(["tfjs-node-gpu", "tfjs-node", "cpu"]).toContain(rung);
  expect(skipped).toContainEqual({ rung: "webgpu", reason: "not this one" });
  await expect(openBackend("wasm", { vetoes })).rejects.toThrow("backend wasm cannot be used: nor this");
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
  const broken = { ...NO_CACHE, read: (rung: RungName) => ({ rung, usable: false, gpu: false, reason: "once" }) };
  // What the cache holds against it is not believed: the rung is tried again, and works.
  expect(await openBackend("wasm", { cache: broken })).toMatchObject({ rung: "wasm" });
  const failing = openBackend("wasm", {
    cache: NO_CACHE,
    program: fileURLToPath(new URL("./testing/aborting-child.ts", import.meta.url)),
  });
  await expect(failing).rejects.toThrow(UnusableRungError);
  await expect(failing).rejects.toThrow(/backend wasm cannot be used: died of SIGABRT/);
});

test("an unknown name is an error that lists the rungs", async () => {
  await expect(openBackend("cuda")).rejects.toThrow(UnknownRungError);
  await expect(openBackend("cuda")).rejects.toThrow(/auto, tfjs-node-gpu, webgpu, tfjs-node, wasm, cpu; got "cuda"/);
});
