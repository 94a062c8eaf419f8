/**
 * @file The embedded cluster on disk: made once, whole or not at all, and what its files say about its server.
 *
 * Any number of processes may come here at once. There is no lock to be left behind: a cluster is made aside and renamed
 * into place, where the first one wins, and Postgres itself refuses a second server on one cluster.
 */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { codeOf } from "./error-code.ts";
import { moveUnlessThere } from "./postgres-binaries.ts";
import type { SystemUser } from "./postgres-user.ts";

const OWNER = "kata";
const DATABASE = "postgres";
const PASSWORD_FILE = "kata.password";
const HALF_MADE = /^cluster\.new-(\d+)-/;

/** Lines of postmaster.pid, from 0. */
const PORT_LINE = 3;

/** Starts a program as the cluster's user and waits for its end. */
export async function runProgram(
  program: string,
  args: readonly string[],
  user: SystemUser | undefined,
): Promise<void> {
  const identity = user ? { uid: user.uid, gid: user.gid } : {};
  // The working directory must be one that the user may enter too.
  const cwd = user ? "/" : process.cwd();
  await promisify(execFile)(program, [...args], { ...identity, cwd, env: { ...process.env, LC_ALL: "C" } });
}

/** Makes the cluster unless it is there. */
export async function makeCluster(data: string, binaries: string, user: SystemUser | undefined): Promise<void> {
  const cluster = clusterFolder(data);
  if (existsSync(join(cluster, "PG_VERSION"))) return;
  sweep(data);
  const half = join(data, `cluster.new-${process.pid}-${randomBytes(4).toString("hex")}`);
  const password = `${half}.password`;
  try {
    mkdirSync(half, { mode: 0o700 });
    writeFileSync(password, randomBytes(18).toString("base64url"), { mode: 0o600 });
    if (user) for (const path of [half, password]) chownSync(path, user.uid, user.gid);
    const login = ["-U", OWNER, "-A", "scram-sha-256", `--pwfile=${password}`];
    const text = ["-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    await runProgram(join(binaries, "initdb"), ["-D", half, ...login, ...text], user);
    renameSync(password, join(half, PASSWORD_FILE));
  } catch (error) {
    for (const path of [half, password]) rmSync(path, { recursive: true, force: true });
    throw error;
  }
  moveUnlessThere(half, cluster);
}

/** Address of the server that is running, or was when it was killed. */
export function lastAddress(data: string): string | undefined {
  const cluster = clusterFolder(data);
  const password = readIfThere(join(cluster, PASSWORD_FILE));
  const port = readIfThere(join(cluster, "postmaster.pid"))?.split("\n")[PORT_LINE]?.trim();
  return password && port ? `postgresql://${OWNER}:${password}@127.0.0.1:${port}/${DATABASE}` : undefined;
}

/** The port of the last start, which pools that are still open go on knocking at. */
export function lastPort(data: string): number | undefined {
  const options = readIfThere(join(clusterFolder(data), "postmaster.opts"));
  const port = /"-p" "(\d+)"/.exec(options ?? "")?.[1];
  return port === undefined ? undefined : Number(port);
}

/** Whether there are traces of a server: one is running, or was killed. */
export function hasServer(data: string): boolean {
  return existsSync(join(clusterFolder(data), "postmaster.pid"));
}

/** Whether the process that the traces name is there. It may be coming up, or by chance be another with its number. */
export function serverLives(data: string): boolean {
  const pid = Number(readIfThere(join(clusterFolder(data), "postmaster.pid"))?.split("\n")[0]);
  return pid > 0 && isAlive(pid);
}

export function clusterFolder(data: string): string {
  return join(data, "cluster");
}

/** Removes what processes left that died while making a cluster. */
function sweep(data: string): void {
  for (const name of readdirSync(data)) {
    const pid = HALF_MADE.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(data, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
    throw error;
  }
}
