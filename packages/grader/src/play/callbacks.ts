/**
 * @file The trusted callbacks a script may hand to the candidate, made from their declarations, each with its log.
 *
 * Stays inside the realm it is given; time here is virtual and belongs to the player's timers.
 */
import type { Callback } from "../contract.ts";
import type { Value } from "../value.ts";
import type { Entered, Realm, Trusted } from "./realm.ts";

export interface Timers {
  /** Calls `ring` once `seconds` of virtual time have passed. */
  after(seconds: number, ring: () => void): void;
}

export interface MadeCallback {
  readonly value: unknown;
  /** One entry per call: its arguments; environments and sources put the method's name first. */
  readonly log: Value[];
}

export function makeCallback(name: string, declared: Callback, realm: Realm, timers: Timers): MadeCallback {
  const log: Value[] = [];
  const done = (value: unknown): Entered => ({ ok: true, value });
  const failed = (error: unknown): Entered => ({ ok: false, error });
  const exhausted = (count: number) =>
    failed(realm.error("RangeError", `${name}: the script holds ${count} replies, and all are used`));

  const settled = (entered: Entered, async: boolean | undefined): Entered => {
    if (async !== true) return entered;
    const { promise, resolve, reject } = realm.promise();
    if (entered.ok) resolve(entered.value);
    else reject(entered.error);
    return done(promise);
  };
  const logged = (body: (args: ArrayLike<unknown>, seen: Value) => Entered, method?: string): Trusted => {
    return (_self, args) => {
      const seen = capture(realm, args);
      log.push(method === undefined ? seen : [method, ...seen]);
      return body(args, seen);
    };
  };
  const make = (body: (args: ArrayLike<unknown>, seen: Value) => Entered, method?: string) =>
    realm.trusted(method ?? name, logged(body, method));

  switch (declared.kind) {
    case "stream": {
      let drawn = 0;
      return {
        log,
        value: make(() =>
          drawn < declared.values.length ? done(declared.values[drawn++]) : exhausted(declared.values.length),
        ),
      };
    }
    case "scripted": {
      let said = 0;
      return {
        log,
        value: make(() => {
          if (said >= declared.replies.length) return settled(exhausted(declared.replies.length), declared.async);
          return settled(done(realm.build(declared.replies[said++])), declared.async);
        }),
      };
    }
    case "table":
      return {
        log,
        value: make((_args, seen) => {
          const wanted = JSON.stringify(seen);
          const entry = declared.entries.find(([args]) => JSON.stringify(args) === wanted);
          if (entry === undefined)
            return settled(failed(realm.error("RangeError", `${name}: no entry for these arguments`)), declared.async);
          return settled(done(realm.build(entry[1])), declared.async);
        }),
      };
    case "affine":
      return {
        log,
        value: make((args) =>
          done(declared.weights.reduce((sum, weight, i) => sum + weight * Number(args[i]), declared.bias)),
        ),
      };
    case "linear":
      return {
        log,
        value: make((args) => {
          const t = args.length > 1 ? Number(args[1]) : 1;
          if (realm.tensors === undefined || !realm.tensors.isTensor(args[0]))
            return failed(realm.error("TypeError", `${name}: x is a tensor`));
          return done(realm.tensors.linear(args[0], declared.scale, declared.shift * t));
        }),
      };
    case "environment": {
      let state = declared.start;
      const reset = make(() => {
        state = declared.start;
        return done(state);
      }, "reset");
      const step = make((args) => {
        const action = Number(args[0]);
        if (!(Number.isInteger(action) && action >= 0 && action < declared.actions)) {
          return failed(realm.error("RangeError", `${name}.step: actions are 0..${declared.actions - 1}`));
        }
        const at = state * declared.actions + action;
        state = declared.next[at]!;
        return done(realm.build({ s: state, r: declared.reward[at]!, done: declared.done[at] === 1 }));
      }, "step");
      return {
        log,
        value: realm.record([
          ["reset", reset],
          ["step", step],
        ]),
      };
    }
    case "clock": {
      let now = declared.start;
      return {
        log,
        value: make(() => {
          const read = now;
          now += declared.tick;
          return done(read);
        }),
      };
    }
    case "delayed":
      return {
        log,
        value: make(() => {
          const { promise, resolve } = realm.promise();
          timers.after(declared.seconds, () => resolve(realm.build(declared.reply)));
          return done(promise);
        }),
      };
    case "throwing":
      return { log, value: make(() => settled(failed(realm.error(declared.error, declared.message)), declared.async)) };
    case "source": {
      let pulled = 0;
      let released = false;
      const answer = (value: unknown, isDone: boolean) =>
        settled(
          done(
            realm.record([
              ["value", value],
              ["done", isDone],
            ]),
          ),
          true,
        );
      const next = make(() => {
        if (released || pulled >= declared.items.length) return answer(undefined, true);
        return answer(realm.build(declared.items[pulled++]), false);
      }, "next");
      const release = make((args) => {
        released = true;
        return answer(args[0], true);
      }, "return");
      return { log, value: realm.source(next, release) };
    }
  }
}

function capture(realm: Realm, args: ArrayLike<unknown>): Value[] {
  const seen: Value[] = [];
  for (let i = 0; i < args.length; i++) seen.push(realm.capture(args[i]));
  return seen;
}
