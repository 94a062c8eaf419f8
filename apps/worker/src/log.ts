/** @file The worker's log: one line of JSON per event on stdout. Never a candidate's code, never a database's password. */

export interface Log {
  (event: string, fields?: Readonly<Record<string, string | number | boolean | undefined>>): void;
}

export const log: Log = (event, fields = {}) => {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), event, ...fields })}\n`);
};

export function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
