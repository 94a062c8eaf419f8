/**
 * @file Asks the reference process for expected outcomes.
 *
 * The process is started by the first question and again after its death, and it is never older than the reference's source.
 */
import { fileURLToPath } from "node:url";
import { backendEnvironment } from "@kata/reference/machine";
import { HelperProcess, type Reply } from "../channel.ts";
import type { Export, Kata, Outcomes, Script } from "../contract.ts";
import type { BackendUsed } from "../verdict.ts";
import { decode, encode, type Wire } from "../wire.ts";
import { identityOf } from "./backend-used.ts";
import { referenceSource } from "./source.ts";

export interface OracleQuestion {
  readonly module: string;
  readonly names: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, Export>>;
  readonly precision: Kata["precision"];
  readonly rung?: string;
  readonly json: string;
}

export type OracleAnswer =
  | { readonly kind: "outcomes"; readonly json: string; readonly used: BackendUsed }
  | { readonly kind: "no-backend"; readonly reason: string }
  | { readonly kind: "failed"; readonly message: string };

export interface Expected {
  /** In the order of the scripts. */
  readonly outcomes: readonly Outcomes[];
  readonly used: BackendUsed;
}

/** Answers as they came, for whoever keeps them. */
export interface Answered {
  /** In the order of the scripts; `outcomesIn` reads one. */
  readonly wires: readonly Wire[];
  readonly used: BackendUsed;
  /** Hash of the reference's source that gave them. */
  readonly source: string;
}

export interface Oracle {
  readonly isRunning: boolean;
  /** @param pause awaited before each script: one question at a time, others may come between */
  answer(kata: Kata, scripts: readonly Script[], pause?: () => Promise<void>): Promise<Answered>;
  expected(kata: Kata, scripts: readonly Script[]): Promise<Expected>;
  close(): Promise<void>;
}

/** The reference could not say what is right: ours, never the candidate's. */
export class ReferenceFailure extends Error {
  override readonly name = "ReferenceFailure";
}

/** The backend that was asked for does not work here. */
export class BackendFailure extends Error {
  override readonly name = "BackendFailure";
}

/** For one script. */
const ANSWER_MS = 60_000;
/** Whoever edits the reference while it answers has it answer again, so many times. */
const MOST_EDITS = 3;
const MEMORY_BYTES = 4 * 2 ** 30;

/** @param rung a rung of the backend ladder by name; otherwise KATA_BACKEND decides */
export function createOracle(rung: string | undefined): Oracle {
  const helper = new HelperProcess({
    program: fileURLToPath(new URL("./process.ts", import.meta.url)),
    flags: [],
    env: backendEnvironment(process.env),
    memoryBytes: MEMORY_BYTES,
  });
  /** Of the process that is running. */
  let source: string | undefined;
  let closed = false;

  /** Answers of code that was mended since would be old answers under a new key. */
  async function renew(): Promise<string> {
    const now = await referenceSource();
    if (helper.isRunning && source !== now) await helper.close();
    return (source = now);
  }

  /** A process that died may have been killed: only a second death is the question's. */
  async function ask(question: OracleQuestion, body: Uint8Array): Promise<Reply> {
    const reply = await helper.ask(question, body, ANSWER_MS);
    return reply.kind === "died" && !closed ? helper.ask(question, body, ANSWER_MS) : reply;
  }

  async function answerOne(kata: Kata, script: Script): Promise<{ readonly wire: Wire; readonly used: BackendUsed }> {
    const { json, body } = encode([script]);
    const question: OracleQuestion = {
      module: kata.reference.module,
      names: kata.reference.exports ?? {},
      exports: kata.exports,
      precision: kata.precision,
      ...(rung === undefined ? {} : { rung }),
      json,
    };
    if (closed) throw new ReferenceFailure(`reference process, ${kata.slug}: asked after it was closed`);
    const reply = await ask(question, body);
    if (reply.kind !== "frame")
      throw new ReferenceFailure(
        `reference process, ${kata.slug}: answers within ${ANSWER_MS} ms; got ${reply.kind === "died" ? `a death, twice: ${reply.why}` : reply.kind}`,
      );
    const said = reply.frame.header as OracleAnswer;
    if (said.kind === "no-backend") throw new BackendFailure(said.reason);
    if (said.kind === "failed") {
      await helper.close(); // what it left undone is no ground for the next answer
      throw new ReferenceFailure(`reference, ${kata.slug}: ${said.message}`);
    }
    return { wire: { json: said.json, body: reply.frame.body }, used: said.used };
  }

  async function answerAll(
    kata: Kata,
    scripts: readonly Script[],
    pause: () => Promise<void>,
  ): Promise<Omit<Answered, "source">> {
    const wires: Wire[] = [];
    let used: BackendUsed | undefined;
    for (const script of scripts) {
      await pause();
      const one = await answerOne(kata, script);
      if (used !== undefined && identityOf(used) !== identityOf(one.used))
        throw new ReferenceFailure(
          `reference, ${kata.slug}: one backend for all cases; got ${used.rung}, ${one.used.rung}`,
        );
      used = together(used, one.used);
      wires.push(one.wire);
    }
    if (used === undefined) throw new ReferenceFailure(`reference, ${kata.slug}: at least one script; got none`);
    return { wires, used };
  }

  async function answer(kata: Kata, scripts: readonly Script[], pause = nextTurn): Promise<Answered> {
    for (let edits = 0; edits < MOST_EDITS; edits++) {
      const before = await renew();
      const answered = await answerAll(kata, scripts, pause);
      if ((await referenceSource()) === before) return { ...answered, source: before };
    }
    throw new ReferenceFailure(`reference, ${kata.slug}: its source stays as it is while it answers; it was edited`);
  }

  return {
    get isRunning() {
      return helper.isRunning;
    },
    answer,
    async expected(kata, scripts) {
      const { wires, used } = await answer(kata, scripts);
      return { outcomes: wires.map(outcomesIn), used };
    },
    async close() {
      closed = true;
      await helper.close();
    },
  };
}

/** One backend for both: their times add up. */
function together(earlier: BackendUsed | undefined, used: BackendUsed): BackendUsed {
  if (earlier?.computeMs === undefined || used.computeMs === undefined) return used;
  return { ...used, computeMs: earlier.computeMs + used.computeMs };
}

export function outcomesIn(wire: Wire): Outcomes {
  return (decode(wire) as readonly Outcomes[])[0]!;
}

/** Lets what else waits in this process go first: making and encoding a script takes its time. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
