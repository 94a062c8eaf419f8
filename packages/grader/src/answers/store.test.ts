import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFolderStore } from "./folder-store.ts";
import { createMemoryStore, withFallback, type AnswerStore } from "./store.ts";

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "kata-store-"));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const folder = () => join(parent, "answers");
const bytes = (length: number, fill = 7) => new Uint8Array(length).fill(fill);
/** As if the file had been written that many seconds ago. */
const age = (path: string, seconds: number) => {
  const then = Date.now() / 1000 - seconds;
  utimesSync(path, then, then);
};

describe.each<readonly [string, () => AnswerStore]>([
  ["in memory", () => createMemoryStore()],
  ["in a folder", () => createFolderStore(folder())],
])("a store %s", (_where, create) => {
  test("gives back what was written, by pool and name", async () => {
    const store = create();
    await store.write("a", "one", bytes(3));
    await store.write("b", "one", bytes(4));
    expect(new Uint8Array((await store.read("a", "one"))!)).toEqual(bytes(3));
    expect(await store.names("a")).toEqual(["one"]);
    expect(await store.read("a", "two")).toBeUndefined();
    expect(await store.names("c")).toEqual([]);
  });

  test("renames for one caller only, and removes what is there or not", async () => {
    const store = create();
    await store.write("a", "one.0", bytes(3));
    const renamed = await Promise.all([store.rename("a", "one.0", "one.1"), store.rename("a", "one.0", "one.1")]);
    expect(renamed.toSorted()).toEqual([false, true]);
    await store.remove("a", "one.0");
    expect(await store.names("a")).toEqual(["one.1"]);
    await store.remove("a", "one.1");
    expect(await store.names("a")).toEqual([]);
  });
});

test("memory keeps to its size: the oldest go", async () => {
  const store = createMemoryStore(10);
  for (const name of ["one", "two", "three"]) await store.write("a", name, bytes(4));
  expect(await store.names("a")).toEqual(["two", "three"]);
});

test("the folder keeps to its size: the oldest files go, and pools that are empty with them", async () => {
  const store = createFolderStore(folder(), 10);
  await store.write("a", "one", bytes(4));
  age(join(folder(), "a", "one"), 20);
  await store.write("b", "two", bytes(4));
  age(join(folder(), "b", "two"), 10);
  await store.write("b", "three", bytes(4));
  expect(readdirSync(folder(), { recursive: true }).sort()).toEqual(["b", "b/three", "b/two"]);
});

test("what a killed process left half written is not listed, and removed once it is old", async () => {
  const store = createFolderStore(folder());
  await store.write("a", "one", bytes(4));
  const left = join(folder(), "a", "two.0b7c.tmp");
  writeFileSync(left, "half");
  expect(await store.names("a")).toEqual(["one"]);
  await store.write("a", "three", bytes(4));
  expect(readdirSync(join(folder(), "a"))).toContain("two.0b7c.tmp"); // its writer may still be at it
  age(left, 120);
  await store.write("a", "four", bytes(4));
  expect(readdirSync(join(folder(), "a")).sort()).toEqual(["four", "one", "three"]);
});

test("after its first failure a store is replaced by memory, and that is told once", async () => {
  writeFileSync(folder(), "a file where the folder should be");
  const told: unknown[] = [];
  const store = withFallback(createFolderStore(folder()), (reason) => told.push(reason));
  await Promise.all([store.write("a", "one", bytes(4)), store.write("a", "two", bytes(4))]);
  expect((await store.names("a")).toSorted()).toEqual(["one", "two"]);
  expect(told).toMatchObject([{ code: expect.stringMatching(/ENOTDIR|EEXIST/) }]);
});
