/**
 * @file The isolation ladder: in what a child is wrapped, from a bare process up to a jail with a memory group.
 *
 * 5 cgroup + bwrap + seccomp; 4 bwrap + seccomp + resource limits; 3 another user without network + limits; 2 limits; 1 a bare
 * process. All have the watchdog. A level is taken when a child has really started in it; KATA_ISOLATION demands one.
 */
import { existsSync } from "node:fs";
import type { Bilingual } from "../contract.ts";
import { createMemoryGroup, type MemoryGroup, whyNoMemoryGroup } from "./memory-group.ts";
import type { Program } from "./runtime-files.ts";
import { isSupported, seccompFilter } from "./seccomp.ts";

export const LEVELS = [5, 4, 3, 2, 1] as const;
export type Level = (typeof LEVELS)[number];

export const DESCRIPTIONS: Readonly<Record<Level, string>> = {
  5: "memory group, jail without network and files, system-call filter, resource limits, watchdog",
  4: "jail without network and files, system-call filter, resource limits, watchdog",
  3: "another user without network, resource limits, watchdog",
  2: "resource limits, watchdog",
  1: "a process of its own, watchdog",
};

/** A level that was asked for by number cannot be had here, or none can. */
export class IsolationError extends Error {
  override readonly name = "IsolationError";
  readonly text: Bilingual;

  constructor(text: Bilingual) {
    super(text.en);
    this.text = text;
  }
}

/** A level that was tried, or ruled out before that, and why. */
export interface Skipped {
  readonly level: Level;
  readonly reason: string;
}

export function cannotBeHad(demanded: Level | undefined, skipped: readonly Skipped[]): IsolationError {
  const tried = skipped.map(({ level, reason }) => `level ${level}: ${reason}`).join("; ");
  if (demanded === undefined)
    return new IsolationError({
      en: `No isolation level works here. ${tried}`,
      zh: `没有一个隔离级别能用。${tried}`,
    });
  return new IsolationError({
    en: `KATA_ISOLATION=${demanded} cannot be had here. ${tried}. Put that right or set a lower level; without KATA_ISOLATION, pnpm kata doctor shows the highest that works.`,
    zh: `这台机器达不到 KATA_ISOLATION=${demanded}。${tried}。请补上所缺的条件，或者把级别调低；去掉 KATA_ISOLATION 后运行 pnpm kata doctor，可以看到能用的最高级别。`,
  });
}

/** Where a jail reads its filter, and where it tells which process the child is. */
export const FILTER_FD = 4;
export const INFO_FD = 5;

/** How to start one child. */
export interface Launch {
  readonly command: readonly string[];
  /** Written to FILTER_FD. */
  readonly filter?: Buffer;
  /** On INFO_FD. */
  readonly tellsPid: boolean;
  readonly group?: MemoryGroup;
}

/** No core dumps, few descriptors, no file written; two minutes of processor time end what everything else missed. */
const LIMITS = ["prlimit", "--core=0", "--nofile=64", "--fsize=0", "--cpu=120"];
/**
 * Node reserves 1.5 GB before it runs anything, and 0.35 GB for each isolate, of which a measured child has seven and one to come: 4.6 GB. What is
 * used is far less, and so is the watchdog's limit.
 */
const DATA_LIMIT = `--data=${6 * 2 ** 30}`;
/** `nobody` on every Linux. */
const NOBODY = "65534";

/** Why a level is out of the question here, before anything is tried; `undefined` when it can be tried. */
export function whyNot(level: Level): string | undefined {
  if (level === 1) return undefined;
  if (process.platform !== "linux") return `needs Linux; this is ${process.platform}`;
  const missing = TOOLS[level].filter((tool) => !isInstalled(tool));
  if (missing.length > 0) return `needs ${missing.join(" and ")}; not installed`;
  if (level >= 4 && !isSupported()) return `the system-call filter is written for x64; this is ${process.arch}`;
  return level === 5 ? whyNoMemoryGroup() : undefined;
}

const TOOLS: Readonly<Record<Exclude<Level, 1>, readonly string[]>> = {
  5: ["bwrap", "prlimit"],
  4: ["bwrap", "prlimit"],
  3: ["setpriv", "unshare", "prlimit"],
  2: ["prlimit"],
};

/** The level that KATA_ISOLATION asks for. */
export function demandedLevel(text: string | undefined = process.env["KATA_ISOLATION"]): Level | undefined {
  if (text === undefined || text === "") return undefined;
  const level = LEVELS.find((known) => String(known) === text);
  if (level === undefined)
    throw new IsolationError({
      en: `KATA_ISOLATION is a level from 1 to 5; got ${JSON.stringify(text)}.`,
      zh: `KATA_ISOLATION 应为 1 到 5 的级别，实际是 ${JSON.stringify(text)}。`,
    });
  return level;
}

export function launch(level: Level, program: Program): Launch {
  switch (level) {
    case 5: {
      const group = createMemoryGroup();
      const command = [...group.wrapper, ...LIMITS, ...jail(program)];
      return { command, filter: seccompFilter(), tellsPid: true, group };
    }
    case 4:
      return { command: [...LIMITS, DATA_LIMIT, ...jail(program)], filter: seccompFilter(), tellsPid: true };
    case 3:
      return { command: [...LIMITS, DATA_LIMIT, ...otherUser(), ...bare(program)], tellsPid: false };
    case 2:
      return { command: [...LIMITS, DATA_LIMIT, ...bare(program)], tellsPid: false };
    case 1:
      return { command: bare(program), tellsPid: false };
  }
}

function bare({ command }: Program): readonly string[] {
  return command((path) => path);
}

function otherUser(): string[] {
  const isRoot = process.getuid?.() === 0;
  const network = isRoot
    ? ["unshare", "--net", "--ipc"]
    : ["unshare", "--user", "--map-current-user", "--net", "--ipc"];
  const identity = isRoot ? [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups", "--bounding-set=-all"] : [];
  return [...network, "setpriv", ...identity, "--no-new-privs", "--inh-caps=-all", "--pdeathsig=KILL"];
}

/** The program's own files are the whole file system, with /dev of null, zero and random. */
function jail(program: Program): string[] {
  const files = program.files();
  return [
    "bwrap",
    ...["--unshare-all", "--die-with-parent", "--new-session", "--clearenv", "--cap-drop", "ALL"],
    ...["--uid", NOBODY, "--gid", NOBODY, "--dev", "/dev"],
    ...[...files].flatMap(([from, to]) => ["--ro-bind", from, to]),
    // Nor may it fill the memory with files of size 0.
    ...["--remount-ro", "/dev", "--remount-ro", "/"],
    ...["--chdir", "/", "--seccomp", String(FILTER_FD), "--info-fd", String(INFO_FD)],
    ...program.command((path) => files.get(path) ?? path),
  ];
}

function isInstalled(tool: string): boolean {
  return (process.env["PATH"] ?? "").split(":").some((folder) => folder !== "" && existsSync(`${folder}/${tool}`));
}
