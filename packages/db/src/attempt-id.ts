/** @file Ids of attempts come out of addresses too: what is none names no attempt, and must not reach Postgres. */
export function isAttemptId(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}
