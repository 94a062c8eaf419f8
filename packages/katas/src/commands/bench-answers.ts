/**
 * @file `pnpm bench:answers [slug ...]`: how long a grading waits for its expected outcomes, and how long the event loop stood still.
 *
 * Every figure is taken in a process of its own, as the command line is one; all katas unless some are named.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { AnswerBook } from "@kata/grader/answers/answer-book";
import { READY } from "@kata/grader/answers/seed-pool";
import { createOracle } from "@kata/grader/oracle/oracle";
import { loadKata, shipped } from "../registry.ts";

interface Taken {
  /** From the question to the last outcome. */
  readonly waitedMs: number;
  /** The longest time in which nothing else in the process could go on. */
  readonly stalledMs: number;
  /** The reference process had to be started. */
  readonly asked: boolean;
}

const ROUNDS = 5;
/** What is not computed ahead by then is not measured. */
const FILL_MS = 15_000;

const [first, ...rest] = process.argv.slice(2);
if (first === "--draw") console.log(JSON.stringify(await take(rest[0]!, rest[1]!)));
else if (first === "--fill") console.log(JSON.stringify(await fill(rest[0]!, rest[1]!)));
else await bench(first === undefined ? shipped : [first, ...rest]);

async function bench(slugs: readonly string[]): Promise<void> {
  console.log(`${cpus()[0]?.model}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}, Node ${process.version}`);
  console.log(`medians of ${ROUNDS}, ms; "stalls" is the longest pause of the event loop\n`);
  console.log("| kata | nothing kept | kept | stalls, nothing kept | stalls, kept | stalls, computing ahead |");
  console.log("| --- | --- | --- | --- | --- | --- |");
  for (const slug of slugs) {
    const folder = mkdtempSync(join(tmpdir(), "kata-bench-"));
    const fresh = await repeat((round) => child("--draw", slug, join(folder, String(round))));
    const ahead = await child("--fill", slug, join(folder, "0"));
    const kept = await repeat(() => child("--draw", slug, join(folder, "0")));
    if (kept.some(({ asked }) => asked)) throw new Error(`${slug}: answers that are kept need no reference process`);
    rmSync(folder, { recursive: true });
    const waits = [fresh, kept].map((takes) => median(takes.map(({ waitedMs }) => waitedMs)));
    const stalls = [fresh, kept, [ahead]].map((takes) => median(takes.map(({ stalledMs }) => stalledMs)));
    console.log(`| ${[slug, ...[...waits, ...stalls].map((ms) => ms.toFixed(0))].join(" | ")} |`);
  }
}

async function child(mode: "--draw" | "--fill", slug: string, folder: string): Promise<Taken> {
  const args = ["--disable-warning=ExperimentalWarning", import.meta.filename, mode, slug, folder];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Taken;
}

async function take(slug: string, folder: string): Promise<Taken> {
  const loaded = await loadKata(slug);
  const oracle = createOracle(undefined);
  const book = new AnswerBook(oracle, undefined, { folder });
  const taken = await observed(() => book.grading(() => book.draw(loaded, false)));
  const asked = oracle.isRunning;
  await Promise.all([book.close(), oracle.close()]);
  return { ...taken, asked };
}

async function fill(slug: string, folder: string): Promise<Taken> {
  const loaded = await loadKata(slug);
  const oracle = createOracle(undefined);
  const book = new AnswerBook(oracle, undefined, { folder });
  book.prepare(loaded);
  const isFull = () =>
    readdirSync(folder, { recursive: true }).filter((name) => /\.0$/.test(String(name))).length >= READY;
  const taken = await observed(async () => {
    for (const start = performance.now(); !isFull() && performance.now() - start < FILL_MS;) await sleep(50);
  });
  await Promise.all([book.close(), oracle.close()]);
  return { ...taken, asked: true };
}

async function observed(act: () => Promise<unknown>): Promise<Omit<Taken, "asked">> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  await act();
  const waitedMs = performance.now() - start;
  delay.disable();
  return { waitedMs, stalledMs: delay.max / 1e6 };
}

async function repeat<T>(act: (round: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let round = 0; round < ROUNDS; round++) results.push(await act(round));
  return results;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
