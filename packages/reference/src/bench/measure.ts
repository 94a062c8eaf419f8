/** @file Starts one process per rung, and one for PyTorch, and gathers what they print. A process that ends early keeps what it printed. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { findPython, NoPythonError } from "../../golden/python.ts";
import { LADDER, type RungName } from "../rung.ts";
import type { KernelShare, Line } from "./child.ts";
import { WORKLOADS } from "./workloads.ts";

export interface Settings {
  readonly rungs: readonly RungName[];
  /** How long each size is measured, at the least. */
  readonly seconds: number;
  /** Of PyTorch. */
  readonly threads: number;
  /** After so many seconds a process is ended. */
  readonly timeoutSeconds: number;
}

export interface Timing {
  readonly ms: number;
  readonly runs: number;
}

export interface Runner {
  /** A rung, or "PyTorch". */
  readonly name: string;
  readonly gpu: boolean;
  readonly version?: string;
  /** By family, one place for each size; a place is empty where there is no figure. */
  readonly timings: Readonly<Record<string, readonly (Timing | null)[]>>;
  /** Where the time of the largest size goes, by family. */
  readonly kernels: Readonly<Record<string, readonly KernelShare[]>>;
  /** Why figures are missing. */
  readonly problems: readonly string[];
  /** It cannot be had here, which is no fault. */
  readonly isUnusable: boolean;
}

export const PYTORCH = "PyTorch";
export const ALL_RUNGS: readonly RungName[] = LADDER;
const CHILD = fileURLToPath(new URL("./child.ts", import.meta.url));
const TORCH = fileURLToPath(new URL("./torch_cpu.py", import.meta.url));
const TORCH_RUNS = { warmUpRuns: 2, minRuns: 5, maxRuns: 200 };

export async function measureRung(rung: RungName, { seconds, timeoutSeconds }: Settings): Promise<Runner> {
  return gather(rung, process.execPath, ["--no-warnings", CHILD, rung, String(seconds)], timeoutSeconds);
}

/** PyTorch on the CPU, if there is a Python that has it. */
export async function measureTorch({ seconds, threads, timeoutSeconds }: Settings): Promise<Runner> {
  try {
    const python = findPython(["torch"]);
    const workloads = WORKLOADS.map(({ family, sizes }) => ({ family, sizes }));
    const options = JSON.stringify({ threads, seconds, ...TORCH_RUNS, workloads });
    return await gather(PYTORCH, python, [TORCH, options], timeoutSeconds);
  } catch (error) {
    if (!(error instanceof NoPythonError)) throw error;
    return { name: PYTORCH, gpu: false, timings: {}, kernels: {}, problems: [error.message], isUnusable: true };
  }
}

async function gather(name: string, program: string, args: readonly string[], timeoutSeconds: number): Promise<Runner> {
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1" };
  const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  let [stdout, stderr, isLate] = ["", "", false];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const timer = setTimeout(() => {
    isLate = true;
    child.kill("SIGKILL");
  }, timeoutSeconds * 1000);
  const end = await new Promise<string | undefined>((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code, signal) => resolve(signal ? `died of ${signal}` : code ? `exit code ${code}` : undefined));
  });
  clearTimeout(timer);
  const last = stderr.trim().split("\n").at(-1);
  const problem = isLate ? `ended after ${timeoutSeconds} s` : end && [end, last].filter(Boolean).join(": ");
  return summarise(name, linesOf(stdout), problem);
}

/** The last line may be cut off where the process was killed. */
function linesOf(stdout: string): readonly Line[] {
  return stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
}

function summarise(name: string, lines: readonly Line[], problem: string | undefined): Runner {
  const timings: Record<string, (Timing | null)[]> = {};
  const kernels: Record<string, readonly KernelShare[]> = {};
  const problems = problem ? [problem] : [];
  let opened: { gpu: boolean; version?: string } = { gpu: false };
  for (const line of lines) {
    if (line.kind === "opened") opened = { gpu: line.gpu, version: line.version };
    else if (line.kind === "unusable") problems.push(line.reason);
    else if (line.kind === "failed") problems.push(`${line.family}, size ${line.size}: ${line.reason}`);
    else if (line.kind === "profiled") kernels[line.family] = line.kernels;
    else (timings[line.family] ??= [null, null, null])[line.size] = { ms: line.ms, runs: line.runs };
  }
  return { name, ...opened, timings, kernels, problems, isUnusable: lines.some(({ kind }) => kind === "unusable") };
}
