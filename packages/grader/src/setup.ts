/** @file What the sandbox needs to know of a kata before any submission: limits, importable modules, the isolate's contents. */
import type { Compiler } from "./compile/compile.ts";
import type { Kata } from "./contract.ts";
import type { LibrarySurface } from "./sandbox/guest-library.ts";
import { DEFAULT_LIMITS, type Limits, type Setup } from "./sandbox/protocol.ts";
import { refusedMethods, surfaceOf } from "./tf/surface.ts";

const LIBRARY = ["@tensorflow/tfjs", "@tensorflow/tfjs-core"];

export function limitsOf(kata: Kata): Limits {
  return { ...DEFAULT_LIMITS, ...(kata.limits?.callMs === undefined ? {} : { callMs: kata.limits.callMs }) };
}

/** Modules that a submission may import. */
export function modulesOf({ style, provide = [] }: Kata): readonly string[] {
  return [...(style === "tensor" ? LIBRARY : []), ...provide.map(({ module }) => module)];
}

/** Set-ups by kata, each made once, so that a child is told it once. */
export function createSetups(compiler: Compiler): (kata: Kata) => Promise<Setup> {
  const setups = new WeakMap<Kata, Promise<Setup>>();
  return (kata) => {
    const known = setups.get(kata) ?? makeSetup(compiler, kata);
    setups.set(kata, known);
    known.catch(() => setups.delete(kata));
    return known;
  };
}

async function makeSetup(compiler: Compiler, kata: Kata): Promise<Setup> {
  const provided: { module: string; code: string }[] = [];
  for (const { module, source } of kata.provide ?? []) {
    const modules = provided.map((earlier) => earlier.module);
    const result = await compiler.compile({ source, language: "ts", modules });
    if (result.kind !== "compiled")
      throw new Error(`${kata.slug}, module ${module}: compiles; got ${JSON.stringify(result)}`);
    provided.push({ module, code: result.code });
  }
  const { consoleBytes, isolateMb } = limitsOf(kata);
  return {
    exports: kata.exports,
    ...(kata.style === "tensor" ? { library: librarySurface(kata) } : {}),
    provided,
    // The guest's Math.random is seeded and of no use: a constant says so.
    seed: 1,
    consoleBytes,
    isolateMb,
  };
}

function librarySurface(kata: Kata): LibrarySurface {
  const surface = surfaceOf(kata.tf ?? {});
  return { ...surface, refused: refusedMethods(surface) };
}
