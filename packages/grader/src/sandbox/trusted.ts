/**
 * @file The trusted realm inside a submission's isolate: loads the candidate into guest realms, plays cases, copies results out.
 *
 * Its own intrinsics are frozen and it takes no code from strings. The child process drives it through the functions returned
 * by `setUpTrusted`; only strings and bytes made here cross to the child. It knows no expected value and no case's name.
 */
import { isRanks, type Script } from "../contract.ts";
import { formatValue } from "../format.ts";
import { createPlayer, type Player } from "../play/player.ts";
import type { Realm } from "../play/realm.ts";
import type { Value } from "../value.ts";
import { decode, encode } from "../wire.ts";
import { makeComm } from "./comm.ts";
import type { GuestRecord } from "./guest.ts";
import { createGuestRealm } from "./guest-realm.ts";
import { createGuestValues } from "./guest-values.ts";
import { createNetwork, type Network } from "./network.ts";
import { BROKEN, NO_METERS, type CaseRecord, type Fault, type LoadRecord, type Setup } from "./protocol.ts";
import { createTensorReader, type LibraryParts, type TensorReader } from "./tensor-reader.ts";

type Modules = Map<string, unknown>;
type CandidateFunction = (module: unknown, exports: unknown, require: unknown) => unknown;

interface Guest {
  readonly record: GuestRecord;
  readonly realm: Realm;
  readonly modules: Modules;
  readonly reader: TensorReader | undefined;
  exports: unknown;
  /** What the candidate allocated while it was loaded: it may use that in every case, so it counts in every case. */
  atLoad: { readonly largest: number; readonly total: number };
}

const LIBRARY_NAMES = ["@tensorflow/tfjs", "@tensorflow/tfjs-core"];
const MOST_CONSOLE_LINES = 400;
const NOTHING = { largest: 0, total: 0 };

const collectGarbage = (globalThis as { gc?: (options: { type: "minor" }) => void }).gc;

export function setUpTrusted(setup: Omit<Setup, "provided" | "isolateMb">) {
  const guests: Guest[] = [];
  let sticky: Fault | undefined;
  /** What went wrong with ourselves. */
  let broken: string | undefined;
  let consoleBytes = 0;
  let lines: string[] = [];
  let players: Player[] = [];
  let network: Network | undefined;
  let next = 0;
  let leftOver: { json: string; body: Uint8Array } | undefined;

  const forbid = (name: string) => {
    sticky ??= { kind: "forbidden", name };
  };

  /** A new guest realm; `parts` holds the library's functions as guest functions. */
  function attach(record: GuestRecord, parts: LibraryParts | undefined): void {
    const values = createGuestValues(record);
    let facade: object | undefined;
    let seal = () => {};
    let reader: TensorReader | undefined;
    const log = (_method: string, args: ArrayLike<unknown>) => {
      const text = Array.from(args, (arg) => (typeof arg === "string" ? arg : formatValue(realm.capture(arg)))).join(
        " ",
      );
      consoleBytes += text.length + 1;
      if (consoleBytes > setup.consoleBytes) {
        sticky ??= { kind: "output" };
        return { threw: true, value: record.makeError("RangeError", "console output limit") };
      }
      if (lines.length < MOST_CONSOLE_LINES) lines.push(text);
      return { threw: false, value: undefined };
    };
    if (parts !== undefined && setup.library !== undefined) {
      const surface = setup.library;
      reader = createTensorReader(
        parts.library,
        (library) => {
          const cut = parts.cut(library, surface, forbid);
          facade = cut.facade;
          seal = cut.seal;
          return cut;
        },
        values,
      );
    }
    const realm: Realm = createGuestRealm(record, values, reader);
    record.harden({ forbid, log, seed: setup.seed });
    seal();
    const modules: Modules = new Map();
    if (facade !== undefined) for (const name of LIBRARY_NAMES) modules.set(name, facade);
    guests.push({ record, realm, modules, reader, exports: undefined, atLoad: NOTHING });
  }

  /** Runs a module's function in a guest; a trusted one becomes importable under its name. */
  function load(index: number, run: CandidateFunction, provides: string): string {
    const guest = guests[index]!;
    const { realm } = guest;
    const require = realm.trusted("require", (_self, args) => {
      const name = String(args[0]);
      if (guest.modules.has(name)) return { ok: true, value: guest.modules.get(name) };
      // Imports were judged by syntax: this call is the candidate's own, and so is the name.
      forbid("require");
      return { ok: false, error: realm.error("TypeError", `cannot import ${name}`) };
    });
    const exports = realm.record([]);
    const module = realm.record([["exports", exports]]);
    Object.assign(guest.record.meter, NOTHING);
    const entered = realm.call(run, undefined, [module, exports, require]);
    guest.atLoad = { largest: guest.record.meter.largest, total: guest.record.meter.total };
    const found = realm.get(module, "exports");
    if (provides !== "") {
      if (entered.ok && found.ok) guest.modules.set(provides, freezeDeep(found.value));
      return JSON.stringify({
        arity: {},
        ...(entered.ok ? {} : { fault: { kind: "threw", thrown: realm.thrown(entered.error) } }),
      });
    }
    return JSON.stringify(
      loaded(
        guest,
        entered.ok ? undefined : { kind: "threw", thrown: realm.thrown(entered.error) },
        found.ok ? found.value : undefined,
      ),
    );
  }

  function loaded(guest: Guest, threw: Fault | undefined, exports: unknown): LoadRecord {
    const fault = sticky ?? (guest.record.meter.refused && threw !== undefined ? { kind: "memory" as const } : threw);
    if (fault !== undefined) return { fault, arity: {} };
    guest.exports = exports;
    const arity: Record<string, number> = {};
    const missing: string[] = [];
    for (const name of Object.keys(setup.exports)) {
      const found = guest.realm.get(exports, name);
      if (!found.ok || !guest.realm.isFunction(found.value)) missing.push(name);
      else {
        const length = guest.realm.get(found.value, "length");
        arity[name] = length.ok && typeof length.value === "number" ? length.value : 0;
      }
    }
    return missing.length > 0 ? { fault: { kind: "missing-export", names: missing }, arity } : { arity };
  }

  function begin(json: string, body: Uint8Array, timed: boolean): void {
    const script = decode({ json, body }) as Script;
    lines = [];
    consoleBytes = 0;
    next = 0;
    for (const { reader } of guests) reader?.beginCase();
    network = isRanks(script) ? createNetwork(script.steps.length, script.ranks.alpha, script.ranks.beta) : undefined;
    const stepsOf = isRanks(script) ? script.steps : [script.steps];
    players = stepsOf.map((steps, rank) => {
      const guest = guests[rank]!;
      Object.assign(guest.record.meter, guest.atLoad, { refused: false });
      return createPlayer({
        realm: guest.realm,
        lookUp: (name) => {
          const found = guest.realm.get(guest.exports, name);
          return found.ok ? found.value : undefined;
        },
        exports: setup.exports,
        steps,
        timed,
        ...(isRanks(script) || script.callbacks === undefined ? {} : { callbacks: script.callbacks }),
        ...(network === undefined ? {} : { comm: makeComm(guest.realm, network, rank, stepsOf.length) }),
      });
    });
  }

  /** Plays one step of one rank. "idle": every rank waits or has ended, and only `pump` can help. */
  function advance(): "more" | "idle" | "done" | string {
    if (broken !== undefined) return broken;
    if (sticky !== undefined) return "done";
    for (let turn = 0; turn < players.length; turn++) {
      const rank = (next + turn) % players.length;
      const player = players[rank]!;
      if (player.waiting) continue;
      const status = player.advance();
      if (status === "done") continue;
      // A rank plays on as long as it can: the order of ranks never depends on how long a step takes.
      next = rank;
      return status === "armed" ? "armed" : "more";
    }
    return players.every((player) => !player.waiting) ? "done" : "idle";
  }

  /** Collects young garbage, where this realm was made with the means to. */
  function sweep(): void {
    collectGarbage?.({ type: "minor" });
  }

  /** Enters the call that the latest `advance` has made ready. */
  function fire(): void {
    players[next]!.fire();
  }

  /** Lets one thing happen that ranks wait for; `false`: nothing can. */
  function pump(): boolean {
    return network?.deliver() === true || players.some((player) => player.waiting && player.ring());
  }

  /** The case's record as text; its bytes are fetched with `body`. */
  function collect(stuck: boolean): string {
    const meter = { largest: 0, total: 0, refused: false };
    for (const { record } of guests.slice(0, players.length)) {
      meter.largest = Math.max(meter.largest, record.meter.largest);
      meter.total += record.meter.total;
      meter.refused ||= record.meter.refused;
    }
    const threw = players.some(({ played }) => played.some(({ thrown }) => thrown !== undefined));
    const fault =
      sticky ?? (meter.refused && threw ? { kind: "memory" as const } : stuck && !threw ? stuckFault() : undefined);
    const result: CaseRecord = {
      ranks: players.map(({ played }) => played),
      meters: {
        largestBufferBytes: meter.largest,
        allocatedBytes: meter.total,
        leakedTensors: players.reduce((sum, player) => sum + player.leakedTensors, 0),
        tensorPeakBytes: Math.max(0, ...guests.slice(0, players.length).map(({ reader }) => reader?.peakBytes() ?? 0)),
        ...(network === undefined ? {} : { ranks: network.meters() }),
      },
      ...(fault === undefined ? {} : { fault }),
      console: lines,
    };
    leftOver = encode(result as unknown as Value);
    players = [];
    for (const { reader } of guests) reader?.endCase();
    return leftOver.json;
  }

  /**
   * The library runs in the candidate's realm, also where we call it: what it throws there is the candidate's doing,
   * known by its realm. An error of our own is told as a text, so that what does come out as an error is the engine's.
   */
  function guarded<A extends readonly unknown[], R>(
    run: (...args: A) => R,
    afterwards: () => R,
  ): (...args: A) => R | string {
    return (...args) => {
      try {
        return run(...args);
      } catch (error) {
        if (error instanceof Error) return (broken ??= BROKEN + String(error));
        sticky ??= { kind: "threw", thrown: guests[0]!.realm.thrown(error) };
        return afterwards();
      }
    };
  }

  function emptyRecord(): string {
    const result: CaseRecord = {
      ranks: [],
      meters: NO_METERS,
      ...(sticky === undefined ? {} : { fault: sticky }),
      console: lines,
    };
    leftOver = encode(result as unknown as Value);
    return leftOver.json;
  }

  function stuckFault(): Fault {
    const waits = network?.waits() ?? [];
    return waits.length > 0 ? { kind: "deadlock", waits } : { kind: "stalled" };
  }

  function body(): Uint8Array {
    const bytes = leftOver?.body ?? new Uint8Array(0);
    leftOver = undefined;
    return bytes;
  }

  freezeIntrinsics();
  return {
    attach,
    load: guarded(load, () => JSON.stringify({ fault: sticky, arity: {} })),
    begin: guarded(begin, () => undefined),
    advance: guarded(advance, () => "done" as const),
    sweep,
    fire: guarded(fire, () => undefined),
    pump: guarded(pump, () => true),
    collect: guarded(collect, emptyRecord),
    body,
  };
}

function freezeDeep(value: unknown): unknown {
  if ((typeof value !== "object" && typeof value !== "function") || value === null || Object.isFrozen(value))
    return value;
  Object.freeze(value);
  for (const key of Reflect.ownKeys(value)) {
    const property = Reflect.getOwnPropertyDescriptor(value, key);
    if (property !== undefined && "value" in property) freezeDeep(property.value);
  }
  return value;
}

/** A leak of a trusted object would give the candidate nothing to patch and no way to make code. */
function freezeIntrinsics(): void {
  const refuse = function () {
    throw new TypeError("no code from strings");
  };
  for (const sample of [function () {}, async function () {}, function* () {}, async function* () {}]) {
    const proto = Object.getPrototypeOf(sample) as object;
    Object.defineProperty(proto, "constructor", { value: refuse, writable: false, configurable: false });
  }
  Reflect.deleteProperty(globalThis, "eval");
  Reflect.deleteProperty(globalThis, "WebAssembly");
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const value = (globalThis as Record<string, unknown>)[name];
    if (typeof value !== "function" && typeof value !== "object") continue;
    if (value === globalThis || value === null) continue;
    const proto = (value as { prototype?: object }).prototype;
    if (proto !== undefined) Object.freeze(proto);
    Object.freeze(value);
  }
  for (const iterator of [
    [][Symbol.iterator](),
    new Map()[Symbol.iterator](),
    new Set()[Symbol.iterator](),
    ""[Symbol.iterator](),
  ]) {
    Object.freeze(Object.getPrototypeOf(iterator));
  }
  Object.freeze(Object.getPrototypeOf(Float32Array.prototype));
}
