/**
 * @file Runs the probes in the very launch of each process of the sandbox, at each level of this machine, and grades one submission.
 *
 * A program of its own, so that a test can run it as another user: `node inside.ts`. Prints one line of JSON.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { compileProgram } from "../src/compile/program.ts";
import { createGrader } from "../src/grade.ts";
import { launch, LEVELS, whyNot, type Level } from "../src/sandbox/isolation.ts";
import { spawnJailed } from "../src/sandbox/jailed-process.ts";
import { ChildStartError, RunChild } from "../src/sandbox/run-child.ts";
import { librariesOf, runProgram, type Program } from "../src/sandbox/runtime-files.ts";
import { HONEST_MERGE, load, merge, ts } from "./small-katas.ts";

export const PROCESSES = ["run", "compile"] as const;
export type ProcessName = (typeof PROCESSES)[number];

/** What the probe tells. An outcome is "done" or the code of an error. */
export interface Told {
  readonly uid: number;
  /** Names of its variables. */
  readonly environment: readonly string[];
  /** File descriptors that are sockets. */
  readonly sockets: readonly number[];
  readonly processes: readonly string[];
  /** A signal to the grader; a process of its own; a connection to the grader's port, and to its abstract socket. */
  readonly signal: string;
  readonly process: string;
  readonly tcp: string;
  readonly unix: string;
  readonly read: Readonly<Record<string, string>>;
  readonly written: Readonly<Record<string, string>>;
  /** As many files at once as it may not have. */
  readonly opened: string;
  readonly interfaces: readonly string[];
  readonly status: string;
  readonly limits: string;
  /** Every file that it sees; only asked in a jail. */
  readonly everything?: readonly string[];
}

export type Inside = {
  readonly level: Level;
  /** Files of the jail. */
  readonly given: readonly string[];
  readonly told: Told;
  /** Number of the error by system call; only in a jail, where perl is installed. */
  readonly calls?: Readonly<Record<string, number>>;
};

export interface Findings {
  readonly uid: number;
  readonly skipped: Readonly<Record<string, string>>;
  readonly inside: readonly (Inside & { readonly process: ProcessName })[];
  readonly graded: { readonly verdict: string; readonly isolation: number };
}

const PROBE = join(import.meta.dirname, "probe.mjs");
const CALLS = join(import.meta.dirname, "forbidden-calls.pl");
const PERL = "/usr/bin/perl";
const JAILED = 4;
const CHANNEL = 3;

/** The launch of this process with a probe in its place. */
function probed(name: ProcessName, entry: string): Program {
  return name === "run" ? runProgram(entry) : compileProgram(entry);
}

async function answerOf(level: Level, program: Program): Promise<string> {
  const started = launch(level, program);
  const { process: child } = spawnJailed(started);
  let [text, stderr] = ["", ""];
  (child.stdio[CHANNEL] as Readable).on("data", (chunk: Buffer) => (text += chunk.toString()));
  child.stderr!.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  await new Promise((resolve) => child.on("close", resolve));
  await started.group?.remove();
  if (text === "") throw new Error(`probe at level ${level}: tells something; got "${stderr}"`);
  return text;
}

function withParameter(program: Program, parameter: string): Program {
  return { ...program, command: (at) => [...program.command(at), parameter] };
}

/** Perl in the place of the program, with what it is linked to. */
function withPerl({ files }: Program): Program {
  const own = [PERL, CALLS, ...librariesOf([PERL])].map((path) => [path, path] as const);
  return { files: () => new Map([...files(), ...own]), command: () => [PERL, CALLS] };
}

async function look(level: Level, name: ProcessName, question: object): Promise<Inside> {
  const program = probed(name, PROBE);
  const isJailed = level >= JAILED;
  const parameter = JSON.stringify({ ...question, walk: isJailed });
  const told = JSON.parse(await answerOf(level, withParameter(program, parameter))) as Told;
  const calls =
    isJailed && existsSync(PERL)
      ? Object.fromEntries(
          (await answerOf(level, withPerl(program)))
            .trim()
            .split("\n")
            .map((line) => [line.split(" ")[0]!, Number(line.split(" ")[1])]),
        )
      : undefined;
  return {
    level,
    given: isJailed ? [...program.files().values()] : [],
    told,
    ...(calls === undefined ? {} : { calls }),
  };
}

/** Why no child starts at this level. */
async function whyNotHere(level: Level): Promise<string | undefined> {
  const reason = whyNot(level);
  if (reason !== undefined) return reason;
  const child = new RunChild(level);
  try {
    await child.ready();
    return undefined;
  } catch (error) {
    if (!(error instanceof ChildStartError)) throw error;
    return error.message;
  } finally {
    child.kill();
    await child.ended();
  }
}

async function examine(): Promise<Findings> {
  const data = mkdtempSync(join(tmpdir(), "kata-inside-"));
  const secret = join(data, "secret");
  writeFileSync(secret, "secret", { mode: 0o600 });
  const name = `kata-inside-${process.pid}`;
  const servers = [createServer(), createServer()] as const;
  for (const server of servers) server.on("connection", (socket) => socket.on("error", () => {}).destroy());
  await new Promise<void>((resolve) => servers[0].listen(0, "127.0.0.1", resolve));
  if (process.platform === "linux") await new Promise<void>((resolve) => servers[1].listen(`\0${name}`, resolve));
  const question = {
    files: [
      "/etc/passwd",
      "/proc/self/environ",
      `/proc/${process.pid}/environ`,
      secret,
      join(import.meta.dirname, "../package.json"),
    ],
    folders: ["/", "/kata", "/dev", "/dev/shm", "/tmp", data, dirname(PROBE)],
    port: (servers[0].address() as AddressInfo).port,
    name,
    pid: process.pid,
  };
  const skipped: Record<string, string> = {};
  const inside: (Inside & { process: ProcessName })[] = [];
  try {
    for (const level of LEVELS) {
      const reason = await whyNotHere(level);
      if (reason !== undefined) skipped[level] = reason;
      else for (const each of PROCESSES) inside.push({ process: each, ...(await look(level, each, question)) });
    }
    return { uid: process.getuid?.() ?? -1, skipped, inside, graded: await gradeOne() };
  } finally {
    for (const server of servers) server.close();
    rmSync(data, { recursive: true });
  }
}

async function gradeOne(): Promise<Findings["graded"]> {
  const grader = await createGrader({ backend: "cpu" });
  try {
    const { verdict, isolation } = await grader.grade(load(merge), ts(HONEST_MERGE));
    return { verdict, isolation };
  } finally {
    await grader.close();
  }
}

if (process.argv[1] === import.meta.filename) console.log(JSON.stringify(await examine()));
