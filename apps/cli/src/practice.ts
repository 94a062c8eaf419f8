/**
 * @file The folder where the user writes: made and furnished for an editor at first use, one file per kata.
 *
 * A kata's file is only ever created, or moved aside on request. What we put beside it (types, tsconfig) is kept up to date.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, extname, join, relative, resolve } from "node:path";
import { readStub } from "@kata/katas/sources";
import { typeFiles } from "@kata/katas/types";
import { codeOf, Problem } from "./problem.ts";

export const ROOT = join(import.meta.dirname, "..", "..", "..");

const EXTENSIONS = [".ts", ".mts", ".js", ".mjs"] as const;

const TSCONFIG = `${JSON.stringify(
  {
    compilerOptions: {
      strict: true,
      target: "ES2024",
      lib: ["ES2024"],
      module: "Preserve",
      moduleResolution: "Bundler",
      moduleDetection: "force",
      types: [],
      allowJs: true,
      checkJs: true,
      noEmit: true,
      skipLibCheck: true,
    },
    include: ["*.ts", "*.mts", "*.js", "*.mjs", "types/*.d.ts"],
  },
  null,
  2,
)}\n`;

/** @param env KATA_PRACTICE names another folder */
export function practiceFolder(env: Readonly<Record<string, string | undefined>>): string {
  const chosen = env["KATA_PRACTICE"];
  return chosen ? resolve(chosen) : join(ROOT, "practice");
}

/** A path as the user would type it. */
export function displayPath(path: string): string {
  const near = relative(ROOT, path);
  return near.startsWith("..") ? path : near;
}

/** The kata's file, in whichever language it was begun; `.ts` when there is none yet. */
export function kataFile(folder: string, slug: string): string {
  const found = EXTENSIONS.map((extension) => join(folder, `${slug}${extension}`)).find((file) => existsSync(file));
  return found ?? join(folder, `${slug}.ts`);
}

export interface Ensured {
  readonly file: string;
  /** The file was not there, and was made from the stub. */
  readonly made: boolean;
  /** Why types and tsconfig are not up to date: no reason not to grade. */
  readonly unfurnished?: Problem;
}

/** Makes the kata's file from its stub unless there is one. @throws {Problem} when it cannot be made */
export async function ensureKataFile(folder: string, slug: string): Promise<Ensured> {
  const file = kataFile(folder, slug);
  if (existsSync(file)) {
    const unfurnished = await furnish(folder).catch((error: unknown) => {
      if (error instanceof Problem) return error;
      throw error;
    });
    return { file, made: false, ...(unfurnished && { unfurnished }) };
  }
  await furnish(folder);
  await createFile(file, readStub(slug));
  return { file, made: true };
}

/** Moves the kata's file aside and writes the stub. Returns where the old one is, if there was one. @throws {Problem} */
export async function resetKataFile(
  folder: string,
  slug: string,
  now: Date,
): Promise<{ readonly file: string; readonly kept: string | undefined }> {
  await furnish(folder);
  const old = kataFile(folder, slug);
  const file = join(folder, `${slug}.ts`);
  if (!existsSync(old)) {
    await createFile(file, readStub(slug));
    return { file, kept: undefined };
  }
  const history = join(folder, ".history");
  const time = now.toISOString().replaceAll(/[:.]/g, "-");
  const kept = join(history, `${slug}-${time}${extname(old)}`);
  // The new stub lies ready before the old file moves, so that a full disk leaves everything as it was.
  const ready = join(folder, `.${basename(file)}.new`);
  await writing(folder, async () => {
    await mkdir(history, { recursive: true });
    await rm(ready, { force: true });
  });
  await createFile(ready, readStub(slug));
  await writing(kept, async () => {
    await rename(old, kept);
    await rename(ready, file);
  });
  return { file, kept };
}

/** tsconfig and types, so that an editor knows `tf` and `Comm`. A tsconfig that the user changed is theirs. */
async function furnish(folder: string): Promise<void> {
  const types = join(folder, "types");
  const stamp = join(types, "tsconfig.sha256");
  const tsconfig = join(folder, "tsconfig.json");
  await writing(folder, async () => {
    await mkdir(types, { recursive: true });
    for (const { name, content } of typeFiles()) await refresh(join(types, name), content);
    const present = await readOptional(tsconfig);
    if (present !== undefined && hash(present) !== (await readOptional(stamp))) return;
    await refresh(tsconfig, TSCONFIG);
    await refresh(stamp, hash(TSCONFIG));
  });
}

/** Written beside and renamed, so that an editor never reads half a file. */
async function refresh(path: string, content: string): Promise<void> {
  if ((await readOptional(path)) === content) return;
  const beside = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(beside, content);
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}

/** Creates a file that is not there yet; what could not be written whole is taken away again. */
async function createFile(path: string, content: string): Promise<void> {
  await writing(path, async () => {
    try {
      await writeFile(path, content, { flag: "wx" });
    } catch (error) {
      if (wayOut(codeOf(error)) === "full") await rm(path, { force: true });
      throw error;
    }
  });
}

async function readOptional(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

async function writing(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (error instanceof Problem) throw error;
    const code = codeOf(error);
    if (code === "") throw error;
    const way = wayOut(code);
    throw new Problem((m) => m.practice.cannotWrite(displayPath(path), code, m.practice.ways[way]), { cause: error });
  }
}

function wayOut(code: string): "full" | "readOnly" | "notAFolder" | "other" {
  if (code === "ENOSPC" || code === "EDQUOT") return "full";
  if (code === "EROFS" || code === "EACCES" || code === "EPERM") return "readOnly";
  if (code === "ENOTDIR" || code === "EEXIST") return "notAFolder";
  return "other";
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
