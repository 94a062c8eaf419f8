/** @file People. Today there is one; the tables are ready for accounts. */
import type { Database } from "./client.ts";

export interface User {
  readonly id: string;
  readonly handle: string;
  readonly createdAt: Date;
}

/** The one user of this machine, made at first use. */
export declare function localUser(db: Database): Promise<User>;
