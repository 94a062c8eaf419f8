/**
 * @file Expected outcomes of one seed as bytes that can be kept: checked for damage, and tied to the very inputs that they answer.
 */
import { createHash } from "node:crypto";
import type { Case, Kata, Script } from "../contract.ts";
import { scriptOf } from "../engine.ts";
import { createFrameReader, writeFrame, type Frame } from "../frame.ts";
import { nextTurn } from "../oracle/oracle.ts";
import type { BackendUsed } from "../verdict.ts";
import { encode, type Wire } from "../wire.ts";

export interface AnswerSet {
  /** The secret that the inputs were drawn with; "" for the examples. */
  readonly salt: string;
  /** What computed the answers. */
  readonly used: BackendUsed;
  /** Digest of the scripts. */
  readonly inputs: string;
  /** One per script, in their order. */
  readonly wires: readonly Wire[];
}

interface Header extends Omit<AnswerSet, "wires"> {
  readonly answers: readonly { readonly json: string; readonly bytes: number }[];
}

const CHECKSUM_BYTES = 32;
const checksum = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();

export interface Inputs {
  readonly scripts: readonly Script[];
  /** Answers are served for the inputs that they were computed for, and for no others. */
  readonly digest: string;
}

/** The scripts of the cases for one salt. Large ones take their time to make: what else waits goes first between two. */
export async function inputsOf(kata: Kata, cases: readonly Case[], salt: string): Promise<Inputs> {
  const hash = createHash("sha256");
  const scripts: Script[] = [];
  for (const testCase of cases) {
    const script = scriptOf(kata, testCase, salt);
    const { json, body } = encode(script);
    hash.update(`${json.length} ${body.length}\n`).update(json).update(body);
    scripts.push(script);
    await nextTurn();
  }
  return { scripts, digest: hash.digest("hex") };
}

export function toBytes({ wires, ...rest }: AnswerSet): Uint8Array {
  const answers = wires.map(({ json, body }) => ({ json, bytes: body.length }));
  const frame = writeFrame({ ...rest, answers } satisfies Header, Buffer.concat(wires.map(({ body }) => body)));
  return Buffer.concat([checksum(frame), frame]);
}

/** `undefined` for bytes that are not whole. */
export function fromBytes(bytes: Uint8Array): AnswerSet | undefined {
  const content = bytes.subarray(CHECKSUM_BYTES);
  if (!checksum(content).equals(bytes.subarray(0, CHECKSUM_BYTES))) return undefined;
  const frames: Frame[] = [];
  createFrameReader((frame) => frames.push(frame))(Buffer.from(content));
  const { answers, ...rest } = frames[0]!.header as Header;
  let end = 0;
  const wires = answers.map(({ json, bytes: length }) => ({
    json,
    body: frames[0]!.body.subarray(end, (end += length)),
  }));
  return { ...rest, wires };
}
