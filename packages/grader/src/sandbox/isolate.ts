/**
 * @file One isolate for one submission: a trusted realm, and a guest realm per rank.
 *
 * Runs in the child process. Every entry into the isolate is timed; what goes wrong is classified by what was observed
 * (elapsed time, a disposed isolate), never by a message.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type * as IsolatedVm from "isolated-vm";
import type ivm from "isolated-vm";
import { BROKEN, type Fault, type LoadRecord, type LoadRequest } from "./protocol.ts";
import type { Programs } from "./runtime-files.ts";

type Attached = ivm.Reference;

/** The first argument says where the programs are: in a jail not where they are outside. */
const programs = JSON.parse(process.argv[2] ?? "{}") as Programs;
const { Isolate, ExternalCopy } = (createRequire(import.meta.url)(programs.isolatedVm) as { ivm: typeof IsolatedVm })
  .ivm;
const read = (path: string) => readFileSync(path, "utf8");
/** Work of ours inside the isolate: generous, since no candidate's code runs in it. */
const OWN_MS = 10_000;
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

/** An isolate with nothing of a submission in it yet, made ahead of time. */
export interface Spare {
  readonly isolate: ivm.Isolate;
  readonly trusted: ivm.Reference;
  readonly context: ivm.Context;
  readonly opened: ivm.Reference;
  readonly withLibrary: boolean;
  readonly isolateMb: number;
}

export function createSpare(withLibrary: boolean, isolateMb: number): Spare {
  const isolate = new Isolate({ memoryLimit: isolateMb });
  const own = isolate.createContextSync();
  const setUp = trusted.run(isolate, own);
  const context = isolate.createContextSync();
  return { isolate, trusted: setUp, context, opened: openGuest(isolate, context, withLibrary), withLibrary, isolateMb };
}

function openGuest(isolate: ivm.Isolate, context: ivm.Context, withLibrary: boolean): ivm.Reference {
  const open = guest.run(isolate, context);
  const boot = withLibrary ? libraryProgram().run(isolate, context).derefInto() : undefined;
  return open.applySync(undefined, [boot], {
    result: { reference: true },
    timeout: OWN_MS,
  }) as unknown as ivm.Reference;
}

export interface PlayedCase {
  readonly json: string;
  readonly body: Uint8Array;
  readonly fault?: Fault;
}

export class SubmissionIsolate {
  readonly #spare: Spare;
  readonly #request: LoadRequest;
  readonly #api: Readonly<Record<"attach" | "load" | "begin" | "advance" | "pump" | "collect" | "body", ivm.Reference>>;
  #guests = 0;

  constructor(spare: Spare, request: LoadRequest) {
    this.#spare = spare;
    this.#request = request;
    const { exports, library: surface, seed, limits } = request;
    const plain = new ExternalCopy({ exports, seed, limits, ...(surface === undefined ? {} : { library: surface }) });
    const api = spare.trusted.applySync(undefined, [plain.copyInto({ release: true })], {
      result: { reference: true },
      timeout: OWN_MS,
    }) as unknown as ivm.Reference;
    const take = (name: string) => api.getSync(name, { reference: true }) as unknown as ivm.Reference;
    this.#api = {
      attach: take("attach"),
      load: take("load"),
      begin: take("begin"),
      advance: take("advance"),
      pump: take("pump"),
      collect: take("collect"),
      body: take("body"),
    };
  }

  get isDisposed(): boolean {
    return this.#spare.isolate.isDisposed;
  }

  dispose(): void {
    if (!this.isDisposed) this.#spare.isolate.dispose();
  }

  /** Makes sure that `count` guest realms hold the candidate. The first fault of any is the answer. */
  load(count: number): LoadRecord {
    let record: LoadRecord = { arity: {} };
    while (this.#guests < count) {
      const { isolate, withLibrary } = this.#spare;
      const context = this.#guests === 0 ? this.#spare.context : isolate.createContextSync();
      const opened: Attached = this.#guests === 0 ? this.#spare.opened : openGuest(isolate, context, withLibrary);
      const take = (name: string) =>
        (opened.getSync(name, { reference: true }) as unknown as ivm.Reference).derefInto();
      this.#api.attach.applySync(undefined, [take("record"), take("parts")], { timeout: OWN_MS });
      const index = this.#guests++;
      for (const { module, code } of this.#request.provided) {
        const own = this.#evaluate(context, code, `file:///provided/${module}.js`, index, module, OWN_MS);
        if (own.fault !== undefined)
          throw new Error(`provided module ${module}: runs without error; got ${JSON.stringify(own.fault)}`);
      }
      record = this.#evaluate(context, this.#request.code, CANDIDATE, index, "", this.#request.limits.loadMs);
      if (record.fault !== undefined) return record;
    }
    return record;
  }

  play(numRanks: number, json: string, body: Uint8Array): PlayedCase {
    const loaded = this.load(numRanks);
    if (loaded.fault !== undefined) return { json: "", body: new Uint8Array(0), fault: loaded.fault };
    const bytes = new ExternalCopy(body.slice()).copyInto({ release: true, transferIn: true });
    this.#api.begin.applySync(undefined, [json, bytes], { timeout: OWN_MS });
    const { callMs } = this.#request.limits;
    let stuck = false;
    for (;;) {
      const entered = this.#enter(callMs, (timeout) => this.#api.advance.applySync(undefined, [], { timeout }));
      if (entered.fault !== undefined) return { json: "", body: new Uint8Array(0), fault: entered.fault };
      if (entered.value === "done") break;
      if (entered.value === "more") continue;
      const pumped = this.#enter(callMs, (timeout) => this.#api.pump.applySync(undefined, [], { timeout }));
      if (pumped.fault !== undefined) return { json: "", body: new Uint8Array(0), fault: pumped.fault };
      if (pumped.value !== true) {
        stuck = true;
        break;
      }
    }
    const collected = this.#enter(OWN_MS, (timeout) => this.#api.collect.applySync(undefined, [stuck], { timeout }));
    if (collected.fault !== undefined) return { json: "", body: new Uint8Array(0), fault: collected.fault };
    const out = this.#api.body.applySync(undefined, [], { result: { copy: true }, timeout: OWN_MS }) as unknown;
    if (typeof collected.value !== "string" || !(out instanceof Uint8Array))
      throw new Error("collect: a text and bytes cross the border");
    return { json: collected.value, body: out };
  }

  #evaluate(
    context: ivm.Context,
    code: string,
    filename: string,
    index: number,
    provides: string,
    limitMs: number,
  ): LoadRecord {
    const entered = this.#enter(limitMs, (timeout) => {
      const script = this.#spare.isolate.compileScriptSync(`${PREFIX}${code}\n})`, {
        filename,
        columnOffset: -PREFIX.length,
      });
      const run = script.runSync(context, { reference: true, timeout }) as unknown as ivm.Reference;
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
  #enter(limitMs: number, run: (timeout: number) => unknown): { readonly value?: unknown; readonly fault?: Fault } {
    const wallMs = limitMs * this.#request.limits.patience;
    const start = performance.now();
    const cpu = process.threadCpuUsage();
    const usedMs = () => {
      const { user, system } = process.threadCpuUsage(cpu);
      return (user + system) / 1000;
    };
    let value: unknown;
    try {
      value = run(wallMs);
    } catch {
      if (this.isDisposed) return { fault: { kind: "memory" } };
      if (performance.now() - start >= wallMs * 0.95) return { fault: { kind: "time", cpuMs: usedMs() } };
      return { fault: { kind: "unhandled" } };
    }
    const cpuMs = usedMs();
    if (cpuMs > limitMs) return { fault: { kind: "time", cpuMs } };
    if (typeof value === "string" && value.startsWith(BROKEN)) throw new Error(value);
    return { value };
  }
}
