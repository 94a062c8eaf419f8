/** @file `pnpm build`: builds the web app, as `npm start` would. */
import { step } from "./progress.mjs";
import { text } from "./start-text.mjs";
import { STEPS, ToolFailed, perform } from "./steps.mjs";

try {
  const build = STEPS.find(({ name }) => name === "build");
  await step(build.name, text.build, (onLine) => perform(build, onLine));
} catch (error) {
  if (!(error instanceof ToolFailed)) throw error;
  console.error(error.output);
  process.exitCode = 1;
}
