/**
 * @file What the terminal keeps in the data folder as files: attempts that no database took yet, and which hints were seen.
 */
import { randomUUID } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dataFolder } from "@kata/db/location";
import type { Verdict } from "@kata/grader/verdict";
import * as z from "zod";
import { codeOf } from "./problem.ts";

const entrySchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("attempt"),
    slug: z.string(),
    source: z.string(),
    language: z.enum(["ts", "js"]),
    // Written by this same program; what the database needs of it is looked at here.
    verdict: z.custom<Verdict>(
      (value) =>
        z
          .looseObject({ slug: z.string(), verdict: z.string(), score: z.number(), cases: z.array(z.unknown()) })
          .safeParse(value).success,
    ),
    at: z.iso.datetime(),
  }),
  z.object({ kind: z.literal("give-up"), slug: z.string(), at: z.iso.datetime() }),
]);
export type Entry = z.infer<typeof entrySchema>;

const seenSchema = z.record(z.string(), z.array(z.number()));

/** Keeps what the database could not take. Returns the file. */
export async function keep(entry: Entry): Promise<string> {
  const folder = unrecorded();
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${entry.at.replaceAll(/[:.]/g, "-")}-${randomUUID()}.json`);
  await replaceFile(file, JSON.stringify(entry));
  return file;
}

export interface Handover {
  readonly taken: number;
  /** What could not be taken stays where it is. */
  readonly refused: readonly unknown[];
}

/** Hands over what was kept, oldest first, each to one process only. */
export async function takeKept(take: (entry: Entry) => Promise<unknown>): Promise<Handover> {
  let taken = 0;
  const refused: unknown[] = [];
  for (const name of (await namesIn(unrecorded())).filter(isFree).sort()) {
    const file = join(unrecorded(), name);
    const mine = `${file.replace(/\.taken-\d+$/, "")}.taken-${process.pid}`;
    try {
      await rename(file, mine);
    } catch (error) {
      if (codeOf(error) === "ENOENT") continue;
      throw error;
    }
    const entry = parseEntry(await readFile(mine, "utf8"));
    if (entry === undefined) {
      await rename(mine, mine.replace(/\.json.*$/, ".unreadable"));
      continue;
    }
    try {
      await take(entry);
      await rm(mine);
      taken++;
    } catch (error) {
      await rename(mine, mine.replace(/\.taken-\d+$/, ""));
      refused.push(error);
    }
  }
  return { taken, refused };
}

/** Numbers of the hints that were seen, from 1. */
export async function seenHints(slug: string): Promise<ReadonlySet<number>> {
  return new Set((await readSeen())[slug]);
}

export async function markHintSeen(slug: string, number: number): Promise<void> {
  const seen = await readSeen();
  await mkdir(dataFolder(), { recursive: true });
  await replaceFile(
    hintsFile(),
    JSON.stringify({ ...seen, [slug]: [...new Set([...(seen[slug] ?? []), number])].sort((a, b) => a - b) }),
  );
}

async function readSeen(): Promise<z.infer<typeof seenSchema>> {
  try {
    return seenSchema.catch({}).parse(JSON.parse(await readFile(hintsFile(), "utf8")));
  } catch (error) {
    // Which hints were seen is a convenience: a file that is missing or broken means none.
    if (codeOf(error) === "ENOENT" || error instanceof SyntaxError) return {};
    throw error;
  }
}

function parseEntry(text: string): Entry | undefined {
  try {
    return entrySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Whole, or taken by a process that is gone. */
function isFree(name: string): boolean {
  const taker = /\.json\.taken-(\d+)$/.exec(name)?.[1];
  return taker === undefined ? name.endsWith(".json") : !isAlive(Number(taker));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

async function replaceFile(file: string, content: string): Promise<void> {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(beside, content);
    await rename(beside, file);
  } finally {
    await rm(beside, { force: true });
  }
}

const unrecorded = () => join(dataFolder(), "unrecorded");
const hintsFile = () => join(dataFolder(), "hints.json");
