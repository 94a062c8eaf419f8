import { openDatabase } from "./client.ts";
import { listDrafts, loadDraft, saveDraft } from "./drafts.ts";
import { startTestDatabase } from "./test-database.ts";
import { localUser } from "./users.ts";

const server = await startTestDatabase();
const db = await openDatabase(server.url);
const user = await localUser(db);

afterAll(async () => {
  await db.close();
  await server.stop();
});

const at = (seconds: number): Date => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));

test("a kata that was not begun has no draft", async () => {
  expect(await loadDraft(db, user.id, "lora-linear")).toBeUndefined();
});

test("the last write by the client's clock wins, in whatever order the writes arrive", async () => {
  await saveDraft(db, user.id, "rms-norm", { source: "second", language: "ts", updatedAt: at(2) });
  await saveDraft(db, user.id, "rms-norm", { source: "first", language: "ts", updatedAt: at(1) });
  expect(await loadDraft(db, user.id, "rms-norm")).toEqual({ source: "second", language: "ts", updatedAt: at(2) });
});

test("going back to an earlier state makes it the newest", async () => {
  for (const [i, source] of ["a", "b", "a"].entries()) {
    await saveDraft(db, user.id, "undo", { source, language: "ts", updatedAt: at(i) });
  }
  expect((await listDrafts(db, user.id, "undo")).map(({ source }) => source)).toEqual(["a", "b"]);
});

test("the draft says in which language it is", async () => {
  await saveDraft(db, user.id, "both", { source: "same", language: "ts", updatedAt: at(1) });
  await saveDraft(db, user.id, "both", { source: "same", language: "js", updatedAt: at(2) });
  expect((await loadDraft(db, user.id, "both"))?.language).toBe("js");
});

test("a clock that runs ahead does not shut out later writes", async () => {
  const tomorrow = new Date(Date.now() + 86_400_000);
  await saveDraft(db, user.id, "clocks", { source: "from the future", language: "ts", updatedAt: tomorrow });
  await new Promise((resolve) => setTimeout(resolve, 5));
  await saveDraft(db, user.id, "clocks", { source: "now", language: "ts", updatedAt: new Date() });
  expect((await loadDraft(db, user.id, "clocks"))?.source).toBe("now");
});

test("the 50 newest distinct states are kept", async () => {
  for (let i = 0; i < 60; i += 1)
    await saveDraft(db, user.id, "typing", { source: `${i}`, language: "ts", updatedAt: at(i) });
  const kept = (await listDrafts(db, user.id, "typing")).map(({ source }) => source);
  expect(kept).toEqual(Array.from({ length: 50 }, (_, i) => `${59 - i}`));
});

test("a draft may be unfinished, but not binary", async () => {
  await saveDraft(db, user.id, "half", { source: "export const f = (", language: "ts", updatedAt: at(1) });
  await expect(
    saveDraft(db, user.id, "half", { source: "\0", language: "ts", updatedAt: at(2) }),
  ).rejects.toMatchObject({
    code: "not-text",
  });
});
