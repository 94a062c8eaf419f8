/** @file What a fault means for the work: played again, the child replaced, the submission over, or ours to answer for. */
import { BROKEN, type Fault } from "./sandbox/protocol.ts";

/** Its wall time was over before it had its processor time: the machine's doing, not the candidate's. */
export function isStarved(fault: Fault | undefined, limitMs: number): boolean {
  return fault?.kind === "time" && fault.cpuMs < 0.9 * limitMs;
}

/** The run child was lost through no fault of the program, again and again. */
export class ChildLostError extends Error {
  override readonly name = "ChildLostError";
  constructor(why: string) {
    super(`run child: lives until its work is done; got ${why}`);
  }
}

/**
 * No program kills its child so: our watchdog's and the kernel's kills for memory are told apart from this one, and what
 * the trusted realm says of itself starts with a word of its own. A jail answers for its child with 128 + 9.
 */
export function isOurs(fault: Fault | undefined): fault is Extract<Fault, { kind: "died" }> {
  return fault?.kind === "died" && (/exit (SIGKILL|137)$/.test(fault.why) || fault.why.includes(BROKEN));
}

/** After these nothing more can be asked of the isolate, and the child is replaced. */
export function isSpoiling(fault: Fault | undefined): boolean {
  return fault !== undefined && ["time", "memory", "died"].includes(fault.kind);
}

/** Faults that end the whole submission: the later cases are not played. */
export function isFinal(fault: Fault | undefined): boolean {
  return isSpoiling(fault) || fault?.kind === "forbidden" || fault?.kind === "output";
}
