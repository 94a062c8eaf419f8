/** @file The figures of the bench beside their goals, as a table and as plain data. */
import type { Measured, MeasuredMix } from "./measure.ts";
import type { Percentiles } from "./statistics.ts";

export interface Figures {
  readonly date: string;
  readonly machine: { readonly processor: string; readonly cores: number; readonly memoryGb: number };
  /** Processes that wanted a core in the last minute, before anything was measured: more than none, and the figures are worse for it. */
  readonly loadBefore: number;
  readonly node: string;
  readonly isolation: { readonly level: number; readonly madeOf: string };
  readonly honest: readonly Measured[];
  readonly hostile: MeasuredMix;
  readonly coldStartMs: Percentiles;
  readonly afterKillMs: Percentiles;
  /** To make an isolate with two contexts and to throw it away: no grader with a fresh isolate for each takes less. */
  readonly bareIsolateMs: number;
}

export interface Goal {
  readonly figure: string;
  readonly measured: number;
  readonly goal: string;
  readonly reached: boolean;
}

const GOALS = { tinyPerCore: 250, tensorPerCore: 60, p50Ms: 5, p99Ms: 15, hostileMs: 3000, afterKillMs: 10 };

export function goalsOf({ honest, hostile, afterKillMs }: Figures): readonly Goal[] {
  const [tiny, tensor] = honest as readonly [Measured, Measured];
  const atLeast = (figure: string, measured: number, goal: number): Goal => ({
    figure,
    measured,
    goal: `at least ${goal}`,
    reached: measured >= goal,
  });
  const atMost = (figure: string, measured: number, goal: number): Goal => ({
    figure,
    measured,
    goal: `at most ${goal}`,
    reached: measured <= goal,
  });
  return [
    atLeast("tiny array, submissions per second and core", tiny.perCore, GOALS.tinyPerCore),
    atMost("tiny array, overhead p50, ms", tiny.overhead.p50, GOALS.p50Ms),
    atMost("tiny array, overhead p99, ms", tiny.overhead.p99, GOALS.p99Ms),
    atLeast("tensor, submissions per second and core", tensor.perCore, GOALS.tensorPerCore),
    atMost("slowest hostile verdict, ms (its limit of 1 s + 2 s)", hostile.total.most, GOALS.hostileMs),
    atMost("delay of the next submission after a kill, p50, ms", afterKillMs.p50, GOALS.afterKillMs),
  ];
}

export function render(figures: Figures): string {
  const { date, machine, loadBefore, node, isolation, honest, hostile, coldStartMs, afterKillMs, bareIsolateMs } =
    figures;
  const ms = (value: number) => value.toFixed(2);
  const three = ({ p50, p95, p99 }: Percentiles) => [p50, p95, p99].map(ms).join(" / ");
  const throughput = table([
    [
      "submissions",
      "per s, one at a time",
      "per s and core",
      "total ms p50 / p95 / p99",
      "in calls ms",
      "overhead ms p50 / p95 / p99",
    ],
    ...honest.map((each) => [
      each.name,
      each.oneAtATime.toFixed(1),
      each.perCore.toFixed(1),
      three(each.total),
      ms(each.callsMs),
      three(each.overhead),
    ]),
    [hostile.name, hostile.oneAtATime.toFixed(1), hostile.perCore.toFixed(1), three(hostile.total), "", ""],
  ]);
  const times = table([
    ["time", "p50 ms", "most ms", "samples"],
    ["cold start of a child", ms(coldStartMs.p50), ms(coldStartMs.most), String(coldStartMs.count)],
    ["delay of the next submission after a kill", ms(afterKillMs.p50), ms(afterKillMs.most), String(afterKillMs.count)],
  ]);
  const ofProcesses = honest.flatMap(({ name, processor: own }) =>
    own === undefined ? [] : [[name, ...[own.runChildren, bareIsolateMs, own.compileChild, own.parent].map(ms)]],
  );
  const columns = ["processor ms of a submission", "run children", "of that a bare isolate", "compile child", "parent"];
  const processor = ofProcesses.length === 0 ? undefined : table([columns, ...ofProcesses]);
  const verdicts = table([
    ["hostile file", "verdict", "ms"],
    ...hostile.files.map(({ file, verdict, ms: took }) => [file, verdict, ms(took)]),
  ]);
  const goals = table([
    ["goal", "measured", "wanted", "reached"],
    ...goalsOf(figures).map(({ figure, measured, goal, reached }) => [
      figure,
      ms(measured),
      goal,
      reached ? "yes" : "no",
    ]),
  ]);
  const head = `${date}, ${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB, load before ${loadBefore.toFixed(1)}, Node ${node}, isolation ${isolation.level} (${isolation.madeOf})`;
  const parts = [head, throughput, processor, times, verdicts, goals];
  return parts.filter((part) => part !== undefined).join("\n\n");
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  return rows
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
