/**
 * @file Monaco, served by ourselves: its workers, its two themes, and the TypeScript service set up for katas.
 *
 * Import it in the browser only, and lazily: it is by far the largest part of the site.
 */
import type { TypeFile } from "@kata/katas/types";
import * as monaco from "monaco-editor/editor";
import "monaco-editor/features/register.all";
import "monaco-editor/languages/definitions/typescript/register";
import "monaco-editor/languages/definitions/javascript/register";
import * as typescript from "monaco-editor/languages/features/typescript/register";
import { THEMES } from "@/editor/themes";

export { monaco };

self.MonacoEnvironment = {
  getWorker: (_, label) =>
    label === "typescript" || label === "javascript"
      ? new Worker(new URL("monaco-editor/languages/features/typescript/ts.worker.js", import.meta.url), {
          type: "module",
        })
      : new Worker(new URL("monaco-editor/editor/editor.worker.js", import.meta.url), { type: "module" }),
};

const COMPILER_OPTIONS = {
  target: typescript.ScriptTarget.ESNext,
  module: typescript.ModuleKind.ESNext,
  moduleResolution: typescript.ModuleResolutionKind.NodeJs,
  // No DOM: the sandbox has none, and a completion for `window` would be a trap.
  lib: ["esnext"],
  strict: true,
  noEmit: true,
  allowNonTsExtensions: true,
  allowJs: true,
  moduleDetection: 3, // force: a file without imports is a module, too
};

for (const [name, theme] of Object.entries(THEMES)) monaco.editor.defineTheme(name, theme);
typescript.typescriptDefaults.setCompilerOptions(COMPILER_OPTIONS);
typescript.javascriptDefaults.setCompilerOptions({ ...COMPILER_OPTIONS, checkJs: false });
typescript.typescriptDefaults.setEagerModelSync(true);
typescript.javascriptDefaults.setEagerModelSync(true);

/** Makes `tf`, `Comm` and the like known to completions and diagnostics. */
export function setTypes(files: readonly TypeFile[]): void {
  const libs = files.map(({ name, content }) => ({ content, filePath: `file:///types/${name}` }));
  typescript.typescriptDefaults.setExtraLibs(libs);
  typescript.javascriptDefaults.setExtraLibs(libs);
}
