/**
 * @file Why there is no database, and the way out, in both languages.
 *
 * Addresses are told as host and port; a password never gets into a message.
 */
import type { Bilingual } from "@kata/grader/contract";
import { codeOf } from "./error-code.ts";

export type DatabaseErrorCode =
  | "bad-url"
  | "unreachable"
  | "login-refused"
  | "database-missing"
  | "connection-failed"
  | "binaries-missing"
  | "user-missing"
  | "data-folder"
  | "start-failed"
  | "migration-failed";

export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
  readonly code: DatabaseErrorCode;
  /** The message in both languages; `message` is the English one. */
  readonly text: Bilingual;

  constructor(code: DatabaseErrorCode, text: Bilingual, cause?: unknown) {
    super(text.en, { cause });
    this.code = code;
    this.text = text;
  }
}

const UNREACHABLE = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"]);
const LOGIN_REFUSED = new Set(["28P01", "28000"]);
const DATABASE_MISSING = "3D000";

/** What a failed connection means. `error` is whatever pg threw. */
export function explainConnection(error: unknown, url: string): DatabaseError {
  const code = codeOf(error);
  const { hostname, port, pathname, username } = new URL(url);
  const at = `${hostname || "localhost"}:${port || "5432"}`;
  const name = decodeURIComponent(pathname.slice(1));
  const user = decodeURIComponent(username);
  const said = error instanceof Error ? error.message : String(error);
  if (UNREACHABLE.has(code) || /timeout/i.test(said)) {
    return new DatabaseError(
      "unreachable",
      {
        en: `database: no server answers at ${at} (${code || said}). Start it, correct DATABASE_URL, or unset DATABASE_URL to use the embedded database.`,
        zh: `数据库：${at} 没有响应（${code || said}）。请启动该服务器，或改正 DATABASE_URL；删去 DATABASE_URL 则改用内置数据库。`,
      },
      error,
    );
  }
  if (LOGIN_REFUSED.has(code)) {
    return new DatabaseError(
      "login-refused",
      {
        en: `database: ${at} refuses user "${user}". Correct the user or the password in DATABASE_URL.`,
        zh: `数据库：${at} 拒绝用户“${user}”登录。请检查 DATABASE_URL 里的用户名和密码。`,
      },
      error,
    );
  }
  if (code === DATABASE_MISSING) {
    return new DatabaseError(
      "database-missing",
      {
        en: `database: ${at} has no database "${name}". Create it (createdb -h ${hostname} -p ${port || "5432"} ${name}), or name another in DATABASE_URL.`,
        zh: `数据库：${at} 上没有名为“${name}”的库。请先创建（createdb -h ${hostname} -p ${port || "5432"} ${name}），或在 DATABASE_URL 里换一个库。`,
      },
      error,
    );
  }
  return new DatabaseError(
    "connection-failed",
    { en: `database: connecting to ${at} failed: ${said}`, zh: `数据库：连接 ${at} 失败：${said}` },
    error,
  );
}
