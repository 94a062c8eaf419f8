/** @file A script as a person would write it: its calls, and behind each what came of it. */
import { isRanks, type Outcome, type Outcomes, type Script, type Step } from "./contract.ts";
import { formatValue } from "./format.ts";
import { CallbackRef, CommRef, Ref, type Arg, type Value } from "./value.ts";

const MOST_STEPS = 40;

/** The calls alone, or, with outcomes, only what each recorded step came to. */
export function formatScript(script: Script, outcomes?: Outcomes): string {
  if (!isRanks(script)) return formatSteps(script.steps, outcomes?.[0]);
  return script.steps.map((steps, rank) => `rank ${rank}: ${formatSteps(steps, outcomes?.[rank])}`).join("\n");
}

function formatSteps(steps: readonly Step[], outcomes: readonly Outcome[] | undefined): string {
  const lines = outcomes === undefined ? steps.map(formatStep) : outcomes.map(formatOutcome);
  return lines.length <= MOST_STEPS
    ? lines.join("\n")
    : [...lines.slice(0, MOST_STEPS), `… ${lines.length - MOST_STEPS} more steps`].join("\n");
}

function formatOutcome(outcome: Outcome): string {
  if (outcome.kind === "threw") return `throws ${outcome.error}`;
  const after = Object.entries(outcome.inout ?? {}).map(
    ([name, value]) => `; ${name} afterwards: ${formatValue(value)}`,
  );
  return formatValue(outcome.value) + after.join("");
}

function formatStep(step: Step): string {
  if ("call" in step) return `${bind(step.as)}${step.call}(${formatArgs(step.args)})${ending(step.throws)}`;
  if ("new" in step) return `${bind(step.as)}new ${step.new}(${formatArgs(step.args)})${ending(step.throws)}`;
  if ("get" in step) return `${bind(step.as)}${step.get}`;
  if ("set" in step) return `${step.set} = ${formatArg(step.value)}`;
  if ("read" in step) return `values of ${step.read}`;
  if ("log" in step) return `calls of ${step.log}`;
  if ("grad" in step) {
    const result = step.result === undefined ? "" : `.${step.result}`;
    return `gradient of sum(${formatValue(step.upstream)} * ${step.grad}(${formatArgs(step.args)})${result}) with respect to ${step.wrt.join(", ")}`;
  }
  if ("iterate" in step)
    return `items of ${step.iterate}${step.args === undefined ? "" : `(${formatArgs(step.args)})`}`;
  if ("repeat" in step) return `${step.repeat} times: ${step.steps.map(formatStep).join("; ")}`;
  return `${step.code.length} operations on ${step.trace}: ${step.ops.map(({ method }) => method).join(", ")}`;
}

const bind = (name: string | undefined) => (name === undefined ? "" : `${name} = `);
const ending = (error: string | undefined) => (error === undefined ? "" : ` // throws ${error}`);
const formatArgs = (args: readonly Arg[] | undefined) => (args ?? []).map(formatArg).join(", ");

function formatArg(arg: Arg): string {
  if (arg instanceof Ref) return arg.path;
  if (arg instanceof CallbackRef) return arg.name;
  if (arg instanceof CommRef) return "comm";
  if (Array.isArray(arg)) return `[${(arg as readonly Arg[]).map(formatArg).join(", ")}]`;
  if (typeof arg === "object" && arg !== null && Object.getPrototypeOf(arg) === Object.prototype) {
    return `{${Object.entries(arg)
      .map(([key, item]) => `${key}: ${formatArg(item as Arg)}`)
      .join(", ")}}`;
  }
  return formatValue(arg as Value);
}
