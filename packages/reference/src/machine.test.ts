/** @file What a fingerprint depends on, and what not. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { backendEnvironment, fingerprint } from "./machine.ts";

const folder = mkdtempSync(join(tmpdir(), "kata-machine-"));
const description = join(folder, "driver.json");
const library = join(folder, "libdriver.so");
afterAll(() => rmSync(folder, { recursive: true }));

test("it repeats", () => {
  expect(fingerprint({})).toBe(fingerprint({}));
  expect(fingerprint({})).toMatch(/^[0-9a-f]{64}$/);
});

test.each(["KATA_ALLOW_SOFTWARE_GPU", "VK_DRIVER_FILES", "CUDA_VISIBLE_DEVICES", "LD_LIBRARY_PATH"])(
  "%s changes it",
  (name) => {
    expect(fingerprint({ [name]: "1" })).not.toBe(fingerprint({}));
  },
);

test("what no rung reads does not change it", () => {
  expect(fingerprint({ KATA_BACKEND: "cpu", PORT: "3001", TERM: "dumb" })).toBe(fingerprint({}));
});

test("a driver that is replaced changes it: its description, or the library that this names", () => {
  const env = { VK_DRIVER_FILES: description };
  const seen = [fingerprint(env)];
  const see = () => seen.push(fingerprint(env));
  writeFileSync(description, JSON.stringify({ ICD: { library_path: "./libdriver.so" } }));
  see();
  writeFileSync(library, "version 1");
  see();
  writeFileSync(library, "version 1.1");
  see();
  expect(new Set(seen).size).toBe(4);
});

test("a process that is given the environment of backends finds the same", () => {
  const env = {
    VK_DRIVER_FILES: description,
    KATA_BACKEND: "auto",
    PATH: "/bin",
    DATABASE_URL: "postgresql://secret",
    TF_X: undefined,
  };
  const given = backendEnvironment(env);
  expect(given).toEqual({ VK_DRIVER_FILES: description, KATA_BACKEND: "auto", PATH: "/bin" });
  expect(fingerprint(given)).toBe(fingerprint(env));
});
