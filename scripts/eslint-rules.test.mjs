import { execFileSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");

/** Lints sources as if they lay at these paths, all in one process: starting eslint is what takes long. */
function lint(files) {
  const program = `
    import { ESLint } from "eslint";
    const eslint = new ESLint();
    const found = {};
    for (const [filePath, source] of Object.entries(JSON.parse(process.argv[1]))) {
      const [result] = await eslint.lintText(source, { filePath });
      found[filePath] = result.messages.map(({ ruleId }) => ruleId);
    }
    console.log(JSON.stringify(found));`;
  const args = ["--input-type=module", "--eval", program, JSON.stringify(files)];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" }));
}

const IMPORTS = "@typescript-eslint/no-restricted-imports";
const use = (module) => `import { used } from "${module}";\nexport const x = used();\n`;

test("each rule of the house finds what breaks it, and nothing else", () => {
  const files = {
    "packages/reference/src/a.ts": [use("@kata/grader/value"), [IMPORTS]],
    "packages/grader/src/a.ts": [use("@kata/katas/registry"), [IMPORTS]],
    "packages/grader/src/b.ts": [use("@kata/reference/backend"), []],
    "packages/grader/src/c.ts": [use("../../katas/src/registry.ts"), [IMPORTS]],
    "packages/katas/src/a.ts": [use("@kata/db/client"), [IMPORTS]],
    "packages/db/src/a.ts": [use("@kata/grader/grade"), [IMPORTS]],
    "packages/db/src/b.ts": [use("@kata/grader/verdict"), []],
    "packages/db/src/c.ts": ['console.log("here");\n', ["no-console"]],
    "apps/cli/src/a.ts": [use("@kata/worker/main"), [IMPORTS]],
    "apps/web/src/ui/a.client.tsx": [`"use client";\n${use("@kata/katas/sources")}`, [IMPORTS]],
    "apps/web/src/ui/b.client.tsx": [`"use client";\n${use("@kata/katas/public/catalogue")}`, []],
    "apps/web/src/ui/c.client.tsx": [`"use client";\n${use("@/server/attempts")}`, [IMPORTS]],
    "apps/web/src/ui/d.tsx": ['"use client";\nexport const x = 1;\n', ["house/client-file-name"]],
    "apps/web/src/ui/e.client.tsx": ["export const x = 1;\n", ["house/client-file-name"]],
    "apps/web/src/server/a.ts": [use("@kata/katas/registry"), ["house/server-only"]],
    "apps/web/src/server/b.ts": [`import "server-only";\n${use("@kata/grader/grade")}`, [IMPORTS]],
    "apps/web/src/server/c.ts": [`import "server-only";\n${use("isolated-vm")}`, [IMPORTS]],
    "apps/web/src/server/d.ts": [`import "server-only";\n${use("@kata/db/attempts")}`, []],
  };
  const sources = Object.fromEntries(Object.entries(files).map(([path, [source]]) => [path, source]));
  const expected = Object.fromEntries(Object.entries(files).map(([path, [, rules]]) => [path, rules]));
  expect(lint(sources)).toEqual(expected);
});
