/**
 * @file The backend that the reference computes with: the highest rung of the ladder that works here, or the one asked for.
 *
 * Results are read with `await tensor.data()`: a GPU has no synchronous read.
 */
import * as tf from "@tensorflow/tfjs-core";
import "./gradients.gen.js";
import { probe, probeOnce, type ProbeOptions } from "./probe.ts";
import { type Engine, isRungName, LADDER, type Rung, type RungName } from "./rung.ts";
import { selfTest } from "./self-test.ts";

/** The one instance of the library, for a caller that plays with tensors and does not depend on it itself. */
export { tf };

/** What was opened, and why not something faster. */
export interface Backend extends Engine {
  readonly rung: RungName;
  readonly skipped: readonly { readonly rung: RungName; readonly reason: string }[];
}

export class UnknownRungError extends Error {
  override readonly name = "UnknownRungError";
  constructor(wanted: string) {
    super(`openBackend: a backend is auto, ${LADDER.join(", ")}; got ${JSON.stringify(wanted)}`);
  }
}

export class UnusableRungError extends Error {
  override readonly name = "UnusableRungError";
  readonly rung: RungName;
  readonly reason: string;
  constructor(rung: RungName, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`openBackend: backend ${rung} cannot be used: ${reason}`, { cause });
    this.rung = rung;
    this.reason = reason;
  }
}

/** Why this module's answers must not come from a rung, by its name: `{ webgpu: "integers above 2^24 lose bits" }`. */
export type Vetoes = Readonly<Partial<Record<RungName, string>>>;

export interface OpenOptions extends ProbeOptions {
  readonly vetoes?: Vetoes;
}

/**
 * Opens `wanted`, or with "auto" the first rung that works and is not vetoed. A rung asked for by name is never replaced by another.
 * The library of the result is `@tensorflow/tfjs-core`, with repairs and all gradients; it has one current backend per process.
 *
 * @throws {UnknownRungError} when no rung has this name
 * @throws {UnusableRungError} when the rung asked for, or with "auto" the last one, does not work here or is vetoed
 */
export async function openBackend(
  wanted: string = process.env["KATA_BACKEND"] || "auto",
  options: OpenOptions = {},
): Promise<Backend> {
  if (wanted !== "auto" && !isRungName(wanted)) throw new UnknownRungError(wanted);
  tf.env().set("PROD", true); // no advice on the console
  const candidates = wanted === "auto" ? LADDER : [wanted];
  const failures: UnusableRungError[] = [];
  for (const rung of candidates) {
    try {
      const veto = options.vetoes?.[rung];
      if (veto !== undefined) throw new Error(veto);
      const known = await probeOnce(rung, options);
      // A rung that is asked for by name may have been mended by means that no fingerprint shows.
      const { usable, reason } = !known.usable && wanted !== "auto" ? await probe(rung, options) : known;
      if (!usable) throw new Error(reason);
      const engine = await openRung(rung);
      return { rung, ...engine, skipped: failures.map((failure) => ({ rung: failure.rung, reason: failure.reason })) };
    } catch (cause) {
      failures.push(new UnusableRungError(rung, cause));
    }
  }
  throw failures.at(-1)!;
}

/** Opens the rung in this process and tests it; a probe is the process to do this in first. */
export async function openRung(name: RungName): Promise<Engine> {
  tf.env().set("PROD", true);
  const { rung } = (await import(`./rungs/${name}.ts`)) as { rung: Rung };
  const engine = await rung.open();
  await selfTest();
  return engine;
}
