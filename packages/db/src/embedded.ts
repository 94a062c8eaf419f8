/**
 * @file The embedded Postgres: started by whoever needs it first, shared by every process of this user.
 *
 * It listens on 127.0.0.1 only and outlives its starter; `stopEmbedded` ends it. `DATABASE_URL` replaces it.
 */
import { chownSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { clusterFolder, hasServer, lastAddress, lastPort, makeCluster, runProgram, serverLives } from "./cluster.ts";
import { DatabaseError } from "./database-error.ts";
import { codeOf } from "./error-code.ts";
import { dataFolder, logFile } from "./location.ts";
import { postgresBinaries, type InstalledPostgres } from "./postgres-binaries.ts";
import { barredFolder, postgresUser, type SystemUser } from "./postgres-user.ts";

/** How long starts may fail before the reason is told: the processes of a killed server take a while to leave. */
const PATIENCE_MS = 10_000;
/** How long a server that is coming up is waited for: it may have a long log to replay after a crash. */
const RECOVERY_MS = 120_000;
const RIVAL_MS = 2_000;
const RETRY_MS = 100;
const ANSWER_MS = 3_000;
const STARTING_UP = "57P03";

/** Address of a database that answers: `DATABASE_URL`, or the embedded one, started if need be. @throws DatabaseError */
export async function ensureDatabase(): Promise<string> {
  const given = process.env["DATABASE_URL"];
  return given ? checkedUrl(given) : ensureEmbedded(dataFolder());
}

/** Stops the embedded server. `false`: none was running. */
export async function stopEmbedded(data: string = dataFolder()): Promise<boolean> {
  if (!hasServer(data)) return false;
  const cluster = clusterFolder(data);
  const user = postgresUser(cluster);
  try {
    await runProgram(join(postgresBinaries(data, user), "pg_ctl"), ["stop", "-D", cluster, "-m", "fast", "-w"], user);
  } catch (error) {
    // A server that was killed left its file behind: there is nothing to stop.
    if ((await probe(data)).state === "down") return false;
    throw error;
  }
  return true;
}

/** Address of the embedded server with this data folder, started if need be. @throws DatabaseError */
export async function ensureEmbedded(data: string, installed?: InstalledPostgres): Promise<string> {
  const begun = Date.now();
  let triedAt = begun;
  let failure: unknown;
  for (;;) {
    const { state, url } = await probe(data);
    if (state === "ready") return url;
    // Where a server seems to be coming up already, a start of our own is only tried now and then.
    if (state === "down" || Date.now() - triedAt > RIVAL_MS) {
      triedAt = Date.now();
      failure = await start(data, installed);
      if (failure === undefined) continue;
    }
    if (Date.now() - begun > (state === "down" ? PATIENCE_MS : RECOVERY_MS)) throw startFailed(data, failure);
    await sleep(RETRY_MS);
  }
}

type Probe =
  { readonly state: "ready"; readonly url: string } | { readonly state: "starting" | "down"; readonly url?: never };

async function probe(data: string): Promise<Probe> {
  const url = lastAddress(data);
  if (url === undefined) return { state: serverLives(data) ? "starting" : "down" };
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: ANSWER_MS });
  client.on("error", () => {}); // a connection that breaks after this is the next user's to notice
  try {
    await client.connect();
    return { state: "ready", url };
  } catch (error) {
    return { state: codeOf(error) === STARTING_UP || serverLives(data) ? "starting" : "down" };
  } finally {
    await client.end().catch(() => {});
  }
}

/** Tries once. Returns why Postgres did not start, which may be that another process was starting it too. */
async function start(data: string, installed: InstalledPostgres | undefined): Promise<unknown> {
  const user = prepareFolder(data);
  const binaries = postgresBinaries(data, user, installed);
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    shared_buffers: "32MB",
    max_connections: "100",
    log_min_messages: "fatal",
  };
  const port = await freePort(lastPort(data));
  const options = [`-p ${port}`, ...Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)].join(" ");
  try {
    await makeCluster(data, binaries, user);
    const command = [
      "start",
      "-w",
      "-t",
      "60",
      "-D",
      clusterFolder(data),
      "-l",
      logFile("postgres", data),
      "-o",
      options,
    ];
    await runProgram(join(binaries, "pg_ctl"), command, user);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Makes the data folder and the log, and says who the server runs as. */
function prepareFolder(data: string): SystemUser | undefined {
  const log = logFile("postgres", data);
  let user: SystemUser | undefined;
  try {
    mkdirSync(dirname(log), { recursive: true });
    user = postgresUser(clusterFolder(data));
    // The server appends to its log as its own user.
    writeFileSync(log, "", { flag: "a" });
    if (user) chownSync(log, user.uid, user.gid);
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError(
      "data-folder",
      {
        en: `database: the data folder ${data} cannot be written (${String(error)}). Set KATA_DATA to a folder that can.`,
        zh: `数据库：数据目录 ${data} 无法写入（${String(error)}）。请用 KATA_DATA 指定一个可写的目录。`,
      },
      error,
    );
  }
  const barred = user && barredFolder(data, user);
  if (!user || !barred) return user;
  throw new DatabaseError("data-folder", {
    en: `database: Postgres runs as user "${user.name}", who may not enter ${barred}. Set KATA_DATA to a folder outside it, or run as another user than root.`,
    zh: `数据库：Postgres 以用户“${user.name}”的身份运行，而该用户进不了 ${barred}。请把 KATA_DATA 设到别处，或不要用 root 运行。`,
  });
}

/** `wanted` if it is free, or else any. */
async function freePort(wanted: number = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) => (wanted === 0 ? reject(error) : resolve(freePort())));
    server.listen(wanted, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === "object" ? address.port : wanted));
    });
  });
}

function checkedUrl(given: string): string {
  const url = URL.parse(given);
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.hostname) return given;
  throw new DatabaseError("bad-url", {
    en: `database: DATABASE_URL looks like postgresql://user:password@host:5432/name; got something else. Correct it, or unset it to use the embedded database.`,
    zh: `数据库：DATABASE_URL 应写成 postgresql://用户:密码@主机:5432/库名，现在的值不是这种格式。请改正，或删去它以使用内置数据库。`,
  });
}

function startFailed(data: string, cause: unknown): DatabaseError {
  const log = logFile("postgres", data);
  const said = [String(cause), ...readFileSync(log, "utf8").trimEnd().split("\n").slice(-5)].join("\n");
  return new DatabaseError(
    "start-failed",
    {
      en: `database: the embedded Postgres did not start. Free the disk or the memory it asks for, or set DATABASE_URL. It said, in ${log}:\n${said}`,
      zh: `数据库：内置的 Postgres 没能启动。请按下面的提示腾出磁盘或内存，或设置 DATABASE_URL。日志 ${log} 的最后几行：\n${said}`,
    },
    cause,
  );
}
