/**
 * @file Run in the place of a child, in its own launch: tries what a program that has left its isolate would try, and tells.
 *
 * One line of JSON on file descriptor 3. Parameter, the last one: what to try, as JSON.
 */
import { spawnSync } from "node:child_process";
import { fstatSync, openSync, readdirSync, readFileSync, unlinkSync, writeFileSync, writeSync } from "node:fs";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";

const CHANNEL = 3;
const NUM_DESCRIPTORS = 64;

const { files, folders, port, name, pid, walk } = JSON.parse(process.argv.at(-1));

/** What came of it: "done", or the code of the error. */
function attempt(act) {
  try {
    const result = act();
    return result?.error ? result.error.code : "done";
  } catch (error) {
    return error.code ?? error.message;
  }
}

function write(path) {
  const outcome = attempt(() => writeFileSync(path, "x"));
  attempt(() => unlinkSync(path)); // an empty file may have been made
  return outcome;
}

function reach(where) {
  return new Promise((resolve) => {
    const socket = connect(where);
    socket.on("connect", () => resolve("done")).on("error", (error) => resolve(error.code));
  });
}

function walkFrom(folder) {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [folder]; // it is there, at least
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walkFrom(path) : [path];
  });
}

/** How many more files it can open, and what stops it. */
function openMany() {
  for (let opened = 0; opened < NUM_DESCRIPTORS; opened++) {
    const outcome = attempt(() => void openSync(process.execPath));
    if (outcome !== "done") return outcome;
  }
  return "done";
}

function sockets() {
  return Array.from({ length: NUM_DESCRIPTORS }, (_, fd) => fd).filter((fd) => {
    try {
      return fstatSync(fd).isSocket();
    } catch {
      return false; // not open
    }
  });
}

function interfaces() {
  try {
    return Object.keys(networkInterfaces());
  } catch {
    return []; // there is no asking for them
  }
}

function textOf(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

const told = {
  uid: process.getuid(),
  environment: Object.keys(process.env).sort(),
  sockets: sockets(),
  processes:
    attempt(() => readdirSync("/proc")) === "done" ? readdirSync("/proc").filter((each) => /^\d+$/.test(each)) : [],
  signal: attempt(() => process.kill(pid, 0)),
  process: attempt(() => spawnSync(process.execPath, ["-e", "0"])),
  read: Object.fromEntries(files.map((path) => [path, attempt(() => readFileSync(path))])),
  written: Object.fromEntries(folders.map((folder) => [folder, write(join(folder, "kata-probe"))])),
  interfaces: interfaces(),
  tcp: await reach({ host: "127.0.0.1", port }),
  unix: await reach({ path: `\0${name}` }),
  status: textOf("/proc/self/status"),
  limits: textOf("/proc/self/limits"),
  ...(walk ? { everything: walkFrom("/") } : {}),
  // Last, since nothing can be opened afterwards.
  opened: openMany(),
};
writeSync(CHANNEL, `${JSON.stringify(told)}\n`);
process.exit();
