/**
 * @file Keeps web and worker running until Ctrl-C: a worker that dies is started again, a web server that dies ends it all.
 */
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { say, step } from "./progress.mjs";
import { startService } from "./services.mjs";
import { text } from "./start-text.mjs";
import { ROOT } from "./workspace.mjs";

export const HOST = "127.0.0.1";

const INTERRUPTED = 130;
const ANSWER_WITHIN_S = 60;
const ASK_EVERY_MS = 100;
const WEB_GRACE_MS = 1000;
const FIRST_WAIT_S = 1;
const LONGEST_WAIT_S = 30;
/** A worker that lived this long is not in a loop of crashes. */
const SETTLED_MS = 60_000;
/** npm passes Ctrl-C on, so that it can arrive twice; one that comes later means "now". */
const SAME_SIGNAL_MS = 1000;

/** Web ended by itself, or never answered. */
export class WebFailed extends Error {
  constructor(reason, tail) {
    super(`${reason}\n${tail}`);
    this.name = "WebFailed";
  }
}

/** Resolves when Ctrl-C, or another request to end, has stopped both. @throws WebFailed */
export async function serve(port, { logs, embedded }) {
  const running = new Set();
  let stopping = false;

  const launch = (name, args, options = {}) => {
    const service = startService({ name, args, logPath: join(logs, `${name}.log`), ...options });
    running.add(service);
    void service.ended.then(() => running.delete(service));
    return service;
  };
  const stopAll = async () => {
    stopping = true;
    await Promise.all([...running].map((service) => service.stop()));
  };
  const interrupted = firstSignal(() => running.forEach((service) => service.kill()));

  const folder = join(ROOT, "apps", "web");
  const next = join(folder, "node_modules", "next", "dist", "bin", "next");
  // The worker sees to it by itself.
  const leave = ["--import", pathToFileURL(join(ROOT, "scripts", "leave-with-parent.mjs")).href];
  // It holds nothing, and would wait for every open stream of events.
  const options = { cwd: folder, graceMs: WEB_GRACE_MS };
  const web = launch("web", [...leave, next, "start", "-H", HOST, "-p", `${port}`], options);
  void keepWorker(launch, () => stopping);

  const failure = (how) => {
    const log = join(logs, "web.log");
    return new WebFailed(how === "silent" ? text.noAnswer(ANSWER_WITHIN_S, log) : text.webDied(how, log), web.tail());
  };
  try {
    const early = await step("start", text.serve, async () => {
      const event = await Promise.race([answer(port), web.ended, interrupted]);
      if (event === "answered" || event === "interrupted") return event;
      throw failure(event);
    });
    if (early === "answered") announce(port, { logs, embedded });

    const event = await Promise.race([web.ended, interrupted]);
    if (event !== "interrupted") throw failure(event);
    say("start", text.stopping);
  } finally {
    await stopAll();
  }
  say("start", embedded ? `${text.stopped}; ${text.databaseGoesOn}` : text.stopped);
}

function announce(port, { logs, embedded }) {
  const lines = [
    text.ready(`http://${HOST}:${port}`),
    embedded ? text.howToStop : text.howToStopExternal,
    text.logs(logs),
  ];
  console.log(`\n${lines.map((line) => `  ${line}\n`).join("")}`);
}

async function answer(port) {
  const endsAt = Date.now() + ANSWER_WITHIN_S * 1000;
  while (Date.now() < endsAt) {
    const status = await fetch(`http://${HOST}:${port}/api/health`).then(
      (response) => response.status,
      () => undefined, // not listening yet
    );
    if (status === 200) return "answered";
    await sleep(ASK_EVERY_MS);
  }
  return "silent";
}

async function keepWorker(launch, isStopping) {
  let waitS = FIRST_WAIT_S;
  for (;;) {
    const startedAt = Date.now();
    const how = await launch("worker", [
      "--disable-warning=ExperimentalWarning",
      join(ROOT, "apps", "worker", "src", "main.ts"),
    ]).ended;
    if (isStopping()) return;
    if (Date.now() - startedAt > SETTLED_MS) waitS = FIRST_WAIT_S;
    say("worker", text.workerDied(how, waitS));
    await sleep(waitS * 1000, undefined, { ref: false });
    if (isStopping()) return;
    waitS = Math.min(2 * waitS, LONGEST_WAIT_S);
  }
}

/** Resolves at the first request to end. At a later one `force` is called and the process ends at once. */
function firstSignal(force) {
  let firstAt;
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
      process.on(signal, () => {
        firstAt ??= Date.now();
        resolve("interrupted");
        if (Date.now() - firstAt <= SAME_SIGNAL_MS) return;
        force();
        process.exit(INTERRUPTED);
      });
    }
  });
}
