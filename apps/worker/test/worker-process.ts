/** @file For tests: the worker as it is started for real, a process of its own, and its log. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

export const MAIN = join(import.meta.dirname, "../src/main.ts");

export interface LogLine {
  readonly event: string;
  readonly [field: string]: unknown;
}

export interface WorkerProcess {
  readonly pid: number;
  readonly lines: readonly LogLine[];
  /** Resolves with the first line of this event, of now or later. */
  logged(event: string): Promise<LogLine>;
  signal(name: NodeJS.Signals): void;
  /** Resolves when the process is gone. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

/** @param data the data folder */
export function startWorkerProcess(databaseUrl: string, data: string, env: NodeJS.ProcessEnv = {}): WorkerProcess {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN], {
    env: { ...process.env, DATABASE_URL: databaseUrl, KATA_DATA: data, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: LogLine[] = [];
  let news = Promise.withResolvers<void>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(JSON.parse(line));
    news.resolve();
    news = Promise.withResolvers();
  });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on("close", (code, signal) => {
      resolve({ code, signal });
      news.reject(
        new Error(`worker: logs what is waited for; ended with ${signal ?? code} after ${JSON.stringify(lines)}`),
      );
      news.promise.catch(() => {});
    });
  });
  return {
    pid: child.pid ?? 0,
    lines,
    ended,
    async logged(event) {
      for (;;) {
        const line = lines.find((each) => each.event === event);
        if (line) return line;
        await news.promise;
      }
    },
    signal: (name) => void child.kill(name),
  };
}
