#!/usr/bin/env node
/**
 * @file The entry of `pnpm kata`: plain JavaScript that even Node 18 can read.
 *
 * The rest is TypeScript for the pinned Node, which installing puts into node_modules; an older one hands over to it.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import module from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const MAJOR = 24;
const LINGER_MS = 2000;
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const pinned = ["node", "node.exe"]
  .map((name) => join(root, "node_modules", "node", "bin", name))
  .find((file) => existsSync(file));

if (Number(process.versions.node.split(".")[0]) === MAJOR) await start();
else if (pinned === undefined) refuse();
else handOver(pinned);

async function start() {
  module.enableCompileCache?.();
  process.on("uncaughtException", fail);
  try {
    const { main } = await import("../src/main.ts");
    process.exitCode = await main(process.argv.slice(2));
    // Everything is closed by now; should something cling on, nobody waits for it.
    setTimeout(() => process.exit(), LINGER_MS).unref();
  } catch (error) {
    fail(error);
  }
}

/** Left to itself, Node would exit with 1, which means "not accepted". */
function fail(error) {
  process.stderr.write(`kata: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(2);
}

function refuse() {
  process.stderr.write(
    `kata: this needs Node ${MAJOR}, and installing brings it along; got Node ${process.versions.node} and no installed one. Run: npx --yes pnpm@12.21.0 install\n` +
      `kata：需要 Node ${MAJOR}，安装时会自动带上；当前是 Node ${process.versions.node}，且尚未安装。请运行：npx --yes pnpm@12.21.0 install\n`,
  );
  process.exitCode = 2;
}

function handOver(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  // Ctrl-C reaches the child from the terminal itself; a signal sent to this process alone is passed on.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    process.stderr.write(`kata: ${node}: ${error.message}\n`);
    process.exitCode = 2;
  });
  child.on("exit", (code, signal) => {
    process.exitCode = signal ? 128 + constants.signals[signal] : (code ?? 2);
  });
}
