/**
 * @file Answer sets as files that only their owner may read. Several processes may share the folder.
 *
 * A file appears whole or not at all. Any error but "not there" is thrown: the folder cannot be used.
 */
import { randomUUID } from "node:crypto";
import { chmod, mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { AnswerStore } from "./store.ts";

export const MOST_BYTES = 256 * 2 ** 20;
const TEMPORARY = ".tmp";
/** A temporary file that is older was left by a process that was killed. */
const ABANDONED_MS = 60_000;
const OTHERS = 0o077;

/** The folder is not ours alone. */
class FolderError extends Error {
  override readonly name = "FolderError";
}

/** The oldest files go when there are more than `mostBytes`. Nothing is made until something is written. */
export function createFolderStore(folder: string, mostBytes = MOST_BYTES): AnswerStore {
  return {
    async names(pool) {
      await checkOwn(folder);
      return (await unlessMissing(readdir(join(folder, pool))))?.filter((name) => !name.endsWith(TEMPORARY)) ?? [];
    },
    read: (pool, name) => unlessMissing(readFile(join(folder, pool, name))),
    async write(pool, name, bytes) {
      await makeFolder(folder);
      const file = join(folder, pool, name);
      // Another process may have swept the empty folder away in between: then once more.
      if (!(await unlessMissing(put(file, bytes)))) await put(file, bytes);
      await sweep(folder, mostBytes);
    },
    async rename(pool, from, to) {
      const done = rename(join(folder, pool, from), join(folder, pool, to)).then(() => true);
      return (await unlessMissing(done)) ?? false;
    },
    remove: (pool, name) => rm(join(folder, pool, name), { force: true }),
  };
}

async function put(file: string, bytes: Uint8Array): Promise<true> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${randomUUID()}${TEMPORARY}`;
  try {
    await writeFile(beside, bytes, { mode: 0o600, flag: "wx" });
    await rename(beside, file);
    return true;
  } finally {
    await rm(beside, { force: true });
  }
}

/** Its parent may have to be entered by others, the database's user among them; the folder itself may not. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await checkOwn(folder);
}

async function checkOwn(folder: string): Promise<void> {
  if (process.getuid === undefined) return; // Windows knows no such modes; the data folder is the user's own
  const found = await unlessMissing(stat(folder));
  if (found === undefined) return;
  if (found.uid !== process.getuid())
    throw new FolderError(`${folder}: belongs to the user that grades; got user ${found.uid}`);
  if ((found.mode & OTHERS) !== 0) await chmod(folder, 0o700);
}

/** Removes what was left half written, and the oldest files until the rest is small enough. */
async function sweep(folder: string, mostBytes: number): Promise<void> {
  const files: { readonly path: string; readonly bytes: number; readonly mtimeMs: number }[] = [];
  const entries = await unlessMissing(readdir(folder, { recursive: true, withFileTypes: true }));
  for (const entry of entries ?? []) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const found = await unlessMissing(stat(path));
    if (found === undefined) continue;
    if (path.endsWith(TEMPORARY) && Date.now() - found.mtimeMs > ABANDONED_MS) await rm(path, { force: true });
    else files.push({ path, bytes: found.size, mtimeMs: found.mtimeMs });
  }
  let total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { path, bytes } of files.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
    if (total <= mostBytes) return;
    await rm(path, { force: true });
    await rmdir(dirname(path)).catch(() => {}); // unless something is left in it
    total -= bytes;
  }
}

async function unlessMissing<T>(act: Promise<T>): Promise<T | undefined> {
  try {
    return await act;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
