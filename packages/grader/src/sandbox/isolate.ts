/**
 * @file One isolate for one submission: a trusted realm, and a guest realm per rank.
 *
 * Runs in the child process. Every entry into the isolate is timed; what goes wrong is classified by what was observed
 * (elapsed time, a disposed isolate), never by a message.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setFlagsFromString } from "node:v8";
import type * as IsolatedVm from "isolated-vm";
import type ivm from "isolated-vm";
import {
  BROKEN,
  DEFAULT_LIMITS,
  type Fault,
  type Limits,
  type LoadRecord,
  type Setup,
  type Spent,
  type TimeInCalls,
} from "./protocol.ts";
import type { Programs } from "./runtime-files.ts";
import { startStopwatch, withCollector } from "./stopwatch.ts";

/** The first argument says where the programs are: in a jail not where they are outside. */
const programs = JSON.parse(process.argv[2] ?? "{}") as Programs;
// The cached code of our programs then holds all of their functions: a fresh isolate compiles none of them again.
setFlagsFromString("--no-lazy");
const { Isolate, ExternalCopy } = (createRequire(import.meta.url)(programs.isolatedVm) as { ivm: typeof IsolatedVm })
  .ivm;
const read = (path: string) => readFileSync(path, "utf8");
/** Work of ours inside the isolate: generous, since no candidate's code runs in it. */
const OWN_MS = 10_000;
const AS_REFERENCE = { result: { reference: true }, timeout: OWN_MS } as const;
/** Modules are strict code, whatever they are compiled to. */
const PREFIX = '(function (module, exports, require) { "use strict";';
const CANDIDATE = "file:///candidate.js";

/** Compiled once a process; later isolates take V8's cached code. */
class Program {
  readonly #text: string;
  readonly #filename: string;
  #cached: ivm.ExternalCopy<ArrayBuffer> | undefined;

  constructor(text: string, filename: string) {
    this.#text = text;
    this.#filename = filename;
  }

  run(isolate: ivm.Isolate, context: ivm.Context): ivm.Reference {
    const options = {
      filename: this.#filename,
      ...(this.#cached === undefined ? { produceCachedData: true } : { cachedData: this.#cached }),
    };
    const script = isolate.compileScriptSync(this.#text, options as ivm.ScriptInfo);
    this.#cached ??= (script as ivm.Script & { cachedData?: ivm.ExternalCopy<ArrayBuffer> }).cachedData;
    return script.runSync(context, { reference: true, timeout: OWN_MS }) as unknown as ivm.Reference;
  }
}

const trusted = new Program(read(programs.trusted), "file:///trusted.js");
const guest = new Program(read(programs.guest), "file:///guest.js");
let library: Program | undefined;
const libraryProgram = () => (library ??= new Program(read(programs.library), "file:///library.js"));

export interface PlayedCase {
  readonly json: string;
  readonly body: Uint8Array;
  readonly fault?: Fault;
  readonly timed?: TimeInCalls;
}

const API = ["attach", "load", "begin", "advance", "sweep", "fire", "pump", "collect", "body"] as const;

export class PreparedIsolate {
  readonly #isolate: ivm.Isolate;
  readonly #setup: Setup;
  readonly #api: Readonly<Record<(typeof API)[number], ivm.Reference>>;
  /** Guest realms that are as the candidate shall find them. */
  readonly #guests: ivm.Context[] = [];
  /** How many of them hold the candidate. */
  #loaded = 0;
  #code = "";
  #limits = DEFAULT_LIMITS;

  /** Everything that can be done before the submission is known, for `numGuests` ranks. `timed`: its plays may be. */
  constructor(setup: Setup, numGuests: number, timed = false) {
    this.#setup = setup;
    const isolate = (this.#isolate = new Isolate({ memoryLimit: setup.isolateMb }));
    const makeContext = () => isolate.createContextSync();
    const open = trusted.run(isolate, timed ? withCollector(makeContext) : makeContext());
    const { exports, library, seed, consoleBytes } = setup;
    const plain = new ExternalCopy({ exports, seed, consoleBytes, ...(library === undefined ? {} : { library }) });
    const api = open.applySync(
      undefined,
      [plain.copyInto({ release: true })],
      AS_REFERENCE,
    ) as unknown as ivm.Reference;
    const take = (name: string) => [name, api.getSync(name, { reference: true })] as const;
    this.#api = Object.fromEntries(API.map(take)) as unknown as Record<(typeof API)[number], ivm.Reference>;
    this.#openGuests(numGuests);
  }

  get isDisposed(): boolean {
    return this.#isolate.isDisposed;
  }

  dispose(): void {
    if (!this.isDisposed) this.#isolate.dispose();
  }

  #openGuests(count: number): void {
    while (this.#guests.length < count) {
      const context = this.#isolate.createContextSync();
      const open = guest.run(this.#isolate, context);
      const boot =
        this.#setup.library === undefined ? undefined : libraryProgram().run(this.#isolate, context).derefInto();
      const opened = open.applySync(undefined, [boot], AS_REFERENCE) as unknown as ivm.Reference;
      const take = (name: string) =>
        (opened.getSync(name, { reference: true }) as unknown as ivm.Reference).derefInto();
      this.#api.attach.applySync(undefined, [take("record"), take("parts")], { timeout: OWN_MS });
      const index = this.#guests.push(context) - 1;
      for (const { module, code } of this.#setup.provided) {
        const own = this.#evaluate(index, code, `file:///provided/${module}.js`, module, OWN_MS);
        if (own.fault !== undefined)
          throw new Error(`provided module ${module}: runs without error; got ${JSON.stringify(own.fault)}`);
      }
    }
  }

  load(code: string, limits: Limits): LoadRecord {
    this.#code = code;
    this.#limits = limits;
    return this.#load(1);
  }

  /** Makes sure that `count` guest realms hold the candidate. The first fault of any is the answer. */
  #load(count: number): LoadRecord {
    let record: LoadRecord = { arity: {} };
    this.#openGuests(count);
    while (this.#loaded < count) {
      record = this.#evaluate(this.#loaded++, this.#code, CANDIDATE, "", this.#limits.loadMs);
      if (record.fault !== undefined) return record;
    }
    return record;
  }

  play(numRanks: number, json: string, body: Uint8Array, timed = false): PlayedCase {
    const loaded = this.#load(numRanks);
    if (loaded.fault !== undefined) return failed(loaded.fault);
    const bytes = new ExternalCopy(body.slice()).copyInto({ release: true, transferIn: true });
    this.#api.begin.applySync(undefined, [json, bytes, timed], { timeout: OWN_MS });
    const { callMs } = this.#limits;
    const enter = (name: "advance" | "fire" | "pump", watched: boolean) =>
      this.#enter(callMs, (timeout) => this.#api[name].applySync(undefined, [], { timeout }), watched);
    const calls = { wallMs: 0, cpuMs: 0 };
    const empty = { wallMs: 0, cpuMs: 0 };
    let stuck = false;
    for (;;) {
      const entered = enter("advance", false);
      if (entered.fault !== undefined) return failed(entered.fault);
      if (entered.value === "done") break;
      if (entered.value === "more") continue;
      // The garbage of earlier calls is in the time of none.
      if (timed) this.#api.sweep.applySync(undefined, [], { timeout: OWN_MS });
      // Armed: a call of a timed play. Otherwise the candidate may go on when something that it waits for has happened.
      const going = enter(entered.value === "armed" ? "fire" : "pump", timed);
      if (going.fault !== undefined) return failed(going.fault);
      add(calls, going.spent);
      if (entered.value === "armed") {
        // Nothing is armed any more: what crossing the border takes, without a call.
        add(empty, enter("fire", timed).spent);
      } else if (going.value !== true) {
        stuck = true;
        break;
      }
    }
    const collected = this.#enter(OWN_MS, (timeout) => this.#api.collect.applySync(undefined, [stuck], { timeout }));
    if (collected.fault !== undefined) return failed(collected.fault);
    const out = this.#api.body.applySync(undefined, [], { result: { copy: true }, timeout: OWN_MS }) as unknown;
    if (typeof collected.value !== "string" || !(out instanceof Uint8Array))
      throw new Error("collect: a text and bytes cross the border");
    return { json: collected.value, body: out, ...(timed ? { timed: { calls, empty } } : {}) };
  }

  #evaluate(index: number, code: string, filename: string, provides: string, limitMs: number): LoadRecord {
    const entered = this.#enter(limitMs, (timeout) => {
      const script = this.#isolate.compileScriptSync(`${PREFIX}${code}\n})`, {
        filename,
        columnOffset: -PREFIX.length,
      });
      const run = script.runSync(this.#guests[index]!, { reference: true, timeout }) as unknown as ivm.Reference;
      return this.#api.load.applySync(undefined, [index, run.derefInto(), provides], { timeout }) as unknown;
    });
    if (entered.fault !== undefined) return { fault: entered.fault, arity: {} };
    return JSON.parse(String(entered.value)) as LoadRecord;
  }

  /**
   * The trusted realm lets no guest error out, so an exception here is the engine's: its limit of time, or of memory, or
   * that a rejected promise is left without a handler.
   * The engine's timer is the wall's; the limit itself is one of processor time.
   */
  #enter(limitMs: number, run: (timeout: number) => unknown, watched = false): Entry {
    const mostMs = limitMs * this.#limits.patience;
    const stop = watched ? startStopwatch() : undefined;
    const start = performance.now();
    const cpu = process.threadCpuUsage();
    const usedMs = () => {
      const { user, system } = process.threadCpuUsage(cpu);
      return (user + system) / 1000;
    };
    let value: unknown;
    try {
      value = run(mostMs);
    } catch {
      if (this.isDisposed) return { fault: { kind: "memory" } };
      if (performance.now() - start >= mostMs * 0.95) return { fault: { kind: "time", cpuMs: usedMs() } };
      return { fault: { kind: "unhandled" } };
    }
    const spent = stop?.();
    const cpuMs = usedMs();
    if (cpuMs > limitMs) return { fault: { kind: "time", cpuMs } };
    if (typeof value === "string" && value.startsWith(BROKEN)) throw new Error(value);
    return { value, spent };
  }
}

type Entry =
  | { readonly value?: unknown; readonly fault: Fault; readonly spent?: undefined }
  | { readonly value: unknown; readonly fault?: undefined; readonly spent: Spent | undefined };

function failed(fault: Fault): PlayedCase {
  return { json: "", body: new Uint8Array(0), fault };
}

function add(sum: { wallMs: number; cpuMs: number }, spent: Spent | undefined): void {
  sum.wallMs += spent?.wallMs ?? 0;
  sum.cpuMs += spent?.cpuMs ?? 0;
}
