import { commonJs, ModuleError } from "./common-js.ts";

type Module = Record<string, unknown>;

/** What a module exports, run as the run child runs it. */
function run(text: string, provided: Record<string, unknown> = {}): Module {
  const made = commonJs(text, Object.keys(provided));
  if (made.kind === "forbidden") throw new Error(made.name);
  const module = { exports: {} as Module };
  const require = (name: string) => provided[name];
  const body = (0, eval)(`(function (module, exports, require) { "use strict";${made.text}\n})`) as (
    ...args: unknown[]
  ) => void;
  body(module, module.exports, require);
  return module.exports;
}

const refused = (text: string): unknown => {
  try {
    return commonJs(text, ["m"]);
  } catch (error) {
    if (!(error instanceof ModuleError)) throw error;
    return { message: error.message, ...error.loc };
  }
};

test("functions, classes, variables and parts of patterns are exported by name", () => {
  const { f, C, a, b, rest, last } = run(
    "export function f() { return 1; }\nexport class C {}\nexport const { a, x: [b, ...rest], ...last } = { a: 1, x: [2, 3], y: 4 };",
  );
  expect((f as () => number)()).toBe(1);
  expect((C as { name: string }).name).toBe("C");
  expect([a, b, rest, last]).toEqual([1, 2, [3], { y: 4 }]);
});

test("an exported variable is seen as it is now", () => {
  const exports = run("export let n = 0;\nexport { n as 'the count' };\nexport function next() { n++; }");
  (exports["next"] as () => void)();
  expect(exports).toMatchObject({ n: 1, "the count": 1 });
});

test.each([
  ["export default function f() { return 1; }", 1],
  ["export default function () { return 1; }\n[2].map(String);", 1],
  ["export default class { static call() { return 1; } }", 1],
  ["export default () => 1;", 1],
  ["let f = () => 1;\nexport default f;\nf = () => 2;", 1],
  ["let f = () => 1;\nexport { f as default };\nf = () => 2;", 2],
])("a default export: %s", (text, value) => {
  expect((run(text)["default"] as { call(self: undefined): number }).call(undefined)).toBe(value);
});

test("imports of every form", () => {
  const m = { default: 1, a: 2, "b c": 3 };
  const text =
    "use();\nimport d, { a, 'b c' as b } from 'm';\nimport * as all from 'm';\nimport 'm';\n" +
    "export { a as again, default } from 'm';\nexport * as ns from 'm';\nexport const got = [d, a, b, all];\nfunction use() { d + a; }";
  expect(run(text, { m })).toEqual({ got: [1, 2, 3, m], again: 2, default: 1, ns: m });
});

test("of what is exported twice, the module's own goes first, and a default is not among all", () => {
  const text = "export const a = 'own';\nexport * from 'm';";
  expect(run(text, { m: { default: 1, a: 2, b: 3 } })).toEqual({ a: "own", b: 3 });
});

test("a module may give any name to what it declares", () => {
  const text =
    "import { $0 as require } from 'm';\nconst exports = 1, Object = 2, $ = 3, $define = 4;\nfunction module() {}\n" +
    "export default [require, exports, Object, $, $define];";
  expect(run(text, { m: { $0: 0 } })["default"]).toEqual([0, 1, 2, 3, 4]);
});

test("a script for CommonJS stays what it is", () => {
  expect(run("module.exports = { f: 1 };")).toEqual({ f: 1 });
  expect(commonJs("exports.f = 1;", [])).toEqual({ kind: "body", text: "\nexports.f = 1;" });
});

test("lines and columns stay, one line further down", () => {
  const text = "import {\n  a,\n} from 'm';\nexport const f = () => a.b;\nexport { a as c };";
  const made = commonJs(text, ["m"]);
  const lines = made.kind === "body" ? made.text.split("\n") : [];
  expect(lines.slice(1, 6)).toEqual([
    "        ",
    "    ",
    "           ",
    "       const f = () => a.b;",
    "                  ",
  ]);
});

test.each([
  ["let x;\nimport 'fs';", 'import "fs"', 2, 0],
  ["export * from 'fs';", 'import "fs"', 1, 0],
  ["export { a } from 'fs';", 'import "fs"', 1, 0],
  ["const f = () => import('m');", "import()", 1, 16],
  ["  import.meta.url;", "import.meta", 1, 2],
  ["import.meta;\nimport 'fs';", "import.meta", 1, 0],
])("forbidden: %j", (text, name, line, column) => {
  expect(commonJs(text, ["m"])).toEqual({ kind: "forbidden", name, line, column });
});

test.each([
  ["names and texts", "const important = 'import(x) import.meta'; export { important as import };"],
  ["waiting within functions", "export async function f(x) { for await (const y of x) await y; }"],
])("allowed: %s", (_, text) => {
  expect(commonJs(text, [])).toMatchObject({ kind: "body" });
});

test.each([
  ["await f();", 1, 0, /async/],
  ["{\n  for await (const x of y) {}\n}", 2, 2, /async/],
  ["class A { static { await 1; } }", 1, 19, /await/],
  ["let a;\nlet a;", 2, 4, /declared/],
  ["@d class A {}", 1, 0, /decorators/],
  ["}); (() => {", 1, 0, /Unexpected/],
  // As a module these are comparisons, as a script comments that hide a bracket.
  ["if (a <!--b) {\n}", 2, 0, /Unexpected/],
  ["let a = [b\n--> (c)];", 2, 0, /Unexpected/],
])("refused: %j", (text, line, column, message) => {
  expect(refused(text)).toMatchObject({ line, column, message: expect.stringMatching(message) as string });
});
