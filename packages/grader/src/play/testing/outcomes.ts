/** @file For tests: plays steps on plain functions of this process, and says what came of them. */
import type { Callback, Export, Step } from "../../contract.ts";
import { createHostRealm } from "../../oracle/host-realm.ts";
import { createPlayer } from "../player.ts";

export interface Setting {
  readonly rules?: Readonly<Record<string, Export>>;
  readonly callbacks?: Readonly<Record<string, Callback>>;
}

/** Plays on plain functions, waits for promises, and lets virtual time pass when nothing else can happen. */
export async function play(
  program: Readonly<Record<string, unknown>>,
  steps: readonly Step[],
  { rules = {}, callbacks = {} }: Setting = {},
) {
  const player = createPlayer({
    realm: createHostRealm(undefined),
    lookUp: (name) => program[name],
    exports: rules,
    steps,
    callbacks,
  });
  while (player.advance() !== "done") {
    for (let turns = 0; player.waiting; turns++) {
      await new Promise((resolve) => setImmediate(resolve));
      if (player.waiting && turns > 2 && !player.ring()) throw new Error("stalled");
    }
  }
  return player.played;
}

/** Values, and the classes of errors, in order. */
export async function outcomes(...args: Parameters<typeof play>): Promise<unknown[]> {
  return (await play(...args)).map(({ outcome }) =>
    outcome.kind === "value" ? outcome.value : `threw ${outcome.error}`,
  );
}
