/**
 * @file Turns a module into the body of a function of `module`, `exports` and `require`, and finds what it may not import.
 *
 * The text keeps its lines and columns, one line further down: imports and exports are overwritten with blanks, and what they
 * mean stands in the line before. What is imported is frozen, so a constant is as good as a live binding. It knows no types.
 */
import { getLineInfo, parse, type Identifier, type Literal, type Node, type Pattern, type Program } from "acorn";
import { base, full, simple } from "acorn-walk";

export type CommonJs =
  | { readonly kind: "body"; readonly text: string }
  /** `line` from 1, `column` from 0, both of the module. */
  | { readonly kind: "forbidden"; readonly name: string; readonly line: number; readonly column: number };

/** How far down the text has moved. */
export const LINES_BEFORE = 1;

/** What a script reads as a comment, and a module does not. */
const HTML_COMMENT = /<!--|-->/;
const EXPORT_DEFAULT = "export default ".length;

/** The text is no module that can be run here. */
export class ModuleError extends SyntaxError {
  override readonly name = "ModuleError";
  /** `line` from 1, `column` from 0. */
  readonly loc: { readonly line: number; readonly column: number };

  constructor(message: string, module: string, at: number) {
    super(message);
    this.loc = getLineInfo(module, at);
  }
}

/** @throws ModuleError */
export function commonJs(module: string, modules: readonly string[]): CommonJs {
  const program = parseAs("module", module);
  if (module.includes("await")) refuseAwaitOutside(program, module);
  const own = ownName(module);
  const requires = new Map<string, string>();
  const imports: string[] = [];
  const exports: string[] = [];
  /** The text up to `done`. */
  const pieces: string[] = [];
  let done = 0;
  let forbidden: { readonly name: string; readonly at: number } | undefined;

  const forbid = ({ start }: Node, name: string) => {
    if (forbidden === undefined || start < forbidden.at) forbidden = { name, at: start };
  };
  const overwrite = ({ start }: Node, end: number, text = "") => {
    pieces.push(module.slice(done, start), text, blank(module.slice(start + text.length, end)));
    done = Math.max(end, start + text.length);
  };
  const required = (node: Node, source: Literal): string => {
    const name = String(source.value);
    if (!modules.includes(name)) forbid(node, `import "${name}"`);
    const known = requires.get(name) ?? `${own}${requires.size}`;
    requires.set(name, known);
    return known;
  };
  const give = (name: string, value: string) =>
    exports.push(`${own}define(${own}exports, ${JSON.stringify(name)}, { enumerable: true, get: () => ${value} });`);

  for (const node of program.body) {
    switch (node.type) {
      case "ImportDeclaration": {
        const from = required(node, node.source);
        for (const each of node.specifiers) {
          const { name } = each.local;
          if (each.type === "ImportNamespaceSpecifier") imports.push(`const ${name} = ${from};`);
          else {
            const imported = each.type === "ImportDefaultSpecifier" ? "default" : nameOf(each.imported);
            imports.push(`const { ${JSON.stringify(imported)}: ${name} } = ${from};`);
          }
        }
        overwrite(node, node.end);
        break;
      }
      case "ExportAllDeclaration": {
        const from = required(node, node.source);
        if (node.exported != null) give(nameOf(node.exported), from);
        // First: what the module exports by name goes before.
        else
          exports.unshift(
            `for (const name of ${own}keys(${from})) if (name !== "default") ` +
              `${own}define(${own}exports, name, { enumerable: true, configurable: true, get: () => ${from}[name] });`,
          );
        overwrite(node, node.end);
        break;
      }
      case "ExportNamedDeclaration": {
        const from = node.source == null ? undefined : required(node, node.source);
        for (const { local, exported } of node.specifiers)
          give(nameOf(exported), from === undefined ? nameOf(local) : `${from}[${JSON.stringify(nameOf(local))}]`);
        if (node.declaration == null) overwrite(node, node.end);
        else {
          const declared = node.declaration;
          if (declared.type !== "VariableDeclaration") give(declared.id.name, declared.id.name);
          else for (const { id } of declared.declarations) for (const name of namesOf(id)) give(name, name);
          overwrite(node, declared.start);
        }
        break;
      }
      case "ExportDefaultDeclaration": {
        const { declaration } = node;
        const isDeclared = declaration.type === "FunctionDeclaration" || declaration.type === "ClassDeclaration";
        const name = isDeclared ? declaration.id?.name : undefined;
        give("default", name ?? own);
        overwrite(node, declaration.start, name === undefined ? `const ${own} =`.padEnd(EXPORT_DEFAULT) : "");
        if (isDeclared && name === undefined) {
          pieces.push(module.slice(done, declaration.end), ";");
          done = declaration.end;
        }
      }
    }
  }
  pieces.push(module.slice(done));
  const text = pieces.join("");
  // What is left of the word is an expression, or part of a name or of a text.
  if (text.includes("import")) markExpressions(program, forbid);
  if (forbidden !== undefined) {
    const { name, at } = forbidden as { readonly name: string; readonly at: number };
    return { kind: "forbidden", name, ...getLineInfo(module, at) };
  }
  // It stands alone: it cannot break out of its wrapper. Read as a script it is the same, but for this.
  if (HTML_COMMENT.test(text)) parseAs("script", text);
  if (requires.size === 0 && exports.length === 0) return { kind: "body", text: `\n${text}` };
  const before = [
    `const ${own}exports = exports, ${own}define = Object.defineProperty, ${own}keys = Object.keys;`,
    ...[...requires].map(([name, known]) => `const ${known} = require(${JSON.stringify(name)});`),
    // A scope of its own: a module may give any name to what it declares, `exports` among them.
    "{",
    ...imports,
    ...exports,
  ];
  return { kind: "body", text: `${before.join(" ")}\n${text}\n}` };
}

function parseAs(sourceType: "module" | "script", text: string): Program {
  try {
    return parse(text, { ecmaVersion: "latest", sourceType });
  } catch (error) {
    // A RangeError tells that it is nested too deeply for the parser.
    if (!(error instanceof SyntaxError && "pos" in error)) throw error;
    const at = error.pos as number;
    // Standard decorators are no part of the language yet.
    const message = text[at] === "@" ? "decorators are not supported" : error.message.replace(/ \(\d+:\d+\)$/, "");
    throw new ModuleError(message, text, at);
  }
}

/** A function's body can wait; what stands outside of all of them is run in one go. */
function refuseAwaitOutside(program: Program, module: string): void {
  const refuse = ({ start }: Node) => {
    throw new ModuleError("`await` is only allowed within async functions here", module, start);
  };
  simple(
    program,
    {
      AwaitExpression: refuse,
      ForOfStatement: (node) => node.await && refuse(node),
      VariableDeclaration: (node) => node.kind === "await using" && refuse(node),
    },
    { ...base, Function() {} },
  );
}

function markExpressions(program: Program, forbid: (node: Node, name: string) => void): void {
  full(program, (node) => {
    if (node.type === "ImportExpression") forbid(node, "import()");
    if (node.type === "MetaProperty" && (node as Node & { meta: Identifier }).meta.name === "import")
      forbid(node, "import.meta");
  });
}

/** A beginning of names that occur nowhere in the text. */
function ownName(text: string): string {
  const longest = (text.match(/\$+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
  return "$".repeat(longest + 1);
}

function nameOf(node: Identifier | Literal): string {
  return node.type === "Identifier" ? node.name : String(node.value);
}

function namesOf(pattern: Pattern): string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return pattern.properties.flatMap((each) => namesOf(each.type === "Property" ? each.value : each.argument));
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element === null ? [] : namesOf(element)));
    case "RestElement":
      return namesOf(pattern.argument);
    case "AssignmentPattern":
      return namesOf(pattern.left);
    case "MemberExpression":
      return []; // in no declaration
  }
}

/** As long, with the same ends of lines. */
function blank(text: string): string {
  return text.replace(/[^\r\n\u2028\u2029]/g, " ");
}
