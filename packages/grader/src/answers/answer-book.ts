/**
 * @file The expected outcomes of a grading: from answers that were computed ahead, otherwise from the reference process.
 *
 * What is kept is found by a hash of all that an answer depends on; a reference that was mended finds nothing of before.
 */
import { randomBytes } from "node:crypto";
import type { Case, Kata } from "../contract.ts";
import type { LoadedKata } from "../grade.ts";
import { hostBackend, identityOf } from "../oracle/backend-used.ts";
import { outcomesIn, type Oracle } from "../oracle/oracle.ts";
import { hashOf, referenceSource, surroundingsHash } from "../oracle/source.ts";
import type { ExpectedCase } from "../play-cases.ts";
import type { BackendUsed } from "../verdict.ts";
import { Ahead } from "./ahead.ts";
import { fromBytes, inputsOf, toBytes, type AnswerSet, type Inputs } from "./answer-set.ts";
import { createFolderStore } from "./folder-store.ts";
import { PlannedBackend } from "./planned-backend.ts";
import { addSeed, numUnused, READY, takeSeed } from "./seed-pool.ts";
import { createMemoryStore, withFallback, type AnswerStore } from "./store.ts";

/** What went wrong without stopping any grading. */
export type AnswerProblem =
  | { readonly kind: "not-kept"; readonly reason: unknown }
  | { readonly kind: "not-computed-ahead"; readonly slug: string; readonly reason: unknown };

export interface AnswerOptions {
  /** Where answers outlive this process: a folder that only its user can enter. In memory alone unless given. */
  readonly folder?: string;
  readonly onProblem?: (problem: AnswerProblem) => void;
}

/** Cases with their inputs and with what is right for them. */
export interface Answers {
  readonly cases: readonly ExpectedCase[];
  /** What computed them, now or earlier. */
  readonly used: BackendUsed;
}

interface Part extends Answers {
  /** Nothing fresh is left for the next grading. */
  readonly isDry: boolean;
}

const EXAMPLES = "examples";
const NOTHING: BackendUsed = { rung: "not applicable", gpu: false, version: "" };
/** Examples are no secret: theirs are printed in the statement. */
const NO_SALT = "";
const SALT_BYTES = 16;
/** Of what is kept; to be raised with every change of its form. */
const FORMAT = 1;

export class AnswerBook {
  readonly #oracle: Oracle;
  readonly #rung: string | undefined;
  readonly #store: AnswerStore;
  readonly #planned: PlannedBackend;
  readonly #tell: (problem: AnswerProblem) => void;
  readonly #ahead: Ahead;
  readonly #writing = new Set<Promise<void>>();

  /** @param rung the one that the oracle was made with */
  constructor(oracle: Oracle, rung: string | undefined, { folder, onProblem = () => {} }: AnswerOptions = {}) {
    this.#oracle = oracle;
    this.#rung = rung;
    this.#tell = onProblem;
    this.#store =
      folder === undefined
        ? createMemoryStore()
        : withFallback(createFolderStore(folder), (reason) => onProblem({ kind: "not-kept", reason }));
    this.#planned = new PlannedBackend(this.#store);
    this.#ahead = new Ahead({
      isRunning: () => oracle.isRunning,
      computeOne: (loaded, pause) => this.#computeAhead(loaded, pause),
      onFailure: ({ kata: { slug } }, reason) => onProblem({ kind: "not-computed-ahead", slug, reason }),
    });
  }

  /** The cases in the kata's order; hidden ones with a seed that is told to nobody. */
  async draw(loaded: LoadedKata, examplesOnly: boolean): Promise<Answers> {
    const { examples, hidden } = split(loaded);
    const setting = this.#settingOf(await referenceSource());
    const parts: Part[] = [];
    if (!examplesOnly && hidden.length > 0)
      parts.push((await this.#takeKept(loaded, setting, hidden)) ?? (await this.#askNow(loaded, hidden)));
    if (examples.length > 0)
      parts.push((await this.#readExamples(loaded, setting)) ?? (await this.#askNow(loaded, examples)));
    this.#ahead.want(
      loaded,
      parts.some(({ isDry }) => isDry),
    );
    const [first, second] = parts;
    if (first === undefined) return { cases: [], used: NOTHING };
    // The reference went over to another backend in between: what the last one said is no longer asked for.
    if (second !== undefined && identityOf(second.used) !== identityOf(first.used))
      return this.draw(loaded, examplesOnly);
    const all = parts.flatMap(({ cases }) => cases);
    const inOrder = loaded.kata.cases.flatMap((each) => all.find(({ testCase }) => testCase === each) ?? []);
    return { cases: inOrder, used: first.used };
  }

  /** This kata is in use: its answers are computed ahead when there is time. */
  prepare(loaded: LoadedKata): void {
    this.#ahead.want(loaded, false);
  }

  /** While the work lasts, little is computed ahead. */
  grading<T>(work: () => Promise<T>): Promise<T> {
    return this.#ahead.grading(work);
  }

  /** Ends once the oracle is closed, too. */
  async close(): Promise<void> {
    await Promise.allSettled([this.#ahead.close(), ...this.#writing]);
  }

  async #takeKept(loaded: LoadedKata, setting: string, hidden: readonly Case[]): Promise<Part | undefined> {
    const pool = await this.#poolIn(setting, loaded);
    for (;;) {
      const taken = pool === undefined ? undefined : await takeSeed(this.#store, pool);
      if (taken === undefined) return undefined;
      const inputs = await inputsOf(loaded.kata, hidden, taken.set.salt);
      if (inputs.digest === taken.set.inputs) return answersOf(hidden, inputs, taken.set, taken.wasLast);
    }
  }

  async #readExamples(loaded: LoadedKata, setting: string): Promise<Part | undefined> {
    const pool = await this.#poolIn(setting, loaded);
    const bytes = pool === undefined ? undefined : await this.#store.read(pool, EXAMPLES);
    const set = bytes === undefined ? undefined : fromBytes(bytes);
    if (set === undefined) return undefined;
    const { examples } = split(loaded);
    const inputs = await inputsOf(loaded.kata, examples, NO_SALT);
    return inputs.digest === set.inputs ? answersOf(examples, inputs, set, false) : undefined;
  }

  /** A grading waits for this. */
  #askNow(loaded: LoadedKata, cases: readonly Case[]): Promise<Part> {
    return this.#ahead.waiting(async () => {
      const { set, inputs, setting } = await this.#ask(loaded, cases);
      const writing: Promise<void> = this.#keep(loaded, setting, set, 1).finally(() => this.#writing.delete(writing));
      this.#writing.add(writing);
      return answersOf(cases, inputs, set, true);
    });
  }

  async #ask(
    { kata }: LoadedKata,
    cases: readonly Case[],
    pause?: () => Promise<void>,
  ): Promise<{ readonly set: AnswerSet; readonly inputs: Inputs; readonly setting: string }> {
    const salt = cases[0]!.example === true ? NO_SALT : randomBytes(SALT_BYTES).toString("hex");
    const inputs = await inputsOf(kata, cases, salt);
    try {
      const { wires, used, source } = await this.#oracle.answer(kata, inputs.scripts, pause);
      const setting = this.#settingOf(source);
      if (hostBackend(kata.precision) === undefined) await this.#planned.remember(noteOf(setting, kata), used);
      return { set: { salt, used, inputs: inputs.digest, wires }, inputs, setting };
    } catch (error) {
      if (!this.#ahead.isClosed && hostBackend(kata.precision) === undefined)
        await this.#planned.forget(noteOf(this.#settingOf(await referenceSource()), kata));
      throw error;
    }
  }

  async #keep(loaded: LoadedKata, setting: string, set: AnswerSet, uses: number): Promise<void> {
    const pool = poolOf(loaded, setting, set.used);
    try {
      if (set.salt === NO_SALT) await this.#store.write(pool, EXAMPLES, toBytes(set));
      else await addSeed(this.#store, pool, set, uses);
    } catch (reason) {
      this.#tell({ kind: "not-kept", reason }); // larger than a file may be: it is computed every time
    }
  }

  /** `false` when nothing is missing. */
  async #computeAhead(loaded: LoadedKata, pause: () => Promise<void>): Promise<boolean> {
    const { examples, hidden } = split(loaded);
    const setting = this.#settingOf(await referenceSource());
    const pool = await this.#poolIn(setting, loaded);
    const unused = pool === undefined ? 0 : await numUnused(this.#store, pool);
    const lacksExamples = examples.length > 0 && (await this.#readExamples(loaded, setting)) === undefined;
    if (!lacksExamples && (hidden.length === 0 || unused >= READY)) return false;
    const asked = await this.#ask(loaded, lacksExamples ? examples : hidden, pause);
    await this.#keep(loaded, asked.setting, asked.set, 0);
    return true;
  }

  async #poolIn(setting: string, loaded: LoadedKata): Promise<string | undefined> {
    const used = hostBackend(loaded.kata.precision) ?? (await this.#planned.in(noteOf(setting, loaded.kata)));
    return used === undefined ? undefined : poolOf(loaded, setting, used);
  }

  #settingOf(source: string): string {
    return hashOf([FORMAT, surroundingsHash(this.#rung), source]);
  }
}

function split({ kata }: LoadedKata): { readonly examples: readonly Case[]; readonly hidden: readonly Case[] } {
  return {
    examples: kata.cases.filter(({ example }) => example === true),
    hidden: kata.cases.filter(({ example }) => example !== true),
  };
}

/** A module may rule out a rung: the backend is noted for each. */
function noteOf(setting: string, { reference }: Kata): string {
  return hashOf([setting, reference.module]);
}

function poolOf({ contentHash, kata }: LoadedKata, setting: string, used: BackendUsed): string {
  return hashOf([setting, contentHash, kata.slug, kata.reference, kata.exports, kata.precision, identityOf(used)]);
}

function answersOf(cases: readonly Case[], { scripts }: Inputs, { wires, used }: AnswerSet, isDry: boolean): Part {
  return {
    cases: cases.map((testCase, i) => ({ testCase, script: scripts[i]!, expected: outcomesIn(wires[i]!) })),
    used,
    isDry,
  };
}
