/**
 * @file The candidate's program, the kata's solution and its naive answer side by side in one run child, each in isolates of
 * its own, ready to be played on the same inputs. Says what came of a play and how long its calls took; compares nothing.
 */
import type { Script } from "../contract.ts";
import type { ChildPlay } from "../sandbox/ask.ts";
import type { Fault } from "../sandbox/protocol.ts";
import type { Contestant } from "./contestants.ts";

export interface Programs {
  /** Isolates of each contestant: one alone may have been lucky with the compiler, or with where its memory lies. */
  readonly copies: Readonly<Record<Contestant, number>>;
  play(contestant: Contestant, copy: number, script: Script): Promise<ChildPlay>;
  /** The contestant's first copy is loaded anew, so that nothing is left of what it did before. */
  renew(contestant: Contestant): Promise<void>;
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
