/** @file The bench's figures as tables in Markdown, so that they can be put into docs/benchmarks.md as they are. */
import { PYTORCH, type Runner } from "./measure.ts";
import { type Size, WORKLOADS } from "./workloads.ts";

export interface Figures {
  readonly date: string;
  readonly machine: { readonly processor: string; readonly cores: number; readonly memoryGb: number };
  /** Processes that wanted a core in the last minute, before and after. */
  readonly loadBefore: number;
  readonly loadAfter: number;
  readonly node: string;
  readonly secondsEach: number;
  readonly torchThreads: number;
  readonly runners: readonly Runner[];
}

const SLOWEST = 3;

export function render(figures: Figures): string {
  const { date, machine, loadBefore, loadAfter, node, secondsEach, torchThreads, runners } = figures;
  const usable = runners.filter(({ timings }) => Object.keys(timings).length > 0);
  const missing = runners.flatMap(({ name, problems }) => problems.map((problem) => `- ${name}: ${problem}`));
  return [
    `${date}: ${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB, Node ${node}; load ${loadBefore.toFixed(1)} before, ${loadAfter.toFixed(1)} after.`,
    `Medians of calls in at least ${secondsEach} s each, after a warm-up; ${PYTORCH} on ${torchThreads} thread${torchThreads === 1 ? "" : "s"} of the CPU.`,
    usable.map(({ name, gpu, version }) => `- ${name}: ${version}, ${gpu ? "on a GPU" : "not on a GPU"}`).join("\n"),
    missing.length === 0 ? "" : `Not measured:\n${missing.join("\n")}`,
    timesTable(usable),
    slowest(usable),
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** A row for each size: milliseconds and GFLOP/s, and the ratio to PyTorch. */
function timesTable(runners: readonly Runner[]): string {
  const torch = runners.find(({ name }) => name === PYTORCH);
  const head = ["family", "size", ...runners.map(({ name }) => `${name}, ms (GFLOP/s)`)];
  const rungs = runners.filter((runner) => runner !== torch);
  const ratios = torch ? rungs.map(({ name }) => `${name} / ${PYTORCH}`) : [];
  const rows = WORKLOADS.flatMap(({ family, flops, sizes, onHost }) =>
    sizes.map((size, i) => [
      onHost ? `${family} (host)` : family,
      describe(size),
      ...runners.map((runner) => cell(msOf(runner, family, i), flops(size))),
      ...(torch ? rungs.map((runner) => shortOrEmpty(ratioOf(runner, torch, family, i))) : []),
    ]),
  );
  return markdown([[...head, ...ratios], ...rows]);
}

function msOf(runner: Runner, family: string, size: number): number | undefined {
  return runner.timings[family]?.[size]?.ms;
}

function ratioOf(runner: Runner, torch: Runner, family: string, size: number): number | undefined {
  const [ms, torchMs] = [msOf(runner, family, size), msOf(torch, family, size)];
  return ms === undefined || torchMs === undefined ? undefined : ms / torchMs;
}

function cell(ms: number | undefined, flops: number): string {
  return ms === undefined ? "" : `${short(ms)} (${short(flops / ms / 1e6)})`;
}

function shortOrEmpty(value: number | undefined): string {
  return value === undefined ? "" : short(value);
}

/** Two digits that count, without exponents. */
function short(value: number): string {
  if (value >= 10) return value.toFixed(0);
  const digits = value > 0 ? Math.max(0, 1 - Math.floor(Math.log10(value))) : 0;
  return value.toFixed(digits);
}

function describe(size: Size): string {
  return Object.entries(size)
    .map(([letter, value]) => `${letter} ${value}`)
    .join(", ");
}

/** On each rung the families furthest behind PyTorch at the largest size, and the kernels that take the time. */
function slowest(runners: readonly Runner[]): string {
  const torch = runners.find(({ name }) => name === PYTORCH);
  if (!torch) return "";
  const largest = WORKLOADS[0]!.sizes.length - 1;
  const lines = runners
    .filter((runner) => runner !== torch)
    .flatMap((runner) => {
      const ranked = WORKLOADS.flatMap(({ family, onHost }) => {
        const ratio = onHost ? undefined : ratioOf(runner, torch, family, largest);
        return ratio === undefined ? [] : [{ family, ratio }];
      }).toSorted((a, b) => b.ratio - a.ratio);
      return ranked
        .slice(0, SLOWEST)
        .map(
          ({ family, ratio }) =>
            `- ${runner.name}: ${family}, ${short(ratio)} times ${PYTORCH}; ${whyOf(runner, family)}`,
        );
    });
  return `Furthest behind at the largest size, with each kernel's share of the time in kernels:\n${lines.join("\n")}`;
}

function whyOf(runner: Runner, family: string): string {
  const kernels = runner.kernels[family] ?? [];
  if (kernels.length === 0) return "kernels cannot be timed on this rung";
  return kernels.map(({ kernel, share }) => `${kernel} ${Math.round(share * 100)} %`).join(", ");
}

function markdown(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) => `| ${row.map((text, i) => text.padEnd(widths[i]!)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [line(rows[0]!), rule, ...rows.slice(1).map(line)].join("\n");
}
