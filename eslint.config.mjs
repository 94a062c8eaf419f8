/**
 * @file What is checked in the source: typescript-eslint's strict rules, the direction of imports, and the rules of the house.
 *
 * Imports run in one line, reference <- grader <- katas <- apps; db stands beside it and knows the vocabulary of the contract only.
 */
import js from "@eslint/js";
import tseslint from "typescript-eslint";
import { house } from "./scripts/eslint-rules.mjs";

const TESTS = ["**/*.test.{ts,tsx,mjs}", "**/test/**", "**/e2e/**"];
const BY_NAME = {
  regex: "^(\\.\\./)+(apps/|packages/|(reference|grader|katas|db|cli|worker|web)/(src|public|content)/)",
  message: "Another package is imported by its name: @kata/<package>/<module>.",
};

/** Of this workspace, the files may import only what `allowed` matches. */
const imports = (files, allowed, message, more = [], allowTypeImports = false) => ({
  files,
  rules: {
    "@typescript-eslint/no-restricted-imports": [
      "error",
      { patterns: [BY_NAME, { regex: `^@kata/(?!${allowed})`, message, allowTypeImports }, ...more] },
    ],
  },
});

const VOCABULARY = "grader/(contract|verdict)$";
const BROWSER = `(katas/public/|grader/(efficiency-figures|timeline)$|${VOCABULARY})`;
const FOR_SERVER = "Only src/server/ reads katas and the database; all else may be sent to the browser.";
const FOR_WORKER = "The web neither runs candidates' code nor computes: that is the worker's.";
const KEPT_FROM_WEB = { regex: "^(isolated-vm|@tensorflow/)", message: FOR_WORKER };
const KEPT_FROM_BROWSER = {
  regex: "^@/server/",
  message: "Server code: pass its results as props, or fetch them from a route.",
  allowTypeImports: true,
};

export default tseslint.config(
  {
    ignores: [
      "**/node_modules/",
      "**/*.gen.*",
      "**/.next/",
      "**/.turbo/",
      "practice/",
      "packages/db/generated/",
      "packages/grader/hostile/",
      "**/next-env.d.ts",
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    plugins: { house },
    rules: {
      // TypeScript checks names better, and knows Node's.
      "no-undef": "off",
      // Terminals are spoken to in control characters.
      "no-control-regex": "off",
      "max-lines": ["error", 400],
      // An index that was checked is read with `!`, since noUncheckedIndexedAccess is on.
      "@typescript-eslint/no-non-null-assertion": "off",
      // A callback may be asynchronous: `() => void | Promise<void>`.
      "@typescript-eslint/no-invalid-void-type": "off",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "no-restricted-syntax": [
        "error",
        { selector: "ExportAllDeclaration", message: "No barrels: each module has an address of its own." },
        { selector: "ExportDefaultDeclaration", message: "Named exports." },
      ],
    },
  },

  // What a command or a generator prints is its answer, and so is what a child process writes to its parent.
  {
    files: ["packages/*/src/**/*.ts"],
    ignores: [...TESTS, "**/commands/**", "**/{generate,build}.ts", "**/*-child.ts"],
    rules: { "no-console": "error" },
  },

  imports(["packages/reference/**/*.ts"], "reference/", "The reference knows neither katas nor the grader."),
  imports(
    ["packages/grader/**/*.ts"],
    "(grader|reference)/",
    "The grader knows the reference and nothing else of the workspace.",
  ),
  imports(["packages/katas/**/*.ts"], "(katas|grader|reference)/", "Katas know the grader and the reference."),
  imports(["packages/db/**/*.ts"], `(db/|${VOCABULARY})`, "The database knows the contract's vocabulary only."),
  imports(["apps/{cli,worker}/**/*.ts"], "(katas|grader|reference|db)/", "An app knows packages, never another app."),

  imports(["apps/web/**/*.{ts,tsx}"], BROWSER, FOR_SERVER, [KEPT_FROM_WEB], true),
  imports(["apps/web/src/**/*.client.{ts,tsx}"], BROWSER, FOR_SERVER, [KEPT_FROM_WEB, KEPT_FROM_BROWSER], true),
  imports(["apps/web/src/server/**/*.ts", "apps/web/e2e/**/*.ts"], `(katas/|db/|${VOCABULARY})`, FOR_WORKER, [
    KEPT_FROM_WEB,
  ]),
  { files: ["apps/web/src/**/*.{ts,tsx}"], rules: { "house/client-file-name": "error" } },
  // The candidate has yet to use the parameters.
  {
    files: ["packages/katas/content/*/stub.ts"],
    rules: { "@typescript-eslint/no-unused-vars": "off", "@typescript-eslint/consistent-type-imports": "off" },
  },
  { files: ["packages/katas/public/types/*.d.ts"], rules: { "@typescript-eslint/no-empty-object-type": "off" } },
  // The one script for the isolate hands on the whole library.
  { files: ["packages/reference/src/isolate/entry.ts"], rules: { "no-restricted-syntax": "off" } },
  // Next prescribes default exports for its own files.
  {
    files: ["apps/web/src/app/**", "apps/web/src/i18n/request.ts", "**/*.config.{ts,mjs}", "scripts/**"],
    rules: { "no-restricted-syntax": "off" },
  },
  { files: ["apps/web/src/server/**/*.ts"], ignores: TESTS, rules: { "house/server-only": "error" } },
);
