/** @file Plays the textbook's checks on rungs of the ladder, each in a process of its own. Used by tests and by `pnpm golden:rungs`. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { LADDER, type RungName } from "../rung.ts";
import type { Played } from "./rung-child.ts";

/** A software adapter compiles each shader anew: it needs minutes on a busy machine where the others need seconds. */
const TIMEOUT_MS = 600_000;
const MAX_OUTPUT_BYTES = 2 ** 26;
const CHILD = fileURLToPath(new URL("./rung-child.ts", import.meta.url));

/** What came of a rung; `failed`: its process did not get to the end. */
export type RungOutcome = { readonly rung: RungName } & (
  Played | { readonly status: "failed"; readonly reason: string }
);

/** One rung after the other: they would only take the cores from each other. */
export async function playRungs(): Promise<readonly RungOutcome[]> {
  const outcomes: RungOutcome[] = [];
  for (const rung of LADDER) outcomes.push({ rung, ...(await playRung(rung)) });
  return outcomes;
}

async function playRung(rung: RungName): Promise<Played | { status: "failed"; reason: string }> {
  // A software adapter computes the same WGSL: here it counts.
  const env = { ...process.env, KATA_ALLOW_SOFTWARE_GPU: "1" };
  const options = { env, timeout: TIMEOUT_MS, killSignal: "SIGKILL", maxBuffer: MAX_OUTPUT_BYTES } as const;
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ["--no-warnings", CHILD, rung], options);
    return JSON.parse(stdout, (_, value: unknown) => (value === "Infinity" ? Infinity : value)) as Played;
  } catch (error) {
    const { killed, signal, stderr } = error as { killed?: boolean; signal?: string; stderr?: string };
    const end = killed ? `no end in ${TIMEOUT_MS / 1000} s` : signal ? `died of ${signal}` : String(error);
    return { status: "failed", reason: [end, stderr?.trim().split("\n").slice(-5).join("\n")].join("\n") };
  }
}
