/** @file Opens the rung named on the command line and prints what came of it as JSON: one `Probe`. */
import { openBackend, type Probe, UnusableRungError } from "./backend.ts";
import type { RungName } from "./rung.ts";

const wanted = process.argv[2] as RungName;

async function report(): Promise<Probe> {
  try {
    const { rung, gpu, version } = await openBackend(wanted);
    return { rung, usable: true, gpu, version };
  } catch (error) {
    if (error instanceof UnusableRungError)
      return { rung: error.rung, usable: false, gpu: false, reason: error.reason };
    throw error;
  }
}

console.log(JSON.stringify(await report()));
