/**
 * @file `npm test`: everything that CI runs, stage by stage, each with its time. `npm test -- unit e2e` runs the stages named.
 *
 * Ends with the line `N passed, N failed`: the tests as jest counted them, and one failed for each other stage that failed.
 */
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { say, step } from "./progress.mjs";
import { STEPS, ToolFailed, isDone, perform } from "./steps.mjs";
import { SystemLacks, chromiumPath, lacking, provide } from "./system.mjs";
import { NOTHING, STAGES, runJest } from "./test-stages.mjs";
import { NODE, ROOT, run, toolEnv } from "./workspace.mjs";

const USAGE_ERROR = 2;
const INTERRUPTED = 130;
const NAME_WIDTH = 12;

const stages = chosen(process.argv.slice(2));
if (!stages) process.exit(USAGE_ERROR);

// Nothing that a test does may touch the user's own progress.
const scratch = mkdtempSync(join(tmpdir(), "kata-test-"));
// Started by root, the embedded Postgres runs as another user, who has to get in.
chmodSync(scratch, 0o755);
process.on("SIGINT", () => void cleanUp().then(() => process.exit(INTERRUPTED)));

try {
  if (await prepare()) process.exitCode = report(await runAll());
  else process.exitCode = 1;
} finally {
  await cleanUp();
}

/** The stages named, or all. */
function chosen(names) {
  const unknown = names.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    console.error(`test: a stage is one of ${STAGES.map(({ name }) => name).join(", ")}; got ${unknown.join(", ")}`);
    return undefined;
  }
  if (names.length === 0) return STAGES;
  const needed = STAGES.filter(({ name }) => names.includes(name)).flatMap(({ name, needs }) => [needs, name]);
  return STAGES.filter(({ name }) => needed.includes(name));
}

/** Installs and generates what is not up to date. `false`: that failed, and nothing can be tested. */
async function prepare() {
  try {
    for (const each of STEPS.filter(({ name }) => name !== "build")) {
      if (isDone(each)) continue;
      const says = { doing: "running", done: "done", failed: "failed" };
      await step(each.name, says, (onLine) => perform(each, onLine));
    }
    const tests = stages.some((stage) => stage.tests);
    const missing = tests ? lacking({ browser: stages.some(({ name }) => name === "e2e") }) : [];
    const says = {
      doing: `installing ${[...new Set(missing.map((each) => each.package))].join(" and ")}`,
      done: "installed",
      failed: "failed",
    };
    if (missing.length > 0) await step("system", says, (onLine) => provide(missing, onLine));
    if (tests && process.platform !== "linux") {
      say("system", "the jail's own tests are skipped: bubblewrap and seccomp exist on Linux only");
    }
    return true;
  } catch (error) {
    if (!(error instanceof ToolFailed || error instanceof SystemLacks)) throw error;
    console.error(error.output ?? error.message);
    console.log("0 passed, 1 failed");
    return false;
  }
}

async function runAll() {
  const results = [];
  for (const stage of stages) {
    const startedAt = Date.now();
    const blocked = results.find(({ name, failed }) => name === stage.needs && failed > 0);
    const result = blocked
      ? { ...NOTHING, failed: 1, problem: `not run: ${stage.needs} failed` }
      : stage.tests
        ? await runTests(stage.name)
        : await runTool(stage);
    results.push({ name: stage.name, ms: Date.now() - startedAt, ...result });
  }
  return results;
}

async function runTests(name) {
  say(name, "running");
  // DATABASE_URL would point the tests at somebody's database; a locale would change what programs say.
  const env = {
    KATA_DATA: join(scratch, "data"),
    DATABASE_URL: undefined,
    LC_ALL: "C.UTF-8",
    CHROMIUM_PATH: chromiumPath(),
  };
  return runJest(name, join(scratch, `${name}.json`), env);
}

async function runTool({ name, work }) {
  try {
    await step(name, { doing: "running", done: "passed", failed: "failed" }, work);
    return NOTHING;
  } catch (error) {
    if (!(error instanceof ToolFailed)) throw error;
    console.error(error.output);
    return { ...NOTHING, failed: 1, problem: error.message };
  }
}

/** Prints the table and the last line. @returns the exit code */
function report(results) {
  console.log();
  for (const { name, ms, passed, failed, skipped, problem } of results) {
    const counts =
      passed + skipped.length > 0
        ? `${passed} passed, ${failed} failed, ${skipped.length} skipped`
        : failed
          ? "failed"
          : "ok";
    console.log(
      `${name.padEnd(NAME_WIDTH)} ${`${(ms / 1000).toFixed(1)} s`.padStart(8)}  ${counts}${problem ? `: ${problem}` : ""}`,
    );
  }
  for (const key of ["skipped", "failures"]) {
    const names = results.flatMap((result) => result[key]);
    if (names.length > 0) console.log(`\n${key} ${names.length}:\n${names.map((name) => `  ${name}`).join("\n")}`);
  }

  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
  return sum("failed") === 0 ? 0 : 1;
}

async function cleanUp() {
  const stop = join(ROOT, "packages", "db", "src", "commands", "stop.ts");
  if (existsSync(NODE))
    await run(NODE, ["--disable-warning=ExperimentalWarning", stop], {
      env: toolEnv({ KATA_DATA: join(scratch, "data") }),
    });
  rmSync(scratch, { recursive: true, force: true });
}
