/**
 * @file The compile child: TypeScript or JavaScript in, a CommonJS program and its source map out.
 *
 * A compiler is attack surface, so it has a process of its own with limits of its own. Imports are decided here, by syntax;
 * everything else a candidate may not use is trapped where it runs. A type error is no error here.
 */
import { parse, type Node } from "acorn";
import { full } from "acorn-walk";
import { transform, type TransformFailure, type TransformOptions } from "esbuild";
import { serveQuestions } from "../channel.ts";
import type { CompileQuestion, Compiled } from "./compile.ts";

const OPTIONS: TransformOptions = {
  target: "es2024",
  sourcemap: "external",
  logLevel: "silent",
  sourcefile: "solution",
  tsconfigRaw: { compilerOptions: { target: "es2024", useDefineForClassFields: true } },
};

async function compile({ source, language, modules }: CompileQuestion): Promise<Compiled> {
  try {
    const program = transform(source, { ...OPTIONS, loader: language, format: "cjs" });
    // Imports are read in the form that still has them. A keyword is never written with escapes.
    if (/import|from/.test(source)) {
      program.catch(() => {}); // what is wrong with the program is wrong with both forms
      const esm = await transform(source, { ...OPTIONS, loader: language, format: "esm" });
      const forbidden = findForbidden(esm.code, modules);
      if (forbidden !== undefined) return { kind: "forbidden", ...forbidden, map: esm.map };
    }
    const { code, map } = await program;
    parse(code, { ecmaVersion: "latest", sourceType: "script" }); // stands alone: it cannot break out of its wrapper
    return { kind: "compiled", code, map };
  } catch (error) {
    if (isTransformFailure(error)) {
      const first = error.errors[0];
      const at =
        first?.location == null ? {} : { at: { line: first.location.line, column: first.location.column + 1 } };
      return { kind: "error", message: first?.text ?? "the program cannot be read", ...at };
    }
    // A syntax that only the parser refuses, or nesting that is too deep for it.
    if (error instanceof SyntaxError) return { kind: "error", message: error.message };
    if (error instanceof RangeError) return { kind: "error", message: String(error) };
    // The compiler's own process is gone: this one ends with it, and is asked again.
    throw error;
  }
}

interface Forbidden {
  readonly name: string;
  /** In the compiled program. */
  readonly line: number;
  readonly column: number;
}

function findForbidden(code: string, modules: readonly string[]): Forbidden | undefined {
  let found: Forbidden | undefined;
  const mark = (node: Node, name: string) => {
    found ??= { name, line: node.loc!.start.line, column: node.loc!.start.column + 1 };
  };
  const tree = parse(code, { ecmaVersion: "latest", sourceType: "module", locations: true });
  full(tree, (node) => {
    switch (node.type) {
      case "ImportDeclaration":
      case "ExportAllDeclaration":
      case "ExportNamedDeclaration": {
        const { source } = node as Node & { source?: { value: unknown } | null };
        if (source != null && !modules.includes(String(source.value))) mark(node, `import "${String(source.value)}"`);
        return;
      }
      case "ImportExpression":
        return mark(node, "import()");
      case "MetaProperty":
        if ((node as Node & { meta: { name: string } }).meta.name === "import") mark(node, "import.meta");
    }
  });
  return found;
}

function isTransformFailure(error: unknown): error is TransformFailure {
  return error instanceof Error && Array.isArray((error as Partial<TransformFailure>).errors);
}

await serveQuestions(async ({ header }) => ({ header: await compile(header as CompileQuestion) }));
