/**
 * @file Where things are in the workspace, and how a script runs another program in it.
 *
 * Builtins only, and nothing newer than Node 18: these scripts run before anything is installed.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
const BIN = join(ROOT, "node_modules", ".bin");

/** The Node 24 that the workspace installs for itself, whatever Node the machine has. */
export const NODE = join(BIN, "node");

/** `pnpm@12.21.0`: the one place that pins it is package.json. */
export const PNPM = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).packageManager;

/** The environment for tools: the workspace's Node comes first, and no tool reports home or advertises a new version. */
export function toolEnv(extra = {}) {
  return {
    ...process.env,
    PATH: [BIN, process.env.PATH].join(delimiter),
    TURBO_TELEMETRY_DISABLED: "1",
    TURBO_NO_UPDATE_NOTIFIER: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    CHECKPOINT_DISABLE: "1",
    npm_config_update_notifier: "false",
    ...extra,
  };
}

/**
 * Runs a program to its end and resolves to its exit code and all its output.
 * `onLine` sees each line as it is written.
 */
export function run(command, args, { env = toolEnv(), cwd = ROOT, onLine = () => {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const collect = (stream) => {
      forEachLine(stream, onLine);
      stream.on("data", (text) => (output += text));
    };
    collect(child.stdout);
    collect(child.stderr);
    child.on("error", (error) => resolve({ code: 127, output: `${command}: ${error.message}` }));
    child.on("close", (code, signal) => {
      resolve({
        code: code ?? 1,
        output: output + (signal ? `\n${command}: ended by ${signal}` : ""),
      });
    });
  });
}

/** Runs the pinned pnpm, fetched by npx. npx itself runs on the machine's Node; what pnpm runs gets the workspace's. */
export function runPnpm(args, options = {}) {
  return run("npx", ["--yes", PNPM, ...args], options);
}

/** Calls back once per line of a stream; a last line without an end counts. */
export function forEachLine(stream, onLine) {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (text) => {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop();
    lines.forEach((line) => onLine(line));
  });
  stream.on("end", () => rest && onLine(rest));
}
