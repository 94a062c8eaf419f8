import { catalogue } from "../public/catalogue.ts";
import { loadKata, resolveName, shipped, UnknownKataError } from "./registry.ts";

test("a kata is found by slug and by alias, in any case, with spaces or underscores", () => {
  const found = { kind: "found", slug: "stable-softmax" };
  for (const name of ["stable-softmax", "softmax", " Stable_Softmax ", "STABLE SOFTMAX"]) {
    expect(resolveName(name)).toEqual(found);
  }
});

test("a mistyped name gets the nearest ones first", () => {
  for (const name of ["sofmax", "stable-softmxa", "soft"]) {
    expect(resolveName(name)).toEqual({ kind: "unknown", nearest: expect.arrayContaining(["stable-softmax"]) });
  }
});

test("a name like no other gets no suggestion", () => {
  expect(resolveName("xyzzyq")).toEqual({ kind: "unknown", nearest: [] });
  expect(resolveName("")).toEqual({ kind: "unknown", nearest: [] });
});

test("names of object properties are unknown katas", async () => {
  expect(resolveName("constructor").kind).toBe("unknown");
  await expect(loadKata("constructor")).rejects.toThrow(UnknownKataError);
});

test("every shipped kata loads, under its own slug, with a hash of its own", async () => {
  const loaded = await Promise.all(shipped.map(loadKata));
  expect(loaded.map(({ kata }) => kata.slug)).toEqual(catalogue.map(({ slug }) => slug));
  expect(new Set(loaded.map(({ contentHash }) => contentHash)).size).toBe(shipped.length);
});
