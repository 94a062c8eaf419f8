/**
 * @file Cuts the tensor library to what a kata allows, for functions and chained methods alike.
 *
 * Runs in the guest's realm before the candidate's code. The library calls its own methods, so a forbidden method is refused
 * only where the candidate calls it: `depth` says how deep inside the library we are. Knows no kata.
 */

export interface LibrarySurface {
  readonly functions: readonly string[];
  readonly methods: readonly string[];
  /** Methods that are refused inside the library, too. */
  readonly refused: readonly string[];
}

export interface CutLibrary {
  /** What `import * as tf` sees. */
  readonly facade: object;
  /** Runs trusted code as if it were the library's own. */
  inside<T>(run: () => T): T;
  /** Runs the candidate's code from within the library. */
  outside<T>(run: () => T): T;
  /** Freezes what the library is built on. Called once the realm is as the candidate shall find it. */
  seal(): void;
}

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

export function cutLibrary(library: object, surface: LibrarySurface, forbid: (name: string) => void): CutLibrary {
  const { apply, ownKeys } = Reflect;
  const define = Object.defineProperty;
  const descriptor = Object.getOwnPropertyDescriptor;
  const freeze = Object.freeze;
  const TypeErrorOf = TypeError;
  const tf = library as Record<string, unknown>;
  let depth = 0;

  const inside = <T>(run: () => T): T => {
    depth++;
    try {
      return run();
    } finally {
      depth--;
    }
  };

  const outside = <T>(run: () => T): T => {
    const entered = depth;
    depth = 0;
    try {
      return run();
    } finally {
      depth = entered;
    }
  };

  /** A function that the candidate gives to the library: it runs outside again. */
  const outward = (given: AnyFunction): AnyFunction =>
    function (this: unknown, ...args: unknown[]) {
      const entered = depth;
      depth = 0;
      try {
        for (let i = 0; i < args.length; i++)
          if (typeof args[i] === "function") args[i] = inward(args[i] as AnyFunction);
        const result = apply(given, this, args);
        // customGrad's forward pass hands back a function that the library calls later.
        const gradient = typeof result === "object" && result !== null ? descriptor(result, "gradFunc") : undefined;
        if (gradient !== undefined && typeof gradient.value === "function") {
          const value = descriptor(result as object, "value")?.value as unknown;
          return { value, gradFunc: outward(gradient.value as AnyFunction) };
        }
        return result;
      } finally {
        depth = entered;
      }
    };

  /** A function of the library in the candidate's hands. */
  function inward(own: AnyFunction): AnyFunction {
    return function (this: unknown, ...args: unknown[]) {
      for (let i = 0; i < args.length; i++)
        if (typeof args[i] === "function") args[i] = outward(args[i] as AnyFunction);
      depth++;
      try {
        const result = apply(own, this, args);
        return typeof result === "function" ? inward(result as AnyFunction) : result;
      } finally {
        depth--;
      }
    };
  }

  const setOf = (names: readonly string[]): Readonly<Record<string, true>> => {
    const set = Object.create(null) as Record<string, true>;
    for (let i = 0; i < names.length; i++) set[names[i]!] = true;
    return set;
  };
  const functions = setOf(surface.functions);
  const methods = setOf(surface.methods);
  const refusedMethods = setOf(surface.refused);

  const refuse = (name: string): never => {
    forbid(name);
    throw new TypeErrorOf(`${name} is not part of this kata`);
  };
  const count = tf["memory"] as () => { numTensors: number };
  /** Allowed functions as they are; all else that the library has is refused by name, when it is used. */
  const cutNamespace = (own: Record<string, unknown>, prefix: string): object => {
    const cut = Object.create(null) as object;
    const keys = ownKeys(own);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as string;
      const name = prefix + key;
      const value = own[key];
      if (typeof value === "function" && functions[name] === true) {
        const given = name === "memory" ? () => ({ numTensors: count().numTensors }) : inward(value as AnyFunction);
        define(cut, key, { value: given, enumerable: true });
      } else if (typeof value === "function") {
        define(cut, key, { value: () => refuse(`tf.${name}`), enumerable: false });
      } else if (typeof value === "object" && value !== null) {
        const inner = startsAny(surface.functions, `${name}.`)
          ? freeze(cutNamespace(value as Record<string, unknown>, `${name}.`))
          : undefined;
        define(
          cut,
          key,
          inner === undefined ? { get: () => refuse(`tf.${name}`) } : { value: inner, enumerable: true },
        );
      }
    }
    return cut;
  };
  const facade = cutNamespace(tf, "");
  // `import tf from`, as it works where a library is no module.
  define(facade, "default", { value: facade });
  freeze(facade);

  const cutPrototype = (proto: object) => {
    const names = ownKeys(proto);
    for (let i = 0; i < names.length; i++) {
      const name = names[i];
      const property = descriptor(proto, name!);
      if (
        typeof name !== "string" ||
        name === "constructor" ||
        property === undefined ||
        typeof property.value !== "function"
      )
        continue;
      const own = property.value as AnyFunction;
      const allowed = methods[name] === true;
      const refused = refusedMethods[name] === true;
      const entered = inward(own);
      const guarded = function (this: unknown, ...args: unknown[]) {
        if (depth > 0 && !refused) return apply(own, this, args);
        if (allowed) return apply(entered, this, args);
        return refuse(`Tensor.${name}`);
      };
      define(proto, name, { value: guarded, writable: false, configurable: false });
    }
  };
  const Tensor = tf["Tensor"] as { prototype: object };
  const Variable = tf["Variable"] as { prototype: object };
  cutPrototype(Tensor.prototype);
  cutPrototype(Variable.prototype);
  define(Tensor.prototype, "constructor", { value: undefined, writable: false, configurable: false });
  define(Variable.prototype, "constructor", { value: undefined, writable: false, configurable: false });
  freeze(Tensor.prototype);
  freeze(Variable.prototype);
  return { facade, inside, outside, seal: () => freezeIntrinsics(freeze) };
}

/**
 * The library runs in the candidate's realm: a patched `WeakMap.prototype.get` would be handed its inner values, and so would
 * a getter that every object inherits, the library's engine among them.
 */
function freezeIntrinsics(freeze: (value: object) => void): void {
  const typed = Reflect.getPrototypeOf(Float32Array) as { prototype: object };
  const arrayIterator = [][Symbol.iterator]();
  const iterators = [arrayIterator, new Map()[Symbol.iterator](), new Set()[Symbol.iterator](), ""[Symbol.iterator]()];
  const classes = [
    ...[Array, Map, Set, WeakMap, WeakSet, Promise, Function, String, Number, Boolean, Symbol, BigInt, RegExp],
    ...[ArrayBuffer, DataView, Float32Array, Float64Array, Int8Array, Int16Array, Int32Array],
    ...[Uint8Array, Uint8ClampedArray, Uint16Array, Uint32Array, BigInt64Array, BigUint64Array],
  ];
  for (const constructor of [...classes, typed]) freeze(constructor.prototype as object);
  for (const iterator of iterators) freeze(Reflect.getPrototypeOf(iterator)!);
  freeze(Reflect.getPrototypeOf(Reflect.getPrototypeOf(arrayIterator)!)!);
  for (const holder of [Object, Array, Math, Reflect, Promise, Number, Symbol, typed]) freeze(holder);
  freezeObjectPrototype(freeze);
}

/**
 * What every object inherits stays as it is. Of a frozen property an object cannot be assigned one of its own, which honest
 * code does (`shape.toString = ...`): an accessor stands in for it, whose setter does what the assignment would have done.
 */
function freezeObjectPrototype(freeze: (value: object) => void): void {
  const root = Object.prototype;
  const define = Object.defineProperty;
  const refuse = TypeError;
  for (const key of Reflect.ownKeys(root)) {
    const property = Object.getOwnPropertyDescriptor(root, key)!;
    if (!("value" in property)) continue;
    const value = property.value as unknown;
    define(root, key, {
      get: () => value,
      set(this: object, own: unknown) {
        if (this === root) throw new refuse("Object.prototype is not to be changed here");
        define(this, key, { value: own, writable: true, enumerable: true, configurable: true });
      },
      enumerable: false,
      configurable: false,
    });
  }
  freeze(root);
}

/** String methods may have been patched by then: characters are compared one by one. */
function startsAny(names: readonly string[], prefix: string): boolean {
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!;
    let k = 0;
    while (k < prefix.length && name[k] === prefix[k]) k++;
    if (k === prefix.length) return true;
  }
  return false;
}
