/**
 * @file Which backend the reference would compute with, without starting it: the one that it reported last in the same setting.
 *
 * The setting is a hash of all that decides it: machine, versions, source, module, the rung asked for by name. A rung that was asked for
 * and fails is forgotten, so that the next grading asks the reference and hears why.
 */
import { identityOf } from "../oracle/backend-used.ts";
import type { BackendUsed } from "../verdict.ts";
import { fromBytes, toBytes } from "./answer-set.ts";
import type { AnswerStore } from "./store.ts";

const POOL = "backends";

export class PlannedBackend {
  readonly #store: AnswerStore;
  readonly #known = new Map<string, BackendUsed>();

  constructor(store: AnswerStore) {
    this.#store = store;
  }

  async in(setting: string): Promise<BackendUsed | undefined> {
    const known = this.#known.get(setting);
    if (known !== undefined) return known;
    const bytes = await this.#store.read(POOL, setting);
    const used = bytes === undefined ? undefined : fromBytes(bytes)?.used;
    if (used !== undefined) this.#known.set(setting, used);
    return used;
  }

  async remember(setting: string, used: BackendUsed): Promise<void> {
    const known = await this.in(setting);
    if (known !== undefined && identityOf(known) === identityOf(used)) return;
    this.#known.set(setting, used);
    await this.#store.write(POOL, setting, toBytes({ salt: "", used, inputs: "", wires: [] }));
  }

  async forget(setting: string): Promise<void> {
    this.#known.delete(setting);
    await this.#store.remove(POOL, setting);
  }
}
