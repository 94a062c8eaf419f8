import { join } from "node:path";
import { surfaceOf } from "@kata/grader/tf/surface";
import ts from "typescript";
import { CONTENT, PUBLIC } from "./folders.ts";
import { shipped } from "./registry.ts";

const FILES = ["tf.d.ts", "tf-tensor.d.ts", "tf-operations.d.ts", "kata.d.ts"].map((name) =>
  join(PUBLIC, "types", name),
);
const CANDIDATE = join(import.meta.dirname, "candidate.ts");

/** A program of the declarations and one candidate's source; the only library is that of the language. */
function compile(source: string, more: readonly string[] = []) {
  const options: ts.CompilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    types: [],
    moduleDetection: ts.ModuleDetectionKind.Force,
    allowImportingTsExtensions: true,
    lib: ["lib.es2024.d.ts"],
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, target) =>
    name === CANDIDATE ? ts.createSourceFile(name, source, target) : getSourceFile(name, target);
  host.fileExists = (name) => name === CANDIDATE || fileExists(name);
  host.readFile = (name) => (name === CANDIDATE ? source : readFile(name));
  const program = ts.createProgram([...FILES, CANDIDATE, ...more], options, host);
  return {
    program,
    errors: ts.getPreEmitDiagnostics(program).map((found) => ts.flattenDiagnosticMessageText(found.messageText, "\n")),
  };
}

function declared() {
  const checker = compile("export {};").program.getTypeChecker();
  const tf = checker.getAmbientModules().find((module) => module.name === '"@tensorflow/tfjs"')!;
  const exported = checker.getExportsOfModule(tf);
  const functions = exported.flatMap((symbol) => {
    if (symbol.flags & ts.SymbolFlags.Function) return [symbol.name];
    if (symbol.flags & ts.SymbolFlags.Module)
      return checker.getExportsOfModule(symbol).map((inner) => `${symbol.name}.${inner.name}`);
    return [];
  });
  const variable = exported.find((symbol) => symbol.name === "Variable")!;
  return {
    functions,
    members: checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(variable)).map((symbol) => symbol.name),
  };
}

test("the declarations of tf are exactly the default surface", () => {
  const { functions, members } = declared();
  const surface = surfaceOf();
  expect([...functions].sort()).toEqual([...surface.functions].sort());
  expect([...members].sort()).toEqual([...surface.methods, ...surface.properties].sort());
});

test("an attention written with them compiles", () => {
  const { errors } = compile(`
    import * as tf from "@tensorflow/tfjs";
    export function attention(q: tf.Tensor2D, k: tf.Tensor2D, v: tf.Tensor2D): tf.Tensor2D {
      return tf.tidy(() => {
        const scores = tf.matMul(q, k, false, true).div(Math.sqrt(q.shape[1]));
        const positions = tf.range(0, q.shape[0], 1, "int32");
        const mask = tf.lessEqual(positions, tf.expandDims(positions, 1));
        const masked = tf.where(mask, scores, -Infinity);
        const e = tf.exp(masked.sub(masked.max(-1, true)));
        return tf.matMul(e.div(e.sum(-1, true)), v);
      });
    }
    export const square = tf.customGrad((x, save) => {
      (save as tf.GradSaveFunc)([x as tf.Tensor]);
      return { value: tf.square(x as tf.Tensor), gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => dy.mul(saved[0]!).mul(2) };
    });
    export async function shift(comm: Comm, x: Float32Array) {
      return comm.sendrecv((comm.rank + 1) % comm.size, x, (comm.rank + comm.size - 1) % comm.size);
    }
  `);
  expect(errors).toEqual([]);
});

test("a name outside the surface is a type error", () => {
  const { errors } = compile(`
    import * as tf from "@tensorflow/tfjs";
    tf.softmax(tf.zeros([2]));
    tf.zeros([2]).dataSync();
  `);
  expect(errors).toHaveLength(2);
});

test("every stub and every solution compiles with them", () => {
  const sources = shipped.flatMap((slug) => ["stub.ts", "solution.ts"].map((name) => join(CONTENT, slug, name)));
  // The editor declares the console of its own accord.
  const { errors } = compile("declare global { const console: { log(...values: unknown[]): void } }", sources);
  expect(errors).toEqual([]);
});
