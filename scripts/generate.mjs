/**
 * @file Writes all generated code: the registry of katas, the sandbox's bundles, the Prisma client.
 *
 * Runs after every install and on its own (`pnpm generate`). Each package says how in its own `generate` script; turbo puts them in order.
 */
import { existsSync } from "node:fs";
import { sourcesOf, stamp } from "./stamps.mjs";
import { NODE, PNPM, run, runPnpm } from "./workspace.mjs";

if (!existsSync(NODE)) {
  console.error(`generate: the workspace's own Node is not installed; run \`npm start\`, or \`npx ${PNPM} install\``);
  process.exit(1);
}

const sources = sourcesOf("generate");
const startedAt = Date.now();
const turbo = ["turbo", "run", "generate", "--output-logs=errors-only", "--ui=stream"];
// turbo calls pnpm by name: there is one on PATH when pnpm started this, as after an install.
const startedByPnpm = (process.env.npm_config_user_agent ?? "").startsWith("pnpm/");
const { code, output } = startedByPnpm ? await run(turbo[0], turbo.slice(1)) : await runPnpm(["exec", ...turbo]);

if (code !== 0) {
  console.error(output);
  console.error(`generate: a package's \`generate\` failed (exit ${code}); see above`);
  process.exit(1);
}
stamp("generate", sources);
console.log(`generate: done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
