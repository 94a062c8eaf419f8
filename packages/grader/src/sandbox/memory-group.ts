/**
 * @file A control group that holds one child and its memory: the kernel's own limit, under cgroup v2 or v1.
 *
 * The group is made before the child and removed after it; groups that a killed grader left behind are removed by the next.
 */
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

export interface MemoryGroup {
  /** Put in front of the command: enters the group, then becomes the command. */
  readonly wrapper: readonly string[];
  /** The kernel killed a process of the group for its memory. */
  wasExceeded(): boolean;
  /** After its process has ended. */
  remove(): Promise<void>;
}

const MOUNT = "/sys/fs/cgroup";
const PREFIX = "kata-";
const LIMIT_BYTES = 1024 * 2 ** 20;
const MOST_TASKS = 64;
let made = 0;

interface Layout {
  readonly root: string;
  readonly limit: string;
  readonly exceeded: (group: string) => boolean;
}

/** Where groups with memory limits can be made, if anywhere. */
function layout(): Layout | undefined {
  if (isWritable(join(MOUNT, "memory", "cgroup.procs"))) {
    return {
      root: join(MOUNT, "memory"),
      limit: "memory.limit_in_bytes",
      exceeded: (group) => counter(group, "memory.oom_control", /oom_kill (\d+)/) > 0,
    };
  }
  const controllers = join(MOUNT, "cgroup.subtree_control");
  if (isWritable(controllers) && readFileSync(controllers, "utf8").split(/\s+/).includes("memory")) {
    return {
      root: MOUNT,
      limit: "memory.max",
      exceeded: (group) => counter(group, "memory.events", /oom_kill (\d+)/) > 0,
    };
  }
  return undefined;
}

export function whyNoMemoryGroup(): string | undefined {
  return layout() === undefined ? "needs a control group with a memory limit that this user may write" : undefined;
}

export function createMemoryGroup(): MemoryGroup {
  const found = layout();
  if (found === undefined) throw new Error(`createMemoryGroup: ${whyNoMemoryGroup()}`);
  removeLeftOvers(found.root);
  const group = join(found.root, `${PREFIX}${process.pid}-${++made}`);
  mkdirSync(group);
  writeFileSync(join(group, found.limit), String(LIMIT_BYTES));
  if (existsSync(join(group, "pids.max"))) writeFileSync(join(group, "pids.max"), String(MOST_TASKS));
  return {
    wrapper: ["sh", "-c", 'echo $$ > "$0/cgroup.procs" && exec "$@"', group],
    wasExceeded: () => found.exceeded(group),
    remove: () => removeSoon(group),
  };
}

/** Its last process takes a moment to leave. */
async function removeSoon(group: string): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    killAll(group);
    try {
      rmdirSync(group);
      return;
    } catch {
      if (!existsSync(group)) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}

/** A jail that was killed while it was being built leaves a process behind, which waits for it without end. */
function killAll(group: string): void {
  try {
    // A process that this one cannot see is listed as 0, which would mean ourselves.
    for (const pid of readFileSync(join(group, "cgroup.procs"), "utf8").split("\n").map(Number))
      if (pid > 0) process.kill(pid, "SIGKILL");
  } catch {
    // It has ended in the meantime, or the group is gone.
  }
}

function removeLeftOvers(root: string): void {
  for (const name of readdirSync(root)) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (owner === undefined || existsSync(`/proc/${owner}`)) continue;
    killAll(join(root, name));
    try {
      rmdirSync(join(root, name));
    } catch {
      // Still in use: whoever comes next tries again.
    }
  }
}

function counter(group: string, file: string, pattern: RegExp): number {
  try {
    return Number(pattern.exec(readFileSync(join(group, file), "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
