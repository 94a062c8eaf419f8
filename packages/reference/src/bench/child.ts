/**
 * @file Measures every workload on the rung named on the command line: one line of JSON for each result, as soon as it is there.
 *
 * A process of its own: what it printed counts, even if it is killed later.
 */
import { openBackend, tf, UnusableRungError } from "../backend.ts";
import type { RungName } from "../rung.ts";
import { median } from "./median.ts";
import { type Call, prepare } from "./prepare.ts";
import { type Size, WORKLOADS } from "./workloads.ts";

/** Where the time of a call goes: the kernel's share of the time in kernels. */
export interface KernelShare {
  readonly kernel: string;
  readonly share: number;
}

export type Line =
  | { readonly kind: "opened"; readonly gpu: boolean; readonly version: string }
  | { readonly kind: "unusable"; readonly reason: string }
  | {
      readonly kind: "measured";
      readonly family: string;
      readonly size: number;
      readonly ms: number;
      readonly runs: number;
    }
  | { readonly kind: "failed"; readonly family: string; readonly size: number; readonly reason: string }
  | { readonly kind: "profiled"; readonly family: string; readonly kernels: readonly KernelShare[] };

const WARM_UP_RUNS = 2;
const MIN_RUNS = 5;
const MAX_RUNS = 200;
/** A call of seconds is not repeated for its own sake. */
const PATIENCE_MS = 10_000;
const SHOWN_KERNELS = 3;

const [rung, seconds] = process.argv.slice(2) as [RungName, string];
await measureAll(rung, Number(seconds) * 1000);
// An open GPU device would keep the process alive.
process.stdout.write("", () => process.exit(0));

async function measureAll(wanted: RungName, budgetMs: number): Promise<void> {
  try {
    const { gpu, version } = await openBackend(wanted);
    say({ kind: "opened", gpu, version });
  } catch (error) {
    if (!(error instanceof UnusableRungError)) throw error;
    say({ kind: "unusable", reason: error.reason });
    return;
  }
  for (const { family, sizes, onHost } of WORKLOADS) {
    for (const [index, size] of sizes.entries()) await measure(family, index, size, budgetMs);
    if (!onHost) await profile(family, sizes.at(-1)!);
  }
}

async function measure(family: string, index: number, size: Size, budgetMs: number): Promise<void> {
  try {
    const call = prepare(family, size);
    const start = performance.now();
    const patienceMs = Math.max(PATIENCE_MS, 2 * budgetMs);
    const isLate = () => performance.now() - start > patienceMs;
    for (let run = 0; run < WARM_UP_RUNS && !isLate(); run++) await call();
    const times: number[] = [];
    const end = performance.now() + budgetMs;
    while (
      isLate() ? times.length < 1 : times.length < MIN_RUNS || (performance.now() < end && times.length < MAX_RUNS)
    )
      times.push(await timeOf(call));
    say({ kind: "measured", family, size: index, ms: median(times), runs: times.length });
  } catch (error) {
    say({ kind: "failed", family, size: index, reason: String(error) });
  } finally {
    tf.disposeVariables();
  }
}

async function timeOf(call: Call): Promise<number> {
  const start = performance.now();
  await call();
  return performance.now() - start;
}

/** Only where the library can time a kernel: on a GPU it may not. */
async function profile(family: string, size: Size): Promise<void> {
  try {
    const call = prepare(family, size);
    const { kernels } = await tf.profile(call as unknown as () => tf.TensorContainer);
    const byName = new Map<string, number>();
    for (const { name, kernelTimeMs } of kernels)
      byName.set(name, (byName.get(name) ?? 0) + Number(await kernelTimeMs));
    const total = [...byName.values()].reduce((sum, ms) => sum + ms, 0);
    if (!(total > 0)) return;
    const shares = [...byName].map(([kernel, ms]) => ({ kernel, share: ms / total }));
    const largest = shares.toSorted((a, b) => b.share - a.share).slice(0, SHOWN_KERNELS);
    say({ kind: "profiled", family, kernels: largest });
  } catch {
    // The times above stand without it.
  } finally {
    tf.disposeVariables();
  }
}

function say(line: Line): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
