/** @file The real command, run as a user would, with a practice folder and a data folder of its own. */
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export const ROOT = join(import.meta.dirname, "..", "..", "..");
const ENTRY = join(ROOT, "apps", "cli", "bin", "kata.mjs");
const STOP = join(ROOT, "packages", "db", "src", "commands", "stop.ts");

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Each piece of stdout with the milliseconds since the start. */
  readonly pieces: readonly { readonly atMs: number; readonly text: string }[];
}

export type Env = Readonly<Record<string, string | undefined>>;

export interface Running {
  readonly ended: Promise<Ran>;
  /** Resolves once stdout holds the text `times` times. */
  until(text: string, times?: number): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

export interface Home {
  readonly folder: string;
  readonly practice: string;
  readonly data: string;
  /** An environment without database, for what needs none: it refuses at once. */
  readonly unreachable: Env;
  run(args: readonly string[], env?: Env): Promise<Ran>;
  start(args: readonly string[], env?: Env): Running;
  /** Writes a file in the home and returns its path. */
  write(name: string, content: string | Uint8Array): string;
  /** Stops the embedded database and removes everything. */
  close(): Promise<void>;
}

/** Nothing listens on the port of `discard` on any machine we know. */
const NOWHERE = "postgresql://nobody:secret@127.0.0.1:9/kata";

export function createHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), "kata-cli-"));
  // Started by root, the embedded database runs as another user, who has to get in.
  chmodSync(folder, 0o755);
  const practice = join(folder, "practice");
  const data = join(folder, "data");
  const { PATH, HOME, SYSTEMROOT } = process.env;
  const base = { PATH, HOME, SYSTEMROOT, LC_ALL: "C", KATA_PRACTICE: practice, KATA_DATA: data };
  const start = (script: string, args: readonly string[], env: Env) =>
    startNode([script, ...args], folder, { ...base, ...env });
  return {
    folder,
    practice,
    data,
    unreachable: { DATABASE_URL: NOWHERE },
    run: (args, env = {}) => start(ENTRY, args, env).ended,
    start: (args, env = {}) => start(ENTRY, args, env),
    write(name, content) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return path;
    },
    async close() {
      if (existsSync(data)) await start(STOP, [], {}).ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function startNode(args: readonly string[], cwd: string, env: Env): Running {
  const started = performance.now();
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...args], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const pieces: { atMs: number; text: string }[] = [];
  const waiting = new Set<() => void>();
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    pieces.push({ atMs: performance.now() - started, text });
    for (const look of waiting) look();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = new Promise<Ran>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr, pieces }));
  });
  return {
    ended,
    until: (text, times = 1) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (stdout.split(text).length <= times) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
        void ended.then(() =>
          reject(new Error(`the command ended before "${text}" came ${times} times: ${stdout}${stderr}`)),
        );
      }),
    kill: (signal) => void child.kill(signal),
  };
}
