/**
 * @file The first code in a candidate's context. Captures the intrinsics before the candidate can patch them, takes away
 * what no answer needs, and counts typed arrays as they are made.
 *
 * Everything here belongs to the guest's realm, so no object of the trusted realm is ever within the candidate's reach:
 * trusted functions are handed out only through `wrap`. It knows no case.
 */

/** What a trusted function answers: it never throws across the border. */
export interface Completion {
  readonly threw: boolean;
  readonly value: unknown;
}

export interface AllocationMeter {
  largest: number;
  total: number;
  /** An allocation was refused by the engine: the candidate asked for more memory than there is. */
  refused: boolean;
}

/** The guest's realm as the trusted realm sees it. */
export interface GuestRecord {
  readonly intrinsics: Readonly<Record<string, unknown>>;
  /** The constructors as they were, uncounted. */
  readonly raw: Readonly<Record<string, new (...args: never[]) => object>>;
  readonly meter: AllocationMeter;
  readonly positions: WeakMap<object, readonly [line: number, column: number]>;
  /** A guest function that calls the trusted one with `this` and an array of its arguments. */
  wrap(
    name: string,
    trusted: (self: unknown, args: ArrayLike<unknown>) => Completion,
    length?: number,
  ): (...args: unknown[]) => unknown;
  /** Made with this realm's `Proxy`: to look at one is to run code of whoever made it. */
  isProxy(value: object): boolean;
  makeError(name: string, message: string): object;
  /** A promise of the guest's realm, with its resolvers. */
  makePromise(): { readonly promise: object; resolve(value: unknown): void; reject(error: unknown): void };
  /** An async iterator protocol object around trusted `next` and `return`. */
  makeSource(next: (...args: unknown[]) => unknown, release: (...args: unknown[]) => unknown): object;
  /** Puts the traps, the clock, the random numbers and the console in place. Called once, before the candidate's code. */
  harden(options: {
    readonly forbid: (name: string) => void;
    readonly log: (method: string, args: ArrayLike<unknown>) => Completion;
    readonly seed: number;
  }): void;
  /** Builds the library inside this realm from the bundle's function. */
  loadLibrary(boot: (env: Record<string, unknown>) => object): object;
}

const CANDIDATE = "file:///candidate.js";
/** 2026-01-01T00:00:00Z: the guest's clock stands still. */
const FIXED_TIME = 1767225600000;
const FORBIDDEN_GLOBALS = [
  "eval",
  "WebAssembly",
  "SharedArrayBuffer",
  "Atomics",
  "process",
  "require",
  "fetch",
  "XMLHttpRequest",
  "Worker",
  "importScripts",
  "Deno",
  "Bun",
  "ivm",
  "isolated_vm",
  "__dirname",
  "__filename",
];
const REMOVED_GLOBALS = ["FinalizationRegistry", "WeakRef", "Intl", "escape", "unescape", "ShadowRealm"];
const ARRAY_TYPES = [
  "Float32Array",
  "Float64Array",
  "Int8Array",
  "Int16Array",
  "Int32Array",
  "Uint8Array",
  "Uint8ClampedArray",
  "Uint16Array",
  "Uint32Array",
  "BigInt64Array",
  "BigUint64Array",
  "Float16Array",
];
const CONSOLE_METHODS = ["log", "info", "warn", "error", "debug", "trace", "dir", "table"];

export function setUpGuest(): GuestRecord {
  const G = globalThis as unknown as Record<string, unknown>;
  const { apply, construct, deleteProperty, getPrototypeOf } = Reflect;
  const define = Object.defineProperty;
  const descriptor = Object.getOwnPropertyDescriptor;
  const freeze = Object.freeze;
  const create = Object.create;
  const ProxyOf = Proxy;
  const PromiseOf = Promise;
  const ErrorOf = Error;
  const TypeErrorOf = TypeError;
  const imul = Math.imul;
  const asyncIterator = Symbol.asyncIterator;

  const intrinsics: Record<string, unknown> = create(null) as Record<string, unknown>;
  const raw: Record<string, new (...args: never[]) => object> = create(null) as typeof raw;
  for (const name of [
    "Object",
    "Array",
    "Map",
    "Set",
    "RegExp",
    "Promise",
    "Error",
    "RangeError",
    "TypeError",
    "SyntaxError",
    "ReferenceError",
  ]) {
    intrinsics[name] = G[name];
  }
  intrinsics["then"] = PromiseOf.prototype.then;

  // Errors keep their first place in the candidate's file, captured by a function that the candidate cannot replace.
  const positions = new WeakMap<object, readonly [number, number]>();
  const setPosition = WeakMap.prototype.set;
  const prepareStackTrace = (
    error: object,
    sites: { getFileName(): string; getLineNumber(): number; getColumnNumber(): number }[],
  ): string => {
    for (let i = 0; i < sites.length; i++) {
      const site = sites[i]!;
      if (site.getFileName() === CANDIDATE) {
        apply(setPosition, positions, [error, [site.getLineNumber(), site.getColumnNumber()]]);
        return `at line ${site.getLineNumber()}`;
      }
    }
    return "";
  };
  define(ErrorOf, "stackTraceLimit", { value: 100, writable: false, configurable: false });
  define(ErrorOf, "prepareStackTrace", { value: prepareStackTrace, writable: false, configurable: false });

  // Typed arrays and buffers, counted as they are made. A species construction goes through `constructor`, so it counts too.
  const meter: AllocationMeter = { largest: 0, total: 0, refused: false };
  const typedProto = getPrototypeOf(Float32Array.prototype) as object;
  const viewBytes = descriptor(typedProto, "byteLength")!.get!;
  const bufferBytes = descriptor(ArrayBuffer.prototype, "byteLength")!.get!;
  const count = (bytes: number) => {
    meter.total += bytes;
    if (bytes > meter.largest) meter.largest = bytes;
  };
  const counted = (name: string, bytesOf: () => number) => {
    const Raw = G[name] as (new (...args: never[]) => object) | undefined;
    if (Raw === undefined) return;
    raw[name] = Raw;
    const handler = create(null) as ProxyHandler<typeof Raw>;
    handler.construct = (target, args, newTarget) => {
      let made: object;
      try {
        made = construct(target, args, newTarget) as object;
      } catch (error) {
        if (typeof args[0] === "number" && args[0] > 0) meter.refused = true;
        throw error;
      }
      // A view of an existing buffer makes nothing.
      if (!(typeof args[0] === "object" && args[0] !== null && isBuffer(args[0])))
        count(apply(bytesOf, made, []) as number);
      return made;
    };
    const Counted = new ProxyOf(Raw, handler);
    define(Raw.prototype as object, "constructor", { value: Counted, writable: false, configurable: false });
    define(G, name, { value: Counted, writable: true, enumerable: false, configurable: true });
  };
  const isBuffer = (value: object): boolean => {
    try {
      apply(bufferBytes, value, []);
      return true;
    } catch {
      return false;
    }
  };
  for (const name of ARRAY_TYPES) counted(name, viewBytes as () => number);
  counted("ArrayBuffer", bufferBytes as () => number);
  // These make their result without asking the constructor.
  for (const name of ["toReversed", "toSorted", "with"]) {
    const original = (typedProto as Record<string, unknown>)[name];
    if (typeof original !== "function") continue;
    define(typedProto, name, {
      value: {
        [name](this: object, ...args: unknown[]) {
          const made = apply(original as (...args: unknown[]) => object, this, args);
          count(apply(viewBytes as () => number, made, []));
          return made;
        },
      }[name],
      writable: true,
      configurable: true,
    });
  }
  for (const name of ["resize", "transfer", "transferToFixedLength"]) deleteProperty(ArrayBuffer.prototype, name);

  // Proxies are known by whom they were made: they cannot be told by looking.
  const proxies = new WeakSet();
  const addProxy = WeakSet.prototype.add;
  const hasProxy = WeakSet.prototype.has;
  const isProxy: GuestRecord["isProxy"] = (value) => apply(hasProxy, proxies, [value]) as boolean;
  const revocableOf = ProxyOf.revocable as (...args: unknown[]) => { proxy: object };
  const makingProxies = create(null) as ProxyHandler<typeof Proxy>;
  makingProxies.construct = (target, args) => {
    const made = construct(target, args) as object;
    apply(addProxy, proxies, [made]);
    return made;
  };
  const Known = new ProxyOf(ProxyOf, makingProxies);
  define(ProxyOf, "revocable", {
    value: (...args: unknown[]) => {
      const made = apply(revocableOf, ProxyOf, args) as { proxy: object };
      apply(addProxy, proxies, [made.proxy]);
      return made;
    },
  });
  define(G, "Proxy", { value: Known, writable: true, enumerable: false, configurable: true });

  const wrap: GuestRecord["wrap"] = (name, trusted, length = 0) => {
    const wrapped = function (this: unknown, ...args: unknown[]): unknown {
      let completion: Completion;
      try {
        completion = trusted(this, args);
      } catch {
        throw new RangeError("Maximum call stack size exceeded");
      }
      if (completion.threw) throw completion.value;
      return completion.value;
    };
    define(wrapped, "name", { value: name });
    define(wrapped, "length", { value: length });
    define(wrapped, "prototype", { value: undefined, writable: false });
    return wrapped;
  };

  const makeError: GuestRecord["makeError"] = (name, message) =>
    construct(intrinsics[name] as new (message: string) => object, [message]);
  const makePromise: GuestRecord["makePromise"] = () => {
    let resolve!: (value: unknown) => void;
    let reject!: (error: unknown) => void;
    const promise = new PromiseOf((ok, no) => {
      resolve = ok;
      reject = no;
    });
    return { promise, resolve, reject };
  };
  const makeSource: GuestRecord["makeSource"] = (next, release) => {
    const iterator = create(null) as Record<PropertyKey, unknown>;
    define(iterator, "next", { value: next });
    define(iterator, "return", { value: release });
    const iterable = {};
    define(iterable, asyncIterator, { value: () => iterator });
    define(iterator, asyncIterator, { value: () => iterator });
    return freeze(iterable);
  };

  const harden: GuestRecord["harden"] = ({ forbid, log, seed }) => {
    const trap = (name: string): never => {
      forbid(name);
      throw new TypeErrorOf(`forbidden API: ${name}`);
    };
    // No code from strings: the four function constructors are refused, and so is eval (a forbidden name below).
    const tame = (proto: object, name: string) => {
      const refused = function () {
        trap(name);
      };
      define(refused, "prototype", { value: proto, writable: false });
      define(refused, "name", { value: name });
      define(proto, "constructor", { value: refused, writable: false, configurable: false });
      return refused;
    };
    const FunctionOf = tame(Function.prototype, "Function");
    tame(getPrototypeOf(async function () {}) as object, "AsyncFunction");
    tame(getPrototypeOf(function* () {}) as object, "GeneratorFunction");
    tame(getPrototypeOf(async function* () {}) as object, "AsyncGeneratorFunction");
    define(G, "Function", { value: FunctionOf, writable: false, configurable: false });
    for (const name of FORBIDDEN_GLOBALS) {
      define(G, name, { get: () => trap(name), set: () => trap(name), enumerable: false, configurable: false });
    }
    for (const name of REMOVED_GLOBALS) deleteProperty(G, name);

    const DateOf = Date;
    const dateToString = DateOf.prototype.toString;
    const FixedDate = function (this: unknown, ...args: unknown[]) {
      if (!new.target) return apply(dateToString, new DateOf(FIXED_TIME), []);
      return construct(
        DateOf,
        args.length === 0 ? [FIXED_TIME] : args,
        new.target === (FixedDate as unknown) ? DateOf : new.target,
      );
    };
    define(FixedDate, "prototype", { value: DateOf.prototype, writable: false });
    define(FixedDate, "now", { value: () => FIXED_TIME });
    define(FixedDate, "parse", { value: DateOf.parse });
    define(FixedDate, "UTC", { value: DateOf.UTC });
    define(DateOf.prototype, "constructor", { value: FixedDate });
    define(G, "Date", { value: FixedDate, writable: false, configurable: false });

    let state = seed;
    define(Math, "random", {
      value: () => {
        state = (state + 0x6d2b79f5) | 0;
        let z = imul(state ^ (state >>> 15), 1 | state);
        z = (z + imul(z ^ (z >>> 7), z | 61)) ^ z;
        return ((z ^ (z >>> 14)) >>> 0) / 2 ** 32;
      },
      writable: false,
      configurable: false,
    });

    const consoleObject = create(null) as object;
    for (let i = 0; i < CONSOLE_METHODS.length; i++) {
      const name = CONSOLE_METHODS[i]!;
      define(consoleObject, name, { value: wrap(name, (_self, args) => log(name, args)), enumerable: true });
    }
    define(G, "console", { value: freeze(consoleObject), writable: false, configurable: false });
  };

  const loadLibrary: GuestRecord["loadLibrary"] = (boot) => {
    // The library sees the counting constructors: what a candidate makes through it counts as well.
    const env: Record<string, unknown> = {};
    for (let i = 0; i < ARRAY_TYPES.length; i++) env[ARRAY_TYPES[i]!] = G[ARRAY_TYPES[i]!];
    env["ArrayBuffer"] = G["ArrayBuffer"];
    env["DataView"] = G["DataView"];
    env["global"] = {};
    return boot(env);
  };

  return { intrinsics, raw, meter, positions, wrap, isProxy, makeError, makePromise, makeSource, harden, loadLibrary };
}
