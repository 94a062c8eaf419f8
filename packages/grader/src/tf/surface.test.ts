import { createRequire } from "node:module";
import { join } from "node:path";
import ts from "typescript";
import { ADDABLE, UnknownTensorflowName, forbiddenReason, refusedMethods, surfaceOf } from "./surface.ts";

const REFERENCE = join(import.meta.dirname, "../../../reference/package.json");
const TFJS = join(createRequire(REFERENCE).resolve("@tensorflow/tfjs-core/package.json"), "..");

/** The library's own declarations: its exports, and what a Tensor and a Variable have once all chained operations are loaded. */
function declaredByLibrary() {
  const entry = join(TFJS, "dist/index.d.ts");
  const chained = join(TFJS, "dist/public/chained_ops/register_all_chained_ops.d.ts");
  const program = ts.createProgram([entry, chained], {
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.Preserve,
  });
  const checker = program.getTypeChecker();
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(entry)!)!);
  const variable = exported.find((symbol) => symbol.name === "Variable")!;
  const namespaceOf = (name: string) =>
    checker
      .getTypeOfSymbol(exported.find((symbol) => symbol.name === name)!)
      .getProperties()
      .map((symbol) => `${name}.${symbol.name}`);
  return {
    version: createRequire(REFERENCE)("@tensorflow/tfjs-core/package.json").version as string,
    functions: new Set([...exported.map((symbol) => symbol.name), ...namespaceOf("linalg")]),
    members: new Set(
      checker
        .getDeclaredTypeOfSymbol(variable)
        .getProperties()
        .map((symbol) => symbol.name),
    ),
  };
}

describe("the default surface", () => {
  const library = declaredByLibrary();
  const surface = surfaceOf();

  test("names only what TensorFlow.js 4.22 has", () => {
    expect(library.version).toBe("4.22.0");
    expect(surface.functions.filter((name) => !library.functions.has(name))).toEqual([]);
    expect([...surface.methods, ...surface.properties].filter((name) => !library.members.has(name))).toEqual([]);
  });

  test("so do the names that a kata can add", () => {
    const { functions, methods } = surfaceOf({ allow: [...ADDABLE.functions, ...ADDABLE.methods] });
    expect(functions).toHaveLength(surface.functions.length + ADDABLE.functions.length);
    expect(functions.filter((name) => !library.functions.has(name))).toEqual([]);
    expect(methods.filter((name) => !library.members.has(name))).toEqual([]);
  });

  test("names nothing twice", () => {
    expect(new Set(surface.functions).size).toBe(surface.functions.length);
    expect(new Set(surface.methods).size).toBe(surface.methods.length);
  });

  test("holds the basic operations, as functions and as methods", () => {
    for (const name of ["matMul", "sum", "exp", "where", "gather", "transpose"]) {
      expect(surface.functions).toContain(name);
      expect(surface.methods).toContain(name);
    }
    expect(surface.functions).toEqual(expect.arrayContaining(["customGrad", "tidy", "einsum", "linalg.bandPart"]));
  });

  test("keeps back what gives a kata away, what reads values, what draws them, and the engine", () => {
    const names = [
      "softmax",
      "logSumExp",
      "moments",
      "losses",
      "dataSync",
      "arraySync",
      "print",
      "toString",
      "randomNormal",
      "engine",
      "env",
    ];
    expect(names.filter((name) => surface.functions.includes(name) || surface.methods.includes(name))).toEqual([]);
  });
});

describe("a kata's own surface", () => {
  test("an addition counts for the function and for the method", () => {
    const surface = surfaceOf({ allow: ["softmax"] });
    expect(surface.functions).toContain("softmax");
    expect(surface.methods).toContain("softmax");
  });

  test("an omission counts for the function and for the method, and wins over an addition", () => {
    const surface = surfaceOf({ allow: ["softmax"], deny: ["mean", "softmax"] });
    expect([...surface.functions, ...surface.methods].filter((name) => name === "mean" || name === "softmax")).toEqual(
      [],
    );
  });

  test("a name that no list holds is refused", () => {
    expect(() => surfaceOf({ allow: ["sofmax"] })).toThrow(UnknownTensorflowName);
    expect(() => surfaceOf({ deny: ["engine"] })).toThrow(UnknownTensorflowName);
    expect(() => surfaceOf({ allow: ["losses"] })).toThrow(UnknownTensorflowName);
  });
});

describe("the reason for a forbidden name", () => {
  test.each([
    ["softmax", "composite"],
    ["losses.softmaxCrossEntropy", "composite"],
    ["mean", "composite"],
    ["dataSync", "host-read"],
    ["whereAsync", "host-read"],
    ["randomUniform", "randomness"],
    ["engine", "internal"],
    ["io.browserFiles", "internal"],
    ["sofmax", "internal"],
  ])("%s is %s", (name, kind) => {
    const reason = forbiddenReason(name);
    expect(reason.class).toBe(kind);
    expect(reason.says.en).toContain(name);
    expect(reason.says.zh).toContain(name);
  });
});

describe("methods that are refused even inside the library", () => {
  test("are those that read values or do the work of a kata, and no basic operation", () => {
    const refused = refusedMethods(surfaceOf());
    expect(refused).toEqual(expect.arrayContaining(["dataSync", "arraySync", "data", "softmax", "norm"]));
    expect(refused.filter((name) => surfaceOf().methods.includes(name))).toEqual([]);
  });

  test("leave out what the kata allows, and all reads where it allows one: one is made of another", () => {
    expect(refusedMethods(surfaceOf({ allow: ["softmax"] }))).not.toContain("softmax");
    for (const name of ["arraySync", "whereAsync"]) {
      const refused = refusedMethods(surfaceOf({ allow: [name] }));
      expect(refused).not.toContain("dataSync");
      expect(refused).toContain("softmax");
    }
  });

  test("are not the basic operations that a kata takes away: the library itself may need them", () => {
    expect(refusedMethods(surfaceOf({ deny: ["matMul"] }))).not.toContain("matMul");
  });
});
