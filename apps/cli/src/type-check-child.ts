/** @file Checks one file with the types that the editor has, and writes what TypeScript says as JSON. Started by `type-check.ts`. */
import module from "node:module";
import { join } from "node:path";
import { typeFiles } from "@kata/katas/types";

module.enableCompileCache();
const { default: ts } = await import("typescript");

const path = process.argv[2]!;
const options = {
  strict: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  skipDefaultLibCheck: true,
  target: ts.ScriptTarget.ES2024,
  lib: ["lib.es2024.d.ts"],
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  types: [],
};
const host = ts.createCompilerHost(options);
const read = host.getSourceFile.bind(host);
const ambient = new Map(typeFiles().map(({ name, content }) => [join(import.meta.dirname, "ambient", name), content]));
host.getSourceFile = (name, languageVersion, ...rest) => {
  const content = ambient.get(name);
  return content === undefined
    ? read(name, languageVersion, ...rest)
    : ts.createSourceFile(name, content, languageVersion);
};
const program = ts.createProgram([path, ...ambient.keys()], options, host);
const file = program.getSourceFile(path)!;
// Of a file that does not parse the verdict says enough.
const diagnostics = program.getSyntacticDiagnostics(file).length > 0 ? [] : program.getSemanticDiagnostics(file);
const complaints = diagnostics.map(({ start, messageText }) => {
  const { line, character } = file.getLineAndCharacterOfPosition(start ?? 0);
  return { line: line + 1, column: character + 1, message: ts.flattenDiagnosticMessageText(messageText, "\n") };
});
process.stdout.write(JSON.stringify(complaints));
