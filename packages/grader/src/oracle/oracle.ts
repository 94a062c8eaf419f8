/**
 * @file Asks the reference process for expected outcomes.
 */
import { fileURLToPath } from "node:url";
import { backendEnvironment } from "@kata/reference/machine";
import { HelperProcess } from "../channel.ts";
import type { Export, Kata, Outcomes, Script } from "../contract.ts";
import type { Value } from "../value.ts";
import type { BackendUsed } from "../verdict.ts";
import { decode, encode } from "../wire.ts";

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

export interface Oracle {
  start(): void;
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

const ANSWER_MS = 60_000;
const MEMORY_BYTES = 4 * 2 ** 30;

/** @param rung a rung of the backend ladder by name; otherwise KATA_BACKEND decides */
export function createOracle(rung: string | undefined): Oracle {
  const helper = new HelperProcess({
    program: fileURLToPath(new URL("./process.ts", import.meta.url)),
    flags: [],
    env: backendEnvironment(process.env),
    memoryBytes: MEMORY_BYTES,
  });
  return {
    start: () => helper.start(),
    async expected(kata, scripts) {
      const { json, body } = encode(scripts as unknown as Value);
      const question: OracleQuestion = {
        module: kata.reference.module,
        names: kata.reference.exports ?? {},
        exports: kata.exports,
        precision: kata.precision,
        ...(rung === undefined ? {} : { rung }),
        json,
      };
      const reply = await helper.ask(question, body, ANSWER_MS);
      if (reply.kind !== "frame")
        throw new ReferenceFailure(
          `reference process, ${kata.slug}: answers within ${ANSWER_MS} ms; got ${reply.kind === "died" ? reply.why : reply.kind}`,
        );
      const answer = reply.frame.header as OracleAnswer;
      if (answer.kind === "no-backend") throw new BackendFailure(answer.reason);
      if (answer.kind === "failed") throw new ReferenceFailure(`reference, ${kata.slug}: ${answer.message}`);
      return {
        outcomes: decode({ json: answer.json, body: reply.frame.body }) as readonly Outcomes[],
        used: answer.used,
      };
    },
    close: () => helper.close(),
  };
}
