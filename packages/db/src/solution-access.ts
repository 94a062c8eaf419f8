/** @file Who may read a kata's solution: whoever had it accepted, or gave up, which is recorded. */
import type { Database } from "./client.ts";

/** Idempotent. */
export declare function giveUp(db: Database, userId: string, slug: string): Promise<void>;

export declare function hasSolutionAccess(db: Database, userId: string, slug: string): Promise<boolean>;
