/** @file Four projects, one per stage of `npm test`: unit, conformance, integration, e2e. Run one with `pnpm jest --selectProjects unit`. */
import { chooseSoftwareDriver } from "./scripts/software-gpu.mjs";

// Here, because the Vulkan loader reads the environment of the process: inside a test it is a copy.
chooseSoftwareDriver();

const swc = (tsx) => [
  "@swc/jest",
  {
    jsc: {
      target: "es2024",
      parser: { syntax: "typescript", tsx },
      ...(tsx ? { transform: { react: { runtime: "automatic" } } } : {}),
    },
    module: { type: "es6" },
    sourceMaps: "inline",
  },
];

const base = {
  rootDir: import.meta.dirname,
  testEnvironment: "<rootDir>/scripts/jest-environment.mjs",
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  moduleFileExtensions: ["ts", "tsx", "mjs", "js", "cjs", "json", "node"],
  transform: { "\\.ts$": swc(false), "\\.tsx$": swc(true) },
  // Under any other condition than Next's server the package only throws.
  moduleNameMapper: { "^server-only$": "<rootDir>/apps/web/node_modules/server-only/empty.js" },
  modulePathIgnorePatterns: ["<rootDir>/practice/", "/\\.next/"],
};

const limit = (seconds) => ({
  globals: { TEST_TIMEOUT_MS: seconds * 1000 },
  setupFilesAfterEnv: ["<rootDir>/scripts/jest-timeout.mjs"],
});
const within = (...folders) => folders.map((folder) => `<rootDir>/${folder}/**/*.test.{ts,tsx,mjs}`);

/** @type {import("jest").Config} */
export default {
  // Sandboxes and browsers are processes of their own: more workers than this only make them time out on two cores.
  maxWorkers: 2,
  projects: [
    {
      ...base,
      displayName: "unit",
      testPathIgnorePatterns: ["/node_modules/", "<rootDir>/scripts/e2e/"],
      testMatch: within("scripts", "packages/{reference,grader,katas}/src", "packages/reference/test", "apps/web/src"),
      ...limit(30),
    },
    {
      ...base,
      displayName: "conformance",
      testMatch: within("packages/katas/test"),
      ...limit(300),
    },
    {
      ...base,
      displayName: "integration",
      testMatch: within("packages/grader/test", "packages/db", "apps/worker", "apps/cli"),
      ...limit(120),
    },
    {
      ...base,
      displayName: "e2e",
      testMatch: within("apps/web/e2e", "scripts/e2e"),
      ...limit(180),
    },
  ],
};
