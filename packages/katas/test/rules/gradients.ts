/**
 * @file Rule 7: the reference's gradients agree with central differences of its own values.
 *
 * The library has float32 only, so a difference over h carries a rounding error of about 1e-7 / h, and a truncation error of h^2.
 * Both are bounded by taking two widths: an element counts only where they agree. The sums are float64.
 */
import type { Case, Kata, Outcome, Outcomes, Script, Step } from "@kata/grader/contract";
import { TensorValue, type Arg, type Value } from "@kata/grader/value";

type GradStep = Extract<Step, { grad: string }>;

const WIDTHS = [2 ** -6, 2 ** -7] as const;
const TOLERANCE = { rtol: 5e-3, atol: 5e-4 };
/** Below this share, too many elements sit on a kink for the agreement to say anything. */
const LEAST_SHARE = 0.75;

export interface Expect {
  (kata: Kata, scripts: ReadonlyMap<string, Script>): Promise<ReadonlyMap<string, Outcomes>>;
}

/** @param spec of the plan, which says whether gradients are part of the answer */
export async function checkGradients(
  kata: Kata,
  spec: string,
  scriptOf: (kataCase: Case) => Script,
  expect: Expect,
): Promise<readonly string[]> {
  const found = kata.cases.flatMap((kataCase) =>
    gradSteps(scriptOf(kataCase)).map((step) => ({ name: kataCase.name, ...step })),
  );
  const asked = kata.style === "tensor" && /gradients? with respect/i.test(spec);
  if (asked && found.length === 0) return ["the plan says that gradients are compared, and no case has a grad step"];

  const findings = await Promise.all(
    found.map(async ({ name, step, callbacks }) => {
      const gradients = await play(kata, { ...callbacks, steps: [step] }, expect);
      const perWrt = await Promise.all(
        step.wrt.map((wrt) =>
          checkOne(kata, step, wrt, gradients[0], (steps) => play(kata, { ...callbacks, steps }, expect)),
        ),
      );
      return perWrt.flat().map((finding) => `"${name}": ${finding}`);
    }),
  );
  return findings.flat();
}

async function checkOne(
  kata: Kata,
  step: GradStep,
  wrt: string,
  outcome: Outcome | undefined,
  playSteps: (steps: readonly Step[]) => Promise<readonly Outcome[]>,
): Promise<readonly string[]> {
  const at = kata.exports[step.grad]?.params?.indexOf(wrt) ?? -1;
  const input = step.args[at];
  if (!(input instanceof TensorValue)) return [`wrt "${wrt}" is not a tensor among the arguments`];
  const gradient = outcome?.kind === "value" ? (outcome.value as Record<string, Value>)[wrt] : undefined;
  if (!(gradient instanceof TensorValue)) return [`the reference has no gradient by "${wrt}"`];

  // A masked input cannot be moved, and has no gradient to compare with.
  const movable = Array.from(input.data.keys()).filter((i) => Number.isFinite(input.data[i]));
  const moved = (i: number, by: number): Step => {
    const data = Float32Array.from(input.data);
    data[i]! += by;
    return {
      call: step.grad,
      args: step.args.map((arg, a): Arg => (a === at ? new TensorValue(input.shape, "float32", data) : arg)),
    };
  };
  const steps = movable.flatMap((i) => WIDTHS.flatMap((h) => [moved(i, h), moved(i, -h)]));
  const values = (await playSteps(steps)).map((played) => weighted(played, step));

  let compared = 0;
  const findings: string[] = [];
  movable.forEach((i, k) => {
    const [wide, narrow] = WIDTHS.map((h, w) => {
      // The step that float32 really made, not the one that was asked for.
      const x = input.data[i]!;
      return (values[4 * k + 2 * w]! - values[4 * k + 2 * w + 1]!) / (Math.fround(x + h) - Math.fround(x - h));
    }) as [number, number];
    if (!agree(wide, narrow)) return;
    compared++;
    const got = gradient.data[i]!;
    if (!agree(narrow, got))
      findings.push(
        `gradient by ${wrt}[${i}]: differences give ${narrow.toPrecision(5)}; the reference ${got.toPrecision(5)}`,
      );
  });
  if (compared < LEAST_SHARE * movable.length) {
    findings.push(`gradient by ${wrt}: only ${compared} of ${movable.length} elements are smooth enough to compare`);
  }
  return findings;
}

/** sum(upstream * result), over what is finite. */
function weighted(outcome: Outcome, { upstream, result }: GradStep): number {
  if (outcome.kind === "threw") return NaN;
  const value = result === undefined ? outcome.value : (outcome.value as Record<string, Value>)[result];
  if (!(value instanceof TensorValue)) return NaN;
  return Array.from(value.data).reduce((sum, y, i) => (Number.isFinite(y) ? sum + y * upstream.data[i]! : sum), 0);
}

function agree(want: number, got: number): boolean {
  return Math.abs(got - want) <= TOLERANCE.atol + TOLERANCE.rtol * Math.abs(want);
}

function gradSteps(script: Script): readonly { readonly step: GradStep; readonly callbacks: object }[] {
  if ("ranks" in script) return [];
  const callbacks = script.callbacks === undefined ? {} : { callbacks: script.callbacks };
  return script.steps.filter((step) => "grad" in step).map((step) => ({ step, callbacks }));
}

async function play(kata: Kata, script: Script, expect: Expect): Promise<readonly Outcome[]> {
  const outcomes = await expect(kata, new Map([["differences", script]]));
  return outcomes.get("differences")![0]!;
}
