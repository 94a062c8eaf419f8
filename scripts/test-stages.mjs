/** @file The stages of `npm test`, and what a run of jest comes to. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { STEPS, ToolFailed, isDone, perform } from "./steps.mjs";
import { NODE, ROOT, run, runPnpm, toolEnv } from "./workspace.mjs";

const JEST = [
  "--experimental-vm-modules",
  "--no-node-snapshot",
  "--disable-warning=ExperimentalWarning",
  module("jest/bin/jest.js"),
];

/** What a stage without tests counts. */
export const NOTHING = { passed: 0, failed: 0, skipped: [], failures: [] };

/** A stage of tests that runs longer hangs. */
const LIMIT_MINUTES = 25;

/** Cheap ones first. A stage with `tests` is a project of jest.config.mjs; another's `work` throws ToolFailed. */
export const STAGES = [
  {
    name: "format",
    work: (onLine) => check("prettier", [module("prettier/bin/prettier.cjs"), "--check", "."], onLine),
  },
  {
    name: "lint",
    work: (onLine) => check("eslint", [module("eslint/bin/eslint.js"), "--max-warnings=0", "."], onLine),
  },
  { name: "typecheck", work: typecheck },
  { name: "unit", tests: true },
  { name: "conformance", tests: true },
  { name: "integration", tests: true },
  { name: "build", work: build },
  { name: "e2e", tests: true, needs: "build" },
];

/**
 * Runs one project of jest, its reports straight to the terminal.
 *
 * @param json where jest writes its results
 * @returns how many tests passed and failed, and the names of those skipped and of those failed; a file that could not be run
 *   counts as one failed
 */
export async function runJest(project, json, env) {
  const args = [...JEST, "--selectProjects", project, "--json", "--outputFile", json];
  const child = spawn(NODE, args, {
    cwd: ROOT,
    env: toolEnv(env),
    stdio: ["ignore", "ignore", "inherit"],
    detached: true,
  });
  // A group of its own, so that nothing that a test started is left behind.
  const kill = () => endGroup(child.pid);
  process.once("exit", kill);
  const timer = setTimeout(kill, LIMIT_MINUTES * 60_000);
  const [code, signal] = await new Promise((resolve) => child.on("close", (...ended) => resolve(ended)));
  clearTimeout(timer);
  process.off("exit", kill);
  if (signal === "SIGKILL") return countsOf(undefined, `killed after ${LIMIT_MINUTES} minutes`);
  return countsOf(readJson(json), code);
}

/**
 * @param results what jest wrote, or `undefined` when it wrote nothing
 * @param code jest's exit code
 */
export function countsOf(results, code) {
  if (!results) return { ...NOTHING, failed: 1, problem: `jest wrote no results (${code})` };
  const counts = {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.testResults
      .flatMap((file) => file.assertionResults)
      .filter(({ status }) => status !== "passed" && status !== "failed")
      .map(({ fullName }) => fullName),
    failures: results.testResults.flatMap(failuresOf),
  };
  if (counts.failed > 0) return counts;
  if (counts.passed === 0) return { ...counts, failed: 1, problem: "no test has run" };
  // Jest fails for other reasons than a test, such as an error after the last one.
  return code === 0 ? counts : { ...counts, failed: 1, problem: `jest: exit code ${code}` };
}

/** Those of one file; the file itself where it could not be run. */
function failuresOf({ name, status, assertionResults }) {
  const failed = assertionResults.filter((each) => each.status === "failed").map(({ fullName }) => fullName);
  const file = relative(ROOT, name);
  return status === "failed" && failed.length === 0 ? [file] : failed.map((test) => `${file}: ${test}`);
}

function endGroup(pid) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error; // it ended in the meantime
  }
}

async function check(tool, args, onLine) {
  const { code, output } = await run(NODE, args, { onLine });
  if (code !== 0) throw new ToolFailed(tool, code, output);
}

async function typecheck(onLine) {
  await check("tsc", [module("typescript/bin/tsc"), "-p", "."], onLine);
  const turbo = ["exec", "turbo", "run", "typecheck", "--output-logs=errors-only", "--ui=stream", "--concurrency=2"];
  const { code, output } = await runPnpm([...turbo, "--continue"], { onLine });
  if (code !== 0) throw new ToolFailed("typecheck", code, output);
}

async function build(onLine) {
  const step = STEPS.find(({ name }) => name === "build");
  if (!isDone(step)) await perform(step, onLine);
}

function module(path) {
  return join(ROOT, "node_modules", path);
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}
