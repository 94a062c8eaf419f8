/**
 * @file Rule 7: the reference's gradients agree with central differences of its own values.
 *
 * The library has float32 only, so a difference over h carries a rounding error of about 1e-7 / h, and a truncation error of h^2.
 * Both are bounded by taking two widths: an element counts only where they agree. The sums are float64.
 */
import {
  isRanks,
  type Case,
  type Kata,
  type Outcome,
  type Outcomes,
  type Script,
  type SoloScript,
  type Step,
} from "@kata/grader/contract";
import { TensorValue, type Arg, type Value } from "@kata/grader/value";

type GradStep = Extract<Step, { grad: string }>;

const WIDTHS = [2 ** -6, 2 ** -7] as const;
const TOLERANCE = { rtol: 5e-3, atol: 5e-4 };
/** Below this share, too many elements sit on a kink for the agreement to say anything. */
const LEAST_SHARE = 0.75;

/** What the reference gives for each of the scripts. */
export interface Expect {
  (kata: Kata, scripts: readonly Script[]): Promise<readonly Outcomes[]>;
}

/** @param spec of the plan, which says whether gradients are part of the answer */
export async function checkGradients(
  kata: Kata,
  spec: string,
  scriptOf: (kataCase: Case) => Script,
  expect: Expect,
): Promise<readonly string[]> {
  const isAsked = kata.style === "tensor" && /gradients? with respect/i.test(spec);
  const found = kata.cases.flatMap((kataCase) => gradSites(kataCase.name, scriptOf(kataCase)));
  if (isAsked && found.length === 0) return ["the plan says that gradients are compared, and no case has a grad step"];
  const findings: string[] = [];
  const compared = new Set<string>();
  for (const site of found) {
    for (const wrt of site.step.wrt) {
      const checked = await checkSite(kata, site, wrt, expect);
      if (checked !== undefined) compared.add(`${site.step.grad} by ${wrt}`);
      findings.push(...(checked?.findings ?? []).map((finding) => `"${site.name}", by ${wrt}: ${finding}`));
    }
  }
  const asked = new Set(found.flatMap(({ step }) => step.wrt.map((wrt) => `${step.grad} by ${wrt}`)));
  return [
    ...findings,
    ...[...asked]
      .filter((what) => !compared.has(what))
      .map((what) => `the gradient of ${what} is compared with differences in one case at least`),
  ];
}

interface Site {
  readonly name: string;
  readonly script: SoloScript;
  readonly before: readonly Step[];
  readonly step: GradStep;
}

function gradSites(name: string, script: Script): readonly Site[] {
  if (isRanks(script)) return [];
  return script.steps.flatMap((step, i) =>
    "grad" in step ? [{ name, script, before: script.steps.slice(0, i), step }] : [],
  );
}

async function checkSite(
  kata: Kata,
  { script, before, step }: Site,
  wrt: string,
  expect: Expect,
): Promise<{ readonly findings: readonly string[] } | undefined> {
  const last = async (scripts: readonly (readonly Step[])[]) =>
    (
      await expect(
        kata,
        scripts.map((steps) => ({ ...script, steps })),
      )
    ).map(([outcomes]) => outcomes!.at(-1)!);

  const param = kata.exports[step.grad]?.params?.indexOf(wrt) ?? -1;
  const [graded, present] = await last([
    [...before, step],
    param >= 0 ? [...before, step] : [...before, { read: wrt }],
  ]);
  const gradient = valueOf(graded, wrt);
  if (!(gradient instanceof TensorValue)) return { findings: ["the reference has no gradient"] };
  const input = param >= 0 ? step.args[param] : origin(before, valueOf(present));
  // Made inside from no argument of the script: it cannot be moved from here.
  if (!(input instanceof TensorValue)) return undefined;

  // A masked input has no neighbourhood. Another argument with the same values stays where it is.
  const movable = Array.from(input.data.keys()).filter((i) => Number.isFinite(input.data[i]));
  const call = (args: readonly Arg[]): Step => ({ call: step.grad, args });
  const withMoved = (replacement: TensorValue): readonly Step[] =>
    param >= 0
      ? [...before, call(step.args.with(param, replacement))]
      : [...before.map((earlier) => substitute(earlier, input, replacement) as Step), call(step.args)];
  const moves = movable.flatMap((i) => WIDTHS.flatMap((h) => [moved(input, i, h), moved(input, i, -h)]));
  const played = await last(moves.map(withMoved));
  const sums = played.map((outcome) => weighted(valueOf(outcome, step.result), step.upstream));
  const findings = compare(
    movable,
    (k, w) => (sums[4 * k + 2 * w]! - sums[4 * k + 2 * w + 1]!) / realWidth(input.data[movable[k]!]!, WIDTHS[w]!),
    gradient,
  );
  return { findings };
}

function compare(
  movable: readonly number[],
  slope: (k: number, width: 0 | 1) => number,
  gradient: TensorValue,
): readonly string[] {
  let smooth = 0;
  const findings: string[] = [];
  for (const [k, i] of movable.entries()) {
    const narrow = slope(k, 1);
    if (!agree(slope(k, 0), narrow)) continue;
    smooth++;
    const got = gradient.data[i]!;
    if (!agree(narrow, got))
      findings.push(`element ${i}: differences give ${narrow.toPrecision(5)}; the reference ${got.toPrecision(5)}`);
  }
  if (smooth < LEAST_SHARE * movable.length)
    findings.push(`only ${smooth} of ${movable.length} elements are smooth enough to compare`);
  return findings;
}

/** The distance that float32 really makes between x - h and x + h. */
function realWidth(x: number, h: number): number {
  return Math.fround(x + h) - Math.fround(x - h);
}

function moved(input: TensorValue, i: number, by: number): TensorValue {
  const data = Float32Array.from(input.data);
  data[i]! += by;
  return new TensorValue(input.shape, "float32", data, input.variable);
}

/** The argument that a bound tensor was made from: the one with its values. */
function origin(steps: readonly Step[], value: Value | undefined): TensorValue | undefined {
  if (!(value instanceof TensorValue)) return undefined;
  const found: TensorValue[] = [];
  const visit = (node: unknown) => {
    if (node instanceof TensorValue) found.push(node);
    else if (typeof node === "object" && node !== null && !ArrayBuffer.isView(node)) Object.values(node).forEach(visit);
  };
  visit(steps);
  return found.find(
    ({ shape, data }) => shape.join() === value.shape.join() && data.every((x, i) => Object.is(x, value.data[i])),
  );
}

function substitute(node: unknown, target: TensorValue, replacement: TensorValue): unknown {
  if (node === target) return replacement;
  if (Array.isArray(node)) return node.map((item: Arg) => substitute(item, target, replacement));
  if (typeof node !== "object" || node === null || Object.getPrototypeOf(node) !== Object.prototype) return node;
  return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, substitute(item, target, replacement)]));
}

function valueOf(outcome: Outcome | undefined, key?: string): Value | undefined {
  if (outcome?.kind !== "value") return undefined;
  return key === undefined ? outcome.value : (outcome.value as Readonly<Record<string, Value>>)[key];
}

/** sum(upstream * result), over what is finite. */
function weighted(value: Value | undefined, upstream: TensorValue): number {
  if (!(value instanceof TensorValue)) return NaN;
  return Array.from(value.data).reduce((sum, y, i) => (Number.isFinite(y) ? sum + y * upstream.data[i]! : sum), 0);
}

function agree(want: number, got: number): boolean {
  return Math.abs(got - want) <= TOLERANCE.atol + TOLERANCE.rtol * Math.abs(want);
}
