/** @file Progress, read from the attempts. Only graded submissions count: no runs, nothing cancelled, no failure of ours. */
import type { AttemptSummary } from "./attempts.ts";
import type { Database } from "./client.ts";

export type KataStatus = "new" | "tried" | "accepted";

export interface KataProgress {
  readonly status: KataStatus;
  /** Best score within the newest score version that this kata was scored in. */
  readonly bestScore: number | undefined;
  readonly attempts: number;
}

export interface Day {
  /** `2026-11-20`, in the asked time zone. */
  readonly date: string;
  readonly attempts: number;
  readonly accepted: number;
}

export interface Dashboard {
  readonly totals: { readonly attempts: number; readonly acceptedAttempts: number; readonly tried: number; readonly accepted: number };
  /** By slug; a kata without attempts is absent. */
  readonly katas: ReadonlyMap<string, KataProgress>;
  /** The last 12 weeks, oldest first, days without attempts included. */
  readonly days: readonly Day[];
  /** The newest attempts, done or not. */
  readonly recent: readonly AttemptSummary[];
}

/** By slug; a kata without attempts is absent, and new. */
export declare function statuses(db: Database, userId: string): Promise<Map<string, KataProgress>>;

/** @param options.timeZone IANA name that days are cut in; by default this process's own. */
export declare function dashboard(db: Database, userId: string, options?: { readonly timeZone?: string }): Promise<Dashboard>;
