/**
 * @file Whether a rung works on this machine, tried in a process of its own: a broken native library aborts instead of throwing.
 *
 * What came of it is kept by fingerprint, so that the next start does not pay for it.
 */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { backendEnvironment } from "./machine.ts";
import { createProbeCache, type ProbeCache } from "./probe-cache.ts";
import { LADDER, type RungName } from "./rung.ts";

/** What a rung came to on this machine. */
export interface Probe {
  readonly rung: RungName;
  readonly usable: boolean;
  readonly gpu: boolean;
  readonly version?: string;
  /** From start to end of the process that tried it. */
  readonly tookMs?: number;
  /** Why it is not usable. */
  readonly reason?: string;
  /** The process gave no answer: another day it may. */
  readonly isFleeting?: boolean;
}

export interface ProbeOptions {
  readonly cache?: ProbeCache;
  readonly timeoutMs?: number;
  /** The program that tries the rung given to it. */
  readonly program?: string;
}

/** Of the process; CUDA takes some seconds to start. Two of them leave a grading time for the rest. */
const TIMEOUT_MS = 20_000;
const CHILD = fileURLToPath(new URL("./probe-child.ts", import.meta.url));

/** Tries every rung anew, all at once, and keeps what came of them. */
export async function probeBackends(options: ProbeOptions = {}): Promise<readonly Probe[]> {
  const { cache = createProbeCache() } = options;
  const probes = await Promise.all(LADDER.map((rung) => probe(rung, options)));
  cache.write(probes);
  return probes;
}

/** What is known of the rung, or else what a process says that tries it now. */
export async function probeOnce(rung: RungName, options: ProbeOptions = {}): Promise<Probe> {
  const { cache = createProbeCache() } = options;
  const known = cache.read(rung);
  if (known !== undefined) return known;
  const found = await probe(rung, options);
  cache.write([found]);
  return found;
}

/** Tries the rung now. */
export async function probe(
  rung: RungName,
  { timeoutMs = TIMEOUT_MS, program = CHILD }: ProbeOptions = {},
): Promise<Probe> {
  const startedAt = performance.now();
  const failed = (reason: string, isFleeting = false): Probe => ({
    rung,
    usable: false,
    gpu: false,
    reason,
    ...(isFleeting && { isFleeting }),
  });
  try {
    const options = { timeout: timeoutMs, killSignal: "SIGKILL", env: backendEnvironment(process.env) } as const;
    const { stdout } = await promisify(execFile)(process.execPath, ["--no-warnings", program, rung], options);
    const found = JSON.parse(stdout.trim().split("\n").at(-1)!) as Probe;
    return { ...found, tookMs: Math.round(performance.now() - startedAt) };
  } catch (error) {
    const { killed, signal, stderr } = error as { killed?: boolean; signal?: string; stderr?: string };
    if (killed) return failed(`no answer in ${timeoutMs / 1000} s`, true);
    if (signal) return failed(`died of ${signal}`, true);
    return failed(stderr?.trim().split("\n").at(-1) || String(error));
  }
}
