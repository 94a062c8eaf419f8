/** @file What a run child is asked, with the time that the answer may take: load a program, play a script. */
import { isRanks, type Script } from "../contract.ts";
import { decode, encode } from "../wire.ts";
import { NO_METERS, type CaseRecord, type Fault, type Limits, type LoadRecord, type TimeInCalls } from "./protocol.ts";
import type { RunChild } from "./run-child.ts";

/** Beyond the limits inside the child: what the child needs for itself before it is killed. */
const GRACE_MS = 1500;
const MOST_TIMED_STEPS = 8;

export interface Place {
  readonly slot: number;
  /** The time of the candidate's calls is told. */
  readonly timed: boolean;
}

const ALONE: Place = { slot: 0, timed: false };

export interface ChildPlay {
  readonly record: CaseRecord;
  /** Of a timed play that came to its end. */
  readonly timed?: TimeInCalls;
}

export async function load(child: RunChild, code: string, limits: Limits, place = ALONE): Promise<LoadRecord> {
  const answer = await child.send(
    { type: "load", code, limits, ...place },
    undefined,
    limits.patience * (limits.loadMs + GRACE_MS),
  );
  return answer.kind === "fault"
    ? { fault: answer.fault, arity: {} }
    : (answer.frame.header as { record: LoadRecord }).record;
}

export async function play(child: RunChild, script: Script, limits: Limits, place = ALONE): Promise<ChildPlay> {
  const { json, body } = encode(script);
  const ranks = isRanks(script) ? script.steps.length : 1;
  const steps = isRanks(script) ? script.steps.flat().length : script.steps.length;
  const timeMs =
    limits.patience *
    (limits.callMs * Math.min(MOST_TIMED_STEPS, Math.max(1, steps)) + (ranks > 1 ? limits.loadMs : 0) + GRACE_MS);
  const answer = await child.send({ type: "case", json, ranks, ...place }, body, timeMs);
  if (answer.kind === "fault") return { record: emptyRecord(answer.fault) };
  const { json: text, fault, timed } = answer.frame.header as { json: string; fault?: Fault; timed?: TimeInCalls };
  if (fault !== undefined) return { record: emptyRecord(fault) };
  const record = decode({ json: text, body: answer.frame.body }) as CaseRecord;
  return { record, ...(timed === undefined ? {} : { timed }) };
}

export function emptyRecord(fault: Fault): CaseRecord {
  return { ranks: [], meters: NO_METERS, fault, console: [] };
}
