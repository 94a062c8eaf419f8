/**
 * @file A worked example as code: the calls of an example case as a candidate would write them, each with its result as a comment.
 *
 * The texts hold these blocks in fences that name the case; `pnpm --filter @kata/katas examples` writes them from the reference,
 * and the conformance test compares them. So no number in a statement was typed by hand.
 */
import { isRanks, type Case, type Outcome, type Outcomes, type Step } from "@kata/grader/contract";
import { formatNumber, formatValue } from "@kata/grader/format";
import { createRng, seedOf } from "@kata/grader/rng";
import { CallbackRef, CommRef, Opaque, Ref, TensorValue, type Arg, type TypedArray } from "@kata/grader/value";

/** ```` ```ts example: two rows ````, up to the closing fence. */
const BLOCK = /^```ts example: (?<name>[^\n]+)\n(?<code>(?:(?!```)[^\n]*\n)*)```$/gm;

/** An example's values do not depend on the seed: the statement shows them to everybody. */
const SALT = "example";

export interface ExampleBlock {
  readonly name: string;
  readonly code: string;
}

export function exampleBlocks(markdown: string): readonly ExampleBlock[] {
  return [...markdown.matchAll(BLOCK)].map(({ groups }) => ({
    name: groups!["name"]!,
    code: groups!["code"]!.trimEnd(),
  }));
}

/** The markdown with each block's code replaced; a block without an entry stays as it is. */
export function fillExamples(markdown: string, codes: ReadonlyMap<string, string>): string {
  return markdown.replace(BLOCK, (block, name: string) => {
    const code = codes.get(name);
    return code === undefined ? block : `\`\`\`ts example: ${name}\n${code}\n\`\`\``;
  });
}

/** @param expected what the reference gave for the case under any seed */
export function renderExample(slug: string, { name, script }: Case, expected: Outcomes): string {
  const played = script(createRng(seedOf(slug, name, SALT)));
  if (!isRanks(played)) return renderSteps(played.steps, expected[0] ?? [], "").join("\n");
  return played.steps
    .flatMap((steps, rank) => [`// rank ${rank}`, ...renderSteps(steps, expected[rank] ?? [], "await ")])
    .join("\n");
}

function renderSteps(steps: readonly Step[], outcomes: readonly Outcome[], prefix: string): string[] {
  let next = 0;
  return steps.flatMap((step) => {
    const code = codeOf(step, prefix);
    const silent =
      "repeat" in step || "set" in step || ("record" in step && step.record === false && !("throws" in step));
    return silent ? [code] : [code, ...comment(outcomes[next++])];
  });
}

function codeOf(step: Step, prefix: string): string {
  if ("call" in step) return `${bound(step.as)}${prefix}${step.call}(${step.args?.map(literal).join(", ") ?? ""})`;
  if ("new" in step) return `const ${step.as} = new ${step.new}(${step.args?.map(literal).join(", ") ?? ""})`;
  if ("get" in step) return `${bound(step.as)}${step.get}`;
  if ("set" in step) return `${step.set} = ${literal(step.value)}`;
  if ("read" in step) return step.read;
  if ("log" in step) return `// calls of ${step.log}`;
  if ("grad" in step)
    return `// gradient of ${step.grad}(${step.args.map(literal).join(", ")}) by ${step.wrt.join(", ")}`;
  if ("iterate" in step) return `[...${step.iterate}${step.args ? `(${step.args.map(literal).join(", ")})` : ""}]`;
  if ("repeat" in step)
    return `// ${step.repeat} times\n${step.steps.map((inner) => codeOf(inner, prefix)).join("\n")}`;
  return `// ${step.code.length} calls on ${step.trace}`;
}

function bound(name: string | undefined): string {
  return name === undefined ? "" : `const ${name} = `;
}

function comment(outcome: Outcome | undefined): string[] {
  if (outcome === undefined) return [];
  if (outcome.kind === "threw") return [`// throws ${outcome.error}`];
  const changed = Object.entries(outcome.inout ?? {}).map(([name, value]) => `// ${name}: ${formatValue(value)}`);
  return outcome.value === undefined ? changed : [`// ${formatValue(outcome.value)}`, ...changed];
}

/** Source code of an argument. */
function literal(arg: Arg): string {
  if (typeof arg === "number") return formatNumber(arg);
  if (typeof arg === "string") return JSON.stringify(arg);
  if (typeof arg === "bigint") return `${arg}n`;
  if (typeof arg !== "object" || arg === null) return String(arg);
  if (arg instanceof TensorValue) return tensorLiteral(arg);
  if (arg instanceof Ref) return arg.path;
  if (arg instanceof CallbackRef) return arg.name;
  if (arg instanceof CommRef) return "comm";
  if (arg instanceof Opaque) return `<${arg.what}>`;
  if (arg instanceof RegExp) return String(arg);
  if (arg instanceof Map)
    return `new Map([${[...arg].map(([key, item]) => `[${literal(key as Arg)}, ${literal(item as Arg)}]`).join(", ")}])`;
  if (arg instanceof Set) return `new Set([${[...arg].map((item) => literal(item as Arg)).join(", ")}])`;
  if (ArrayBuffer.isView(arg)) {
    const array = arg as TypedArray;
    return `${array[Symbol.toStringTag]}.of(${Array.from<number | bigint, string>(array, literal).join(", ")})`;
  }
  if (Array.isArray(arg)) return `[${arg.map((item: Arg) => literal(item)).join(", ")}]`;
  const fields = Object.entries(arg).map(
    ([key, item]) => `${/^[\w$]+$/.test(key) ? key : JSON.stringify(key)}: ${literal(item as Arg)}`,
  );
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

function tensorLiteral({ shape, dtype, data, variable }: TensorValue): string {
  const nest = (axis: number, from: number, to: number): string => {
    if (axis === shape.length) return formatNumber(data[from]!);
    const size = (to - from) / shape[axis]!;
    const rows = Array.from({ length: shape[axis]! }, (_, i) => nest(axis + 1, from + i * size, from + (i + 1) * size));
    return `[${rows.join(", ")}]`;
  };
  // Nested lists cannot say the axes behind one of length 0.
  const values = data.length > 0 ? nest(0, 0, data.length) : "[]";
  const dims = data.length > 0 ? "undefined" : `[${shape.join(", ")}]`;
  const type = dtype === "float32" ? (data.length > 0 ? "" : `, ${dims}`) : `, ${dims}, "${dtype}"`;
  const made = `tf.tensor(${values}${type})`;
  return variable ? `tf.variable(${made})` : made;
}
