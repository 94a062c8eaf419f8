/** @file How far a learner is with a kata, as pages and API bodies say it. */
export const KATA_STATUSES = ["new", "tried", "accepted"] as const;
export type KataStatus = (typeof KATA_STATUSES)[number];

export interface KataProgress {
  readonly status: KataStatus;
  /** 0 to 100, of submissions within the present score version. */
  readonly bestScore?: number;
}
