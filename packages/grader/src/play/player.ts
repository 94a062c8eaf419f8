/**
 * @file Plays one script: builds arguments, enters the code under test, records what came of each step.
 *
 * One interpreter for both worlds: the sandbox plays a script on the candidate, the reference process plays the same script
 * on the textbook. It knows no kata, compares nothing, and keeps no clock but the virtual one.
 */
import { THREW, type Callback, type Export, type Outcome, type Step } from "../contract.ts";
import { CallbackRef, CommRef, Opaque, Ref, type Arg, type Value } from "../value.ts";
import { makeCallback, type MadeCallback } from "./callbacks.ts";
import { digest, isPlain, isRecord, sameValue } from "./plain.ts";
import type { Entered, Realm, Thrown } from "./realm.ts";
import { numNewTensors } from "./tensors-within.ts";
import { createTimers } from "./timers.ts";

/** One recorded step. */
export interface Played {
  /** Index of the top-level step. */
  readonly step: number;
  readonly outcome: Outcome;
  readonly thrown?: Thrown;
  /** `readonly` parameters whose values the call changed. */
  readonly overwritten?: readonly string[];
}

/** "armed": a call is ready to be entered by `fire`; only of a timed player. */
export type Status = "more" | "wait" | "done" | "armed";

export interface PlayerOptions {
  readonly realm: Realm;
  /** The export of this name, or `undefined`. */
  readonly lookUp: (name: string) => unknown;
  readonly exports: Readonly<Record<string, Export>>;
  readonly steps: readonly Step[];
  readonly callbacks?: Readonly<Record<string, Callback>>;
  readonly comm?: unknown;
  /** Calls are entered by `fire` and not by `advance`, so that nothing of ours is in their time. */
  readonly timed?: boolean;
}

export interface Player {
  /** Plays on until one step is recorded, or one waits for a promise. */
  advance(): Status;
  /** Enters the call that `advance` has made ready. What came of it is dealt with by the next `advance`. */
  fire(): void;
  /** Lets virtual time pass until the next timer rings; `false` when none is set. */
  ring(): boolean;
  readonly waiting: boolean;
  readonly played: readonly Played[];
  readonly leakedTensors: number;
}

interface Frame {
  readonly steps: readonly Step[];
  index: number;
  rounds: number;
}

interface Called {
  readonly params: readonly string[];
  readonly args: readonly unknown[];
  readonly given: readonly Arg[];
  readonly rules: Export | undefined;
}

export function createPlayer(options: PlayerOptions): Player {
  const { realm } = options;
  const bound = new Map<string, unknown>();
  const callbacks = new Map<string, MadeCallback>();
  const timers = createTimers();
  const played: Played[] = [];
  const frames: Frame[] = [{ steps: options.steps, index: 0, rounds: 1 }];
  let waiting = false;
  let leaked = 0;
  let armed: (() => void) | undefined;
  let landed: (() => void) | undefined;
  for (const [name, declared] of Object.entries(options.callbacks ?? {}))
    callbacks.set(name, makeCallback(name, declared, realm, timers));

  const stepIndex = () => frames[0]!.index - 1;
  const silent = () => frames.length > 1;

  function record(outcome: Outcome, extra: Omit<Played, "step" | "outcome"> = {}): void {
    if (!silent()) played.push({ step: stepIndex(), outcome, ...extra });
  }
  const recordValue = (value: Value) => record({ kind: "value", value });
  function recordThrown(error: unknown): void {
    const thrown = realm.thrown(error);
    // Inside a repeat nothing is recorded, except that it went wrong: the rest of it cannot be played.
    while (frames.length > 1) frames.pop();
    record({ kind: "threw", error: thrown.error }, { thrown });
  }
  const missing = (path: string, what: string) => realm.error("TypeError", `${path} is not ${what}`);

  function resolve(path: string): { readonly self: unknown; readonly entered: Entered } {
    const keys = path.split(".");
    const root = keys[0]!;
    let self: unknown;
    let value = bound.has(root) ? bound.get(root) : options.lookUp(root);
    for (const key of keys.slice(1)) {
      self = value;
      const entered = realm.get(value, key);
      if (!entered.ok) return { self, entered };
      value = entered.value;
    }
    return { self, entered: { ok: true, value } };
  }

  function build(arg: Arg): unknown {
    if (arg instanceof Ref) {
      const { entered } = resolve(arg.path);
      return entered.ok ? entered.value : undefined;
    }
    if (arg instanceof CallbackRef) return callbacks.get(arg.name)?.value;
    if (arg instanceof CommRef) return options.comm;
    if (Array.isArray(arg)) return realm.array((arg as readonly Arg[]).map(build));
    if (isRecord(arg)) return realm.record(Object.entries(arg).map(([key, item]) => [key, build(item)] as const));
    return realm.build(arg as Value);
  }

  /** Runs the candidate's code, now or when it is fired, and hands on what came of it. */
  function enter<T>(run: () => T, then: (result: T) => void): void {
    if (options.timed !== true) return then(run());
    armed = () => {
      const result = run();
      landed = () => then(result);
    };
  }

  /** Enters a call or a construction, awaits it, and hands the outcome on. */
  function perform(step: Extract<Step, { call: string } | { new: string }>): void {
    const path = "call" in step ? step.call : step.new;
    const { self, entered } = resolve(path);
    if (!entered.ok) return recordThrown(entered.error);
    if (!realm.isFunction(entered.value)) return recordThrown(missing(path, "a function"));

    const given = step.args ?? [];
    const args = given.map(build);
    const rules = options.exports[path];
    const called: Called = { args, given, rules, params: rules?.params ?? [] };
    const isRoot = !path.includes(".");
    const tidy = realm.tensors !== undefined && "call" in step && (step.tidy ?? (isRoot && rules?.kind === "function"));
    const handed = tidy ? handedTensors(called) : [];
    const before = tidy ? realm.tensors!.count() + numDisposed(handed) : 0;

    const finish = (value: unknown) => {
      if (step.as !== undefined) bound.set(step.as, value);
      if (silent() || (step.record === false && step.throws === undefined)) return;
      const returned = new Set<unknown>();
      const see = tidy ? (tensor: unknown) => returned.add(tensor) : undefined;
      const recorded = step.throws !== undefined || "new" in step ? undefined : pick(value, step.pick, see);
      // What is seen of the result is what is recorded of it; where only a part is, the rest is looked through for its tensors.
      if (tidy && step.pick !== undefined) realm.capture(value, see);
      // An argument that was thrown away makes room in the count, and gives none for a tensor left behind.
      if (tidy) {
        const kept = numNewTensors(returned, args, realm.tensors!) - numDisposed(handed);
        leaked += Math.max(0, realm.tensors!.count() - before - kept);
      }
      finishCall(called, recorded);
    };
    enter(
      () => ("call" in step ? realm.call(entered.value, self, args) : realm.construct(entered.value, args)),
      (result) => settle(result, finish),
    );
  }

  function settle(result: Entered, finish: (value: unknown) => void): void {
    if (!result.ok) return recordThrown(result.error);
    const resume = (act: () => void) => {
      waiting = false;
      act();
    };
    waiting = realm.whenSettled(
      result.value,
      (value) => resume(() => finish(value)),
      (error) => resume(() => recordThrown(error)),
    );
    if (!waiting) finish(result.value);
  }

  function pick(
    value: unknown,
    keys: readonly string[] | undefined,
    onTensor: ((tensor: unknown) => void) | undefined,
  ): Value {
    if (keys === undefined) return realm.capture(value, onTensor);
    const entries = keys.map((key) => {
      const entered = realm.get(value, key);
      return [key, entered.ok ? realm.capture(entered.value, onTensor) : new Opaque("missing")] as const;
    });
    return Object.fromEntries(entries);
  }

  function finishCall(called: Called, value: Value): void {
    const at = (name: string) => called.params.indexOf(name);
    const inout: Record<string, Value> = {};
    for (const name of called.rules?.inout ?? [])
      if (at(name) < called.args.length) inout[name] = realm.capture(called.args[at(name)]);
    const overwritten = (called.rules?.readonly ?? []).filter((name) => {
      const given = called.given[at(name)];
      return given !== undefined && isPlain(given) && !sameValue(realm.capture(called.args[at(name)]), given as Value);
    });
    const outcome: Outcome = { kind: "value", value, ...(called.rules?.inout === undefined ? {} : { inout }) };
    record(outcome, overwritten.length > 0 ? { overwritten } : {});
  }

  /** The tensors that the script hands over, asked for before the call can change what holds them. What is updated in place is the callee's. */
  function handedTensors({ params, args, given, rules }: Called): unknown[] {
    const found: unknown[] = [];
    const look = (arg: Arg, built: unknown) => {
      if (realm.tensors!.isTensor(built)) found.push(built);
      else if (Array.isArray(arg)) for (const [i, item] of (arg as readonly Arg[]).entries()) lookIn(item, built, i);
      else if (isRecord(arg)) for (const [key, item] of Object.entries(arg)) lookIn(item, built, key);
    };
    const lookIn = (arg: Arg, built: unknown, key: PropertyKey) => {
      const entered = realm.get(built, key);
      if (entered.ok) look(arg, entered.value);
    };
    for (const [i, arg] of given.entries()) if (rules?.inout?.includes(params[i]!) !== true) look(arg, args[i]);
    return found;
  }

  const numDisposed = (tensors: readonly unknown[]) =>
    tensors.filter((tensor) => !realm.tensors!.isAlive(tensor)).length;

  function gradient(step: Extract<Step, { grad: string }>): void {
    const { self, entered } = resolve(step.grad);
    if (!entered.ok) return recordThrown(entered.error);
    if (!realm.isFunction(entered.value)) return recordThrown(missing(step.grad, "a function"));
    if (realm.tensors === undefined) return recordThrown(missing(step.grad, "played with tensors"));
    const params = options.exports[step.grad]?.params ?? [];
    const args = step.args.map(build);
    const wrt = step.wrt.map((name) => {
      const at = params.indexOf(name);
      if (at >= 0) return args[at];
      const found = resolve(name).entered;
      return found.ok ? found.value : undefined;
    });
    if (!wrt.every((value) => realm.tensors!.isTensor(value)))
      return recordThrown(missing(step.wrt.join(", "), "a list of tensors"));

    const run = (): Entered => {
      const result = realm.call(entered.value, self, args);
      return result.ok && step.result !== undefined ? realm.get(result.value, step.result) : result;
    };
    const result = realm.tensors.gradients(run, wrt, step.upstream);
    switch (result.kind) {
      case "gradients":
        return recordValue(Object.fromEntries(step.wrt.map((name, i) => [name, result.values[i]])));
      case "shape":
        return recordValue(new Opaque(`a result of shape [${result.got.join(", ")}]`));
      case "not-a-tensor":
        return recordValue(new Opaque("a result that is not a tensor"));
      case "disconnected":
        return recordValue(new Opaque("no gradient: the result does not depend on it through library operations"));
      case "threw":
        return recordThrown(result.error);
    }
  }

  function iterate(step: Extract<Step, { iterate: string }>): void {
    const { self, entered } = resolve(step.iterate);
    if (!entered.ok) return recordThrown(entered.error);
    const opened = step.args === undefined ? entered : realm.call(entered.value, self, step.args.map(build));
    settle(opened, (iterable) => {
      const method = [Symbol.asyncIterator, Symbol.iterator]
        .map((key) => realm.get(iterable, key))
        .find((found) => found.ok && realm.isFunction(found.value));
      if (method === undefined || !method.ok) return recordThrown(missing(step.iterate, "iterable"));
      const iterator = realm.call(method.value, iterable, []);
      if (!iterator.ok) return recordThrown(iterator.error);
      drain(iterator.value, step);
    });
  }

  function drain(iterator: unknown, step: Extract<Step, { iterate: string }>): void {
    const items: Value[] = [];
    const limit = step.take ?? Infinity;
    const end = (done: boolean) => recordValue({ items, done });

    const pull = () => {
      // Synchronous iterators go round this loop; a promise leaves it and comes back through `settle`.
      for (let again = true; again;) {
        again = false;
        if (items.length >= limit) {
          if (step.return !== true) return end(false);
          const release = realm.get(iterator, "return");
          if (!release.ok || !realm.isFunction(release.value)) return end(false);
          return settle(realm.call(release.value, iterator, []), () => end(true));
        }
        const next = realm.get(iterator, "next");
        if (!next.ok) return recordThrown(next.error);
        let inLoop = true;
        settle(realm.call(next.value, iterator, []), (answer) => {
          const done = realm.get(answer, "done");
          if (!done.ok) return recordThrown(done.error);
          if (done.value === true) return end(true);
          const value = realm.get(answer, "value");
          items.push(value.ok ? realm.capture(value.value) : new Opaque("unreadable"));
          if (inLoop) again = true;
          else pull();
        });
        inLoop = false;
      }
    };
    pull();
  }

  function trace(step: Extract<Step, { trace: string }>): void {
    const { entered } = resolve(step.trace);
    if (!entered.ok) return recordThrown(entered.error);
    const methods = step.ops.map(({ method }) => realm.get(entered.value, method));
    const playAll = () => {
      const results = new Float64Array(step.code.length);
      let cursor = 0;
      for (let i = 0; i < step.code.length; i++) {
        const code = step.code[i]!;
        const method = methods[code]!;
        const args: unknown[] = [];
        for (let k = 0; k < step.ops[code]!.arity; k++) args.push(step.args[cursor++]);
        const result: Entered = method.ok ? realm.call(method.value, entered.value, args) : method;
        results[i] = result.ok ? digest(result.value, realm) : THREW;
      }
      return results;
    };
    enter(playAll, recordValue);
  }

  function play(step: Step): void {
    if ("call" in step || "new" in step) return perform(step);
    if ("get" in step) {
      const { entered } = resolve(step.get);
      if (!entered.ok) return recordThrown(entered.error);
      if (step.as !== undefined) bound.set(step.as, entered.value);
      if (step.record !== false) recordValue(pick(entered.value, step.pick, undefined));
      return;
    }
    if ("set" in step) {
      const keys = step.set.split(".");
      const target = resolve(keys.slice(0, -1).join(".")).entered;
      const entered = target.ok ? realm.set(target.value, keys.at(-1)!, build(step.value)) : target;
      if (!entered.ok) recordThrown(entered.error);
      return;
    }
    if ("read" in step) {
      const { entered } = resolve(step.read);
      return entered.ok ? recordValue(realm.capture(entered.value)) : recordThrown(entered.error);
    }
    if ("log" in step) return recordValue([...(callbacks.get(step.log)?.log ?? [])]);
    if ("grad" in step) return gradient(step);
    if ("iterate" in step) return iterate(step);
    if ("repeat" in step) {
      if (step.repeat > 0) frames.push({ steps: step.steps, index: 0, rounds: step.repeat });
      return;
    }
    return trace(step);
  }

  function nextStep(): Step | undefined {
    for (;;) {
      const frame = frames.at(-1)!;
      const step = frame.steps[frame.index];
      if (step !== undefined) {
        frame.index++;
        return step;
      }
      if (--frame.rounds > 0 && frame.steps.length > 0) frame.index = 0;
      else if (frames.length > 1) frames.pop();
      else return undefined;
    }
  }

  return {
    advance() {
      const before = played.length;
      landed?.();
      landed = undefined;
      while (!waiting && armed === undefined && played.length === before) {
        const step = nextStep();
        if (step === undefined) return "done";
        play(step);
      }
      if (armed !== undefined) return "armed";
      return waiting ? "wait" : "more";
    },
    fire() {
      const run = armed;
      armed = undefined;
      run?.();
    },
    ring: () => timers.ring(),
    get waiting() {
      return waiting;
    },
    played,
    get leakedTensors() {
      return leaked;
    },
  };
}
