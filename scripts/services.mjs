/**
 * @file A process that runs until it is told to stop: its lines go to the terminal, each with the service's name, and to a log.
 */
import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { say } from "./progress.mjs";
import { text } from "./start-text.mjs";
import { NODE, forEachLine, toolEnv } from "./workspace.mjs";

const TAIL_LINES = 20;
const LOG_LIMIT_BYTES = 5 * 1024 * 1024;
/** How long a service has to end by itself, unless it says so. */
const GRACE_MS = 10_000;

/**
 * Starts `node args` in a process group of its own, so that Ctrl-C reaches it through `stop` alone.
 *
 * @returns `ended`, a promise of how it ended; `tail()`, its last lines; `stop()`, which resolves when it is gone
 */
export function startService({ name, args, cwd, env = {}, logPath, graceMs = GRACE_MS }) {
  const child = spawn(NODE, args, { cwd, env: toolEnv(env), stdio: ["ignore", "pipe", "pipe"], detached: true });
  const log = openLog(logPath);
  const tail = [];
  const onLine = (line) => {
    tail.push(line);
    if (tail.length > TAIL_LINES) tail.shift();
    log?.write(`${line}\n`);
    say(name, line);
  };
  forEachLine(child.stdout, onLine);
  forEachLine(child.stderr, onLine);

  const ended = new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code, signal) => {
      const tell = () => resolve(signal ?? `exit code ${code}`);
      // Also of a log that broke: whoever hears of the end finds the last lines there.
      if (log === undefined) tell();
      else log.end(tell);
    });
  });

  const stop = async () => {
    const forced = setTimeout(() => signalGroup(child, "SIGKILL"), graceMs);
    child.kill("SIGTERM");
    await ended;
    clearTimeout(forced);
  };
  return { ended, stop, kill: () => signalGroup(child, "SIGKILL"), tail: () => tail.join("\n") };
}

function openLog(path) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(path, `${path}.old`);
  } catch (error) {
    say("start", text.logUnwritable(path, error.code), process.stderr);
    return undefined;
  }
  const log = createWriteStream(path, { flags: "a" });
  log.on("error", (error) => say("start", text.logUnwritable(path, error.code), process.stderr));
  return log;
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: it ended in the meantime.
    if (error.code !== "ESRCH") throw error;
  }
}
