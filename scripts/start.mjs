/**
 * @file `npm start`: from a fresh clone to a running web app.
 *
 * Installs, generates and builds what is not up to date, brings the database up, then keeps web and worker running until Ctrl-C.
 * Builtins only: it starts on whatever Node the machine has.
 */
import { createServer } from "node:net";
import { say, step } from "./progress.mjs";
import { HOST, WebFailed, serve } from "./serve.mjs";
import { locale, text } from "./start-text.mjs";
import { STEPS, ToolFailed, isDone, perform } from "./steps.mjs";
import { NODE, run } from "./workspace.mjs";

const USAGE_ERROR = 2;
const DEFAULT_PORT = "3000";
const TAIL_LINES = 40;

/** What the user can put right: a port, a database. */
class UsageError extends Error {}

try {
  await start();
} catch (error) {
  if (error instanceof ToolFailed) {
    console.error(error.output.split("\n").slice(-TAIL_LINES).join("\n"));
    console.error(text.stepFailed(error.message));
    process.exitCode = 1;
  } else if (error instanceof WebFailed) {
    console.error(error.message);
    process.exitCode = 1;
  } else if (error instanceof UsageError) {
    console.error(error.message);
    process.exitCode = USAGE_ERROR;
  } else {
    throw error;
  }
}

async function start() {
  const port = portOf(process.env.PORT || DEFAULT_PORT);
  await checkPort(port);

  // In order: what an install brings is read by the next steps.
  let nothingToDo = true;
  for (const each of STEPS) {
    if (isDone(each)) continue;
    nothingToDo = false;
    await step(each.name, text[each.name], (onLine) => perform(each, onLine));
  }
  if (nothingToDo) say("start", text.upToDate);

  const places = await step("database", text.database, prepareDatabase);
  await serve(port, places);
}

function portOf(given) {
  const port = Number(given);
  if (/^\d+$/.test(given) && port >= 1 && port <= 65535) return port;
  throw new UsageError(text.badPort(given));
}

async function checkPort(port) {
  const code = await new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(error.code));
    server.listen(port, HOST, () => server.close(() => resolve(undefined)));
  });
  if (code === "EADDRINUSE") throw new UsageError(text.portTaken(port, port === 65535 ? 3001 : port + 1));
  if (code === "EACCES") throw new UsageError(text.portForbidden(port));
  if (code) throw new UsageError(text.portUnusable(port, code));
}

async function prepareDatabase(onLine) {
  const { code, output } = await run(NODE, ["--disable-warning=ExperimentalWarning", "scripts/prepare-database.ts"], {
    onLine,
  });
  if (code !== 0 && code !== USAGE_ERROR) throw new ToolFailed("database", code, output);
  const answer = JSON.parse(output.split("\n").find((line) => line.startsWith("{")));
  if (code === USAGE_ERROR) throw new UsageError(answer[locale]);
  return answer;
}
