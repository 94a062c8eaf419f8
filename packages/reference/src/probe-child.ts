/** @file Opens the rung named on the command line and prints what came of it as JSON: one `Probe`. */
import { openRung } from "./backend.ts";
import type { Probe } from "./probe.ts";
import type { RungName } from "./rung.ts";

const rung = process.argv[2] as RungName;

async function report(): Promise<Probe> {
  try {
    return { rung, usable: true, ...(await openRung(rung)) };
  } catch (error) {
    return { rung, usable: false, gpu: false, reason: firstLine(error) };
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).trim().split("\n")[0]!;
}

console.log(JSON.stringify(await report()));
// A driver's threads may keep the process alive.
process.exit(0);
