/**
 * @file Starts what the isolation ladder has wrapped: gives the jail its filter, and finds the process inside.
 *
 * It knows neither what the process does nor when it must end.
 */
import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { FILTER_FD, INFO_FD, type Launch } from "./isolation.ts";

export interface JailedProcess {
  /** The outermost wrapper: when it is killed, all inside is. */
  readonly process: ChildProcess;
  /** The process itself, which a jail makes a grandchild. @throws Error when its jail does not tell */
  findPid(): Promise<number>;
}

const TELL_MS = 2000;
/** The jail's word on its process is short; whatever else should come there is not kept. */
const MOST_INFO = 4096;

/** What the process has: standard error, a channel on file descriptor 3, and nothing else. */
export function spawnJailed({ command, filter, tellsPid }: Launch): JailedProcess {
  const jailPipe = tellsPid ? "pipe" : "ignore";
  const stdio: StdioOptions = ["ignore", "ignore", "pipe", "pipe", jailPipe, jailPipe];
  // An environment with nothing of the parent's in it but where the wrappers are.
  const child = spawn(command[0]!, command.slice(1), { stdio, env: { PATH: process.env["PATH"] ?? "" }, cwd: "/" });
  let info = "";
  if (tellsPid) {
    const streams = child.stdio as unknown as readonly Duplex[];
    streams[FILTER_FD]!.on("error", () => {}).end(filter);
    streams[INFO_FD]!.on("error", () => {}).on("data", (chunk: Buffer) => {
      if (info.length < MOST_INFO) info += chunk.toString();
    });
  }
  return {
    process: child,
    async findPid() {
      if (!tellsPid) return child.pid!;
      // The jail has told before the child began, but on a pipe of its own, which may be read later.
      for (const start = performance.now(); info === "" && performance.now() - start < TELL_MS;) await sleep(1);
      try {
        const init = (JSON.parse(info) as { "child-pid": number })["child-pid"];
        const children = readFileSync(`/proc/${init}/task/${init}/children`, "utf8").trim();
        return children === "" ? init : Number(children.split(" ")[0]);
      } catch (cause) {
        throw new Error(`jail: tells its process within ${TELL_MS} ms; got "${info}"`, { cause });
      }
    },
  };
}
