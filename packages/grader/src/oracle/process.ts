/**
 * @file The reference process: plays scripts on the textbook and answers with their outcomes.
 *
 * It receives a module's name, export names and scripts; it knows no kata. Native backends may abort, so it is alone.
 */
import type { tf as TensorFlow, Vetoes } from "@kata/reference/backend";
import { serveQuestions } from "../channel.ts";
import { causeOf } from "../cause.ts";
import { isRanks, type Outcome, type RanksScript, type Script, type SoloScript, type Step } from "../contract.ts";
import { createPlayer } from "../play/player.ts";
import { CommRef, type Value } from "../value.ts";
import type { BackendUsed } from "../verdict.ts";
import { decode, encode } from "../wire.ts";
import { hostBackend } from "./backend-used.ts";
import { createHostRealm, type HostRealm } from "./host-realm.ts";
import type { OracleAnswer, OracleQuestion } from "./oracle.ts";

/** The textbook broke a script: it threw where no throw is declared, or a promise never settled. */
class OracleError extends Error {
  override readonly name = "OracleError";
}

type Textbook = Readonly<Record<string, unknown>>;

interface Opened {
  readonly used: BackendUsed;
  readonly tf: typeof TensorFlow;
}
/** The library has one backend at a time: a module that vetoes it has another opened in its place. */
let current: { readonly key: string; readonly opened: Promise<Opened> } | undefined;

/** Loads the library for the first kata that needs it: the others do not pay for it. */
function openFor({ rung }: OracleQuestion, { vetoes = {} }: Textbook): Promise<Opened> {
  const key = JSON.stringify([rung, vetoes]);
  if (current?.key !== key) current = { key, opened: open(rung, vetoes as Vetoes) };
  return current.opened;
}

async function open(rung: string | undefined, vetoes: Vetoes): Promise<Opened> {
  const { openBackend, tf } = await import("@kata/reference/backend");
  const { rung: name, gpu, version, skipped } = await openBackend(rung, { vetoes });
  return { used: { rung: name, gpu, version, skipped }, tf };
}

async function playSolo(
  script: SoloScript,
  question: OracleQuestion,
  textbook: Textbook,
  realm: HostRealm,
): Promise<Outcome[]> {
  const player = createPlayer({
    realm,
    lookUp: (name) => textbook[question.names[name] ?? name],
    exports: question.exports,
    steps: script.steps,
    ...(script.callbacks === undefined ? {} : { callbacks: script.callbacks }),
  });
  for (;;) {
    const status = player.advance();
    if (status === "done") break;
    // Promises of the textbook may take real time: a backend reads its tensors.
    for (let turns = 0; player.waiting; turns++) {
      await new Promise((resolve) => setImmediate(resolve));
      if (player.waiting && turns > 4) player.ring();
    }
  }
  for (const { step, thrown } of player.played) {
    const declared = script.steps[step];
    if (thrown === undefined) continue;
    const expected = declared !== undefined && "throws" in declared ? declared.throws : undefined;
    if (expected === undefined)
      throw new OracleError(`${question.module}, step ${step}: runs without error; got ${thrown.message}`);
    if (expected !== "Error" && expected !== thrown.error)
      throw new OracleError(`${question.module}, step ${step}: throws ${expected}; got ${thrown.name}`);
  }
  return player.played.map(({ outcome }) => outcome);
}

/** Of ranks, step by step: the textbook says what every rank returns when all of them call at once. */
async function playRanks(
  script: RanksScript,
  question: OracleQuestion,
  textbook: Textbook,
  realm: HostRealm,
): Promise<Outcome[][]> {
  const adapter = textbook["ranks"];
  if (typeof adapter !== "function")
    throw new OracleError(`${question.module}: a module for ranks exports ranks(argsPerRank)`);
  const outcomes: Outcome[][] = script.steps.map(() => []);
  const rounds = Math.max(0, ...script.steps.map((steps) => steps.length));
  for (let round = 0; round < rounds; round++) {
    const args = script.steps.map((steps) => argsOf(steps[round], realm));
    const results = (await adapter(args)) as readonly unknown[];
    for (const [rank, result] of results.entries())
      outcomes[rank]!.push({ kind: "value", value: realm.capture(result) });
  }
  return outcomes;
}

function argsOf(step: Step | undefined, realm: HostRealm): unknown[] {
  if (step === undefined || !("call" in step))
    throw new OracleError("ranks: every step of a ranks script is a call, as many on each rank");
  return (step.args ?? []).map((arg) => (arg instanceof CommRef ? undefined : realm.build(arg as Value)));
}

async function answer(
  question: OracleQuestion,
  scripts: readonly Script[],
): Promise<{ readonly answer: OracleAnswer; readonly body: Uint8Array }> {
  const textbook = (await import(import.meta.resolve(`@kata/reference/textbook/${question.module}`))) as Textbook;
  const backend = question.precision === "float32" ? await openFor(question, textbook) : undefined;
  const startedAt = performance.now();
  const results: Outcome[][][] = [];
  for (const script of scripts) {
    const realm = createHostRealm(backend?.tf);
    backend?.tf.engine().startScope();
    results.push(
      isRanks(script)
        ? await playRanks(script, question, textbook, realm)
        : [await playSolo(script, question, textbook, realm)],
    );
    await realm.settle();
    backend?.tf.engine().endScope();
  }
  const { json, body } = encode(results as unknown as Value);
  const used = hostBackend(question.precision) ?? backend!.used;
  const computeMs = Math.round(performance.now() - startedAt);
  return { answer: { kind: "outcomes", json, used: { ...used, computeMs } }, body };
}

await serveQuestions(async ({ header, body }) => {
  const question = header as OracleQuestion;
  try {
    const { answer: said, body: bytes } = await answer(
      question,
      decode({ json: question.json, body }) as readonly Script[],
    );
    return { header: said, body: bytes };
  } catch (error) {
    // A lost device stays lost: the next question opens it anew.
    current = undefined;
    return { header: failureOf(error) };
  }
});

function failureOf(error: unknown): OracleAnswer {
  // By name, since the classes are loaded with the library.
  if (error instanceof Error && (error.name === "UnknownRungError" || error.name === "UnusableRungError"))
    return { kind: "no-backend", reason: error.message.replace(/^openBackend: /, "") };
  return { kind: "failed", message: causeOf(error) };
}
