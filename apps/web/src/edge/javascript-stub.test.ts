import { stripTypeScriptTypes } from "node:module";
import { tidyStripped } from "./javascript-stub.ts";

const toJavaScript = (source: string) => tidyStripped(source, stripTypeScriptTypes(source));

test("types vanish without a gap, comments and indentation stay", () => {
  const stub = [
    'import * as tf from "@tensorflow/tfjs";',
    "",
    "/** Softmax   of x. */",
    "export function softmax(x: tf.Tensor, o: { axis?: number } = {}): tf.Tensor {",
    "  const   y: number = 1; // two  blanks",
    "  throw new Error();",
    "}",
  ].join("\n");
  expect(toJavaScript(stub)).toBe(
    [
      'import * as tf from "@tensorflow/tfjs";',
      "",
      "/** Softmax   of x. */",
      "export function softmax(x, o = {}) {",
      "  const y = 1; // two blanks",
      "  throw new Error();",
      "}",
    ].join("\n"),
  );
});

test("an interface leaves no hole", () => {
  expect(toJavaScript("const a = 1;\n\ninterface P {\n  x: number;\n}\n\nexport const b = a;\n")).toBe(
    "const a = 1;\n\nexport const b = a;\n",
  );
});
