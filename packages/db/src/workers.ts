/** @file Which workers live, and how long the queue before an attempt is. */
import type { Database } from "./client.ts";

/** Attempts that will be taken before this one; 0 when it is next. `undefined`: it does not wait. */
export declare function queuePosition(db: Database, attemptId: string): Promise<number | undefined>;

/** Whether any worker was seen within the last seconds. */
export declare function workerAlive(db: Database): Promise<boolean>;
