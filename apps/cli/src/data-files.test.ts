import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keep, markHintSeen, seenHints, takeKept } from "./data-files.ts";

const giveUp = (slug: string, at: string) => ({ kind: "give-up" as const, slug, at });
const FIRST = "2026-11-20T10:00:00.000Z";
const SECOND = "2026-11-20T11:00:00.000Z";
let folder: string;
let before: string | undefined;
const waiting = () => readdirSync(join(folder, "unrecorded"));
const taken = async () => {
  const slugs: string[] = [];
  const handover = await takeKept(async ({ slug }) => void slugs.push(slug));
  return { slugs, ...handover };
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "data-"));
  before = process.env["KATA_DATA"];
  process.env["KATA_DATA"] = folder;
});
afterEach(() => {
  if (before === undefined) delete process.env["KATA_DATA"];
  else process.env["KATA_DATA"] = before;
  rmSync(folder, { recursive: true });
});

test("what is kept is handed over once, oldest first", async () => {
  await keep(giveUp("b", SECOND));
  await keep(giveUp("a", FIRST));
  expect(await taken()).toEqual({ slugs: ["a", "b"], taken: 2, refused: [] });
  expect(waiting()).toEqual([]);
  expect((await taken()).slugs).toEqual([]);
});

test("what is refused stays, and does not hold up the others", async () => {
  await keep(giveUp("a", FIRST));
  await keep(giveUp("b", SECOND));
  const refusal = new Error("no");
  const handover = await takeKept(async ({ slug }) => {
    if (slug === "a") throw refusal;
  });
  expect(handover).toEqual({ taken: 1, refused: [refusal] });
  expect((await taken()).slugs).toEqual(["a"]);
});

test("what another living process is taking is left to it; what a dead one took is taken again", async () => {
  const file = await keep(giveUp("a", FIRST));
  renameSync(file, `${file}.taken-1`);
  expect((await taken()).slugs).toEqual([]);
  // No process has a number beyond the system's largest.
  renameSync(`${file}.taken-1`, `${file}.taken-99999999`);
  expect((await taken()).slugs).toEqual(["a"]);
});

test("a file that is none of ours is set aside, not lost and not asked again", async () => {
  const file = await keep(giveUp("a", FIRST));
  writeFileSync(file, "{ broken");
  expect(await taken()).toEqual({ slugs: [], taken: 0, refused: [] });
  expect(waiting()).toEqual([expect.stringMatching(/\.unreadable$/)]);
});

test("hints are remembered per kata, and a broken memory is none", async () => {
  await markHintSeen("a", 2);
  await markHintSeen("a", 1);
  await markHintSeen("b", 1);
  expect([...(await seenHints("a"))]).toEqual([1, 2]);
  expect([...(await seenHints("c"))]).toEqual([]);
  writeFileSync(join(folder, "hints.json"), "{");
  expect([...(await seenHints("a"))]).toEqual([]);
});
