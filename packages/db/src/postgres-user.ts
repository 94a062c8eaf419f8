/** @file The system user that the embedded Postgres runs as: this process's own, except that Postgres refuses root. */
import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseError } from "./database-error.ts";

/** `undefined` stands for the user of this process. */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** @param cluster Folder of the cluster; where it exists already, its owner goes on. */
export function postgresUser(cluster: string): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync("/etc/passwd", "utf8").split("\n").map(parseUser);
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
  const found =
    users.find((user) => owner !== undefined && owner !== 0 && user?.uid === owner) ??
    users.find((user) => user?.name === "postgres") ??
    users.find((user) => user?.name === "nobody");
  if (found) return found;
  throw new DatabaseError("user-missing", {
    en: `database: Postgres does not run as root, and there is neither a user "postgres" nor "nobody". Run as another user, or set DATABASE_URL.`,
    zh: `数据库：Postgres 不能以 root 身份运行，而系统里既没有 postgres 用户，也没有 nobody 用户。请换一个用户运行，或设置 DATABASE_URL。`,
  });
}

/** The first folder on the way to `folder` that the user may not enter. */
export function barredFolder(folder: string, user: SystemUser): string | undefined {
  const above = dirname(folder);
  const barred = above === folder ? undefined : barredFolder(above, user);
  return barred ?? (canEnter(folder, user) ? undefined : folder);
}

function canEnter(folder: string, user: SystemUser): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

function parseUser(line: string): SystemUser | undefined {
  const [name, , uid, gid] = line.split(":");
  return name && uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined;
}
