/**
 * @file The backend that the reference computes with: the highest rung of the ladder that works here, or the one asked for.
 *
 * Results are read with `await tensor.data()`: a GPU has no synchronous read.
 */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import * as tf from "@tensorflow/tfjs-core";
import "./gradients.gen.js";
import { type Engine, isRungName, LADDER, type Rung, type RungName, whyAbsent } from "./rung.ts";
import { selfTest } from "./self-test.ts";

/** The one instance of the library, for a caller that plays with tensors and does not depend on it itself. */
export { tf };

/** What was opened, and why not something faster. */
export interface Backend extends Engine {
  readonly rung: RungName;
  readonly skipped: readonly { readonly rung: RungName; readonly reason: string }[];
}

/** What a rung came to on this machine. */
export interface Probe {
  readonly rung: RungName;
  readonly usable: boolean;
  readonly gpu: boolean;
  readonly version?: string;
  /** Why it is not usable. */
  readonly reason?: string;
}

const TIMEOUT_MS = 30_000;
const CHILD = fileURLToPath(new URL("./probe-child.ts", import.meta.url));

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

/**
 * Opens `wanted`, or with "auto" the first rung that works. A rung asked for by name is never replaced by another.
 * The library of the result is `@tensorflow/tfjs-core`, with repairs and all gradients; call it once per process.
 *
 * @throws {UnknownRungError} when no rung has this name
 * @throws {UnusableRungError} when the rung asked for, or with "auto" the last one, does not work here
 */
export async function openBackend(wanted: string = process.env["KATA_BACKEND"] || "auto"): Promise<Backend> {
  if (wanted !== "auto" && !isRungName(wanted)) throw new UnknownRungError(wanted);
  tf.env().set("PROD", true); // no advice on the console
  const candidates = wanted === "auto" ? LADDER : [wanted];
  const failures: UnusableRungError[] = [];
  for (const rung of candidates) {
    try {
      const engine = await (await loadRung(rung)).open();
      await selfTest();
      return { rung, ...engine, skipped: failures.map((failure) => ({ rung: failure.rung, reason: failure.reason })) };
    } catch (cause) {
      failures.push(new UnusableRungError(rung, cause));
    }
  }
  throw failures.at(-1)!;
}

/** Tries every rung, each in a process of its own: a broken native library aborts instead of throwing. */
export async function probeBackends(): Promise<readonly Probe[]> {
  return Promise.all(LADDER.map(probe));
}

async function loadRung(name: RungName): Promise<Rung> {
  const absence = whyAbsent(name);
  if (absence !== undefined) throw new Error(absence);
  const { rung } = (await import(`./rungs/${name}.ts`)) as { rung: Rung };
  return rung;
}

async function probe(rung: RungName): Promise<Probe> {
  const absence = whyAbsent(rung);
  if (absence !== undefined) return { rung, usable: false, gpu: false, reason: absence };
  try {
    const options = { timeout: TIMEOUT_MS, killSignal: "SIGKILL" } as const;
    const { stdout } = await promisify(execFile)(process.execPath, ["--no-warnings", CHILD, rung], options);
    return JSON.parse(stdout) as Probe;
  } catch (error) {
    const { killed, signal, stderr } = error as { killed?: boolean; signal?: string; stderr?: string };
    const lastLine = stderr?.trim().split("\n").at(-1);
    const reason = killed
      ? `no answer in ${TIMEOUT_MS / 1000} s`
      : signal
        ? `died of ${signal}`
        : lastLine || String(error);
    return { rung, usable: false, gpu: false, reason };
  }
}
