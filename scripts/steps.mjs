/**
 * @file The steps that come before anything runs: install, generate, build. Each is skipped while what it reads is unchanged.
 */
import { join } from "node:path";
import { isFresh, sourcesOf, stamp } from "./stamps.mjs";
import { NODE, ROOT, run, runPnpm, toolEnv } from "./workspace.mjs";

/** A tool ended with another code than 0. */
export class ToolFailed extends Error {
  constructor(tool, code, output) {
    super(`${tool}: exit code ${code}`);
    this.name = "ToolFailed";
    this.output = output.trimEnd();
  }
}

/** In order. `generate` also runs at the end of an install. */
export const STEPS = [
  {
    name: "install",
    work: (onLine) => runPnpm(["install", "--frozen-lockfile"], { onLine, env: toolEnv({ CI: "true" }) }),
  },
  { name: "generate", work: (onLine) => run(NODE, ["scripts/generate.mjs"], { onLine }) },
  { name: "build", work: (onLine) => run(NODE, ["--run", "build"], { cwd: join(ROOT, "apps", "web"), onLine }) },
];

export function isDone({ name }) {
  return isFresh(name);
}

/** @throws ToolFailed */
export async function perform({ name, work }, onLine = () => {}) {
  const sources = sourcesOf(name);
  const { code, output } = await work(onLine);
  if (code !== 0) throw new ToolFailed(name, code, output);
  stamp(name, sources);
}
