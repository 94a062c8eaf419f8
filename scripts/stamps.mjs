/**
 * @file Tells whether a step has to run again: a stamp holds the hash of what the step was made from.
 *
 * A stamp lies in the folder that the step makes, so that deleting the one deletes the other.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { ROOT } from "./workspace.mjs";

/** The steps that are skipped when nothing they read has changed. */
export const STEPS = {
  install: {
    stamp: "node_modules/.kata-install",
    reads: ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", ...manifests()],
  },
  generate: {
    stamp: "node_modules/.kata-generate",
    reads: ["pnpm-lock.yaml", "packages", "prisma", "prisma.config.ts"],
  },
  build: { stamp: "apps/web/.next/kata-build", reads: ["pnpm-lock.yaml", "packages", "prisma", "apps/web"] },
};

const NOT_READ = new Set([
  "node_modules",
  ".next",
  ".turbo",
  "e2e",
  "test",
  "generated",
  "test-results",
  "next-env.d.ts",
]);
const NOT_READ_NAME = /\.test\.[cm]?[jt]sx?$|\.gen\.\w+$|\.tsbuildinfo$/;

/** @returns whether the step ran to its end on exactly these sources */
export function isFresh(step) {
  try {
    return readFileSync(join(ROOT, STEPS[step].stamp), "utf8") === hashOf(STEPS[step].reads);
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  }
}

/** The hash to stamp once the step is done; taken before it starts, so that an edit meanwhile is not missed. */
export function sourcesOf(step) {
  return hashOf(STEPS[step].reads);
}

export function stamp(step, hash) {
  const path = join(ROOT, STEPS[step].stamp);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, hash);
}

function manifests() {
  return ["apps", "packages"].flatMap((group) =>
    readdirSync(join(ROOT, group)).map((name) => `${group}/${name}/package.json`),
  );
}

function hashOf(paths) {
  const hash = createHash("sha256").update(process.platform).update(process.arch);
  for (const path of paths) addTo(hash, join(ROOT, path));
  return hash.digest("hex");
}

function addTo(hash, path) {
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error.code === "ENOENT") return;
    if (error.code !== "ENOTDIR") throw error;
    hash.update(relative(ROOT, path)).update("\0").update(readFileSync(path)).update("\0");
    return;
  }
  const names = entries.map((entry) => entry.name).filter((name) => !NOT_READ.has(name) && !NOT_READ_NAME.test(name));
  for (const name of names.sort()) addTo(hash, join(path, name));
}
