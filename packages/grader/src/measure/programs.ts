/**
 * @file The candidate's program, the kata's solution and its naive answer side by side in one run child, each in isolates of
 * its own, ready to be played on the same inputs. Says what came of a play and how long its calls took; compares nothing.
 */
import type { Script } from "../contract.ts";
import type { CaseRecord, Fault } from "../sandbox/protocol.ts";

export const CONTESTANTS = ["candidate", "solution", "naive"] as const;
export type Contestant = (typeof CONTESTANTS)[number];

export interface TimedPlay {
  readonly record: CaseRecord;
  /** Milliseconds in the program's own calls. */
  readonly callsMs: number;
}

export interface Programs {
  /** Isolates of each contestant: one alone may have been lucky with the compiler. */
  readonly copies: number;
  play(contestant: Contestant, copy: number, script: Script): Promise<TimedPlay>;
  /** Gives the child back. */
  close(): void;
}

/** One of the contestants could not be loaded. */
export class NotLoaded extends Error {
  override readonly name = "NotLoaded";
  readonly contestant: Contestant;
  constructor(contestant: Contestant, fault: Fault) {
    super(`measure: the ${contestant} loads; got ${JSON.stringify(fault)}`);
    this.contestant = contestant;
  }
}
