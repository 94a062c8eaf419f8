/** @file The code that Node, pg and Postgres put on their errors: `ENOENT`, `ECONNREFUSED`, `28P01`. */
export function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}
