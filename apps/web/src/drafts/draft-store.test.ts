import type { DraftBody } from "../wire/draft.ts";
import { type KeyValueStore, keep, readKept, readLocal, reconcile, writeLocal } from "./draft-store.ts";

function memory(): KeyValueStore & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return { entries, getItem: (key) => entries.get(key) ?? null, setItem: (key, value) => void entries.set(key, value) };
}

const draft = (source: string, minute: number): DraftBody => ({
  source,
  language: "ts",
  updatedAt: new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString(),
});

test("a draft is read back as it was written, per kata and language", () => {
  const store = memory();
  expect(writeLocal(store, "rms-norm", draft("a", 1))).toBe(true);
  expect(readLocal(store, "rms-norm", "ts")).toEqual(draft("a", 1));
  expect(readLocal(store, "rms-norm", "js")).toBeUndefined();
  expect(readLocal(store, "lora-linear", "ts")).toBeUndefined();
});

test("the newer of two drafts is gone on with, and the other is kept", () => {
  expect(reconcile(draft("browser", 2), draft("server", 1))).toEqual({
    current: draft("browser", 2),
    replaced: draft("server", 1),
  });
  expect(reconcile(draft("browser", 1), draft("server", 2))).toEqual({
    current: draft("server", 2),
    replaced: draft("browser", 1),
  });
});

test("the same code at two times replaces nothing", () => {
  expect(reconcile(draft("same", 1), draft("same", 2)).replaced).toBeUndefined();
});

test("one side alone is gone on with", () => {
  expect(reconcile(undefined, draft("server", 1)).current).toEqual(draft("server", 1));
  expect(reconcile(draft("browser", 1), undefined).current).toEqual(draft("browser", 1));
});

test("kept states are unique, newest first, and at most twenty", () => {
  const store = memory();
  for (let i = 0; i < 30; i++) keep(store, "rms-norm", draft(`state ${i}`, i));
  keep(store, "rms-norm", draft("state 15", 45));
  const kept = readKept(store, "rms-norm").map(({ source }) => source);
  expect(kept).toHaveLength(20);
  expect(kept.slice(0, 2)).toEqual(["state 15", "state 29"]);
  expect(kept.filter((source) => source === "state 15")).toHaveLength(1);
});

test("a full storage is reported and does not throw", () => {
  const full: KeyValueStore = {
    getItem: () => null,
    setItem: () => {
      throw new Error("QuotaExceededError");
    },
  };
  expect(writeLocal(full, "rms-norm", draft("a", 1))).toBe(false);
});

test("what was broken in the storage is taken as absent", () => {
  const store = memory();
  store.entries.set("kata.draft:rms-norm:ts", '{"source": 1}');
  store.entries.set("kata.kept:rms-norm", "not json");
  expect(readLocal(store, "rms-norm", "ts")).toBeUndefined();
  expect(readKept(store, "rms-norm")).toEqual([]);
});
