/**
 * @file Plays every check of the textbook on the rung named on the command line, and prints what came of it as JSON: one `Played`.
 *
 * A process of its own: it opens one backend, and a broken native library ends nothing else.
 */
import { readdirSync } from "node:fs";
import { openBackend, UnusableRungError } from "../backend.ts";
import type { RungName } from "../rung.ts";
import type { Check, Comparison } from "./check.ts";

/** What one check came to. */
export interface Result {
  readonly module: string;
  readonly name: string;
  readonly comparisons: readonly Comparison[];
  /** It threw. */
  readonly error?: string;
}

export type Played =
  | { readonly status: "played"; readonly version: string; readonly gpu: boolean; readonly results: readonly Result[] }
  | { readonly status: "unusable"; readonly reason: string };

const SUFFIX = ".checks.ts";
const textbook = new URL("../textbook/", import.meta.url);

const played = JSON.stringify(await play(process.argv[2] as RungName), (_, value: unknown) =>
  value === Infinity ? "Infinity" : value,
);
// An open GPU device would keep the process alive.
process.stdout.write(played, () => process.exit(0));

async function play(rung: RungName): Promise<Played> {
  try {
    const { version, gpu } = await openBackend(rung);
    return { status: "played", version, gpu, results: await playAll(rung) };
  } catch (error) {
    if (error instanceof UnusableRungError) return { status: "unusable", reason: error.reason };
    throw error;
  }
}

async function playAll(rung: RungName): Promise<readonly Result[]> {
  const results: Result[] = [];
  const files = readdirSync(textbook).filter((file) => file.endsWith(SUFFIX));
  for (const file of files.toSorted()) {
    const { checks } = (await import(new URL(file, textbook).href)) as { checks: readonly Check[] };
    for (const check of checks) results.push(await playOne(file.slice(0, -SUFFIX.length), check, rung));
  }
  return results;
}

async function playOne(module: string, { name, run }: Check, rung: RungName): Promise<Result> {
  try {
    return { module, name, comparisons: await run(rung) };
  } catch (error) {
    return {
      module,
      name,
      comparisons: [],
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}
