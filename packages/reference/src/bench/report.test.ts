import type { Runner } from "./measure.ts";
import { median } from "./median.ts";
import { type Figures, render } from "./report.ts";
import { WORKLOADS } from "./workloads.ts";

const runner = (name: string, ms: readonly (number | null)[], more: Partial<Runner> = {}): Runner => ({
  name,
  gpu: false,
  version: "1.0",
  timings: { softmax: ms.map((each) => (each === null ? null : { ms: each, runs: 5 })) },
  kernels: {},
  problems: [],
  isUnusable: false,
  ...more,
});

const figures = (runners: readonly Runner[]): Figures => ({
  date: "2026-01-01",
  machine: { processor: "a processor", cores: 2, memoryGb: 4 },
  loadBefore: 0.5,
  loadAfter: 1.25,
  node: "24",
  secondsEach: 1,
  torchThreads: 1,
  runners,
});

const rowsOf = (text: string, family: string) =>
  text
    .split("\n")
    .filter((line) => line.startsWith(`| ${family} `))
    .map((line) => line.split("|").map((cell) => cell.trim()));

test("a row has milliseconds, GFLOP/s and the ratio to PyTorch", () => {
  const text = render(figures([runner("PyTorch", [1, 2, 4]), runner("wasm", [2, 3, 40])]));
  // 5 x 256 x 256 operations in 1 ms are 0.33 GFLOP/s.
  expect(rowsOf(text, "softmax")[0]!.slice(3, 6)).toEqual(["1.0 (0.33)", "2.0 (0.16)", "2.0"]);
  expect(rowsOf(text, "softmax").map((row) => row[5])).toEqual(["2.0", "1.5", "10"]);
});

test("without PyTorch there are no ratios, and the reason is told", () => {
  const torch = runner("PyTorch", [], { timings: {}, problems: ["lacks torch"], isUnusable: true });
  const text = render(figures([torch, runner("wasm", [2, 3, 40])]));
  expect(text).toContain("- PyTorch: lacks torch");
  expect(rowsOf(text, "softmax")[0]).toHaveLength(5);
  expect(text).not.toContain("Furthest behind");
});

test("what a killed process did not get to is empty, and the rest stands", () => {
  const cpu = runner("cpu", [7, null, null], { problems: ["ended after 1 s"] });
  const text = render(figures([runner("PyTorch", [1, 2, 4]), cpu]));
  expect(text).toContain("- cpu: ended after 1 s");
  expect(rowsOf(text, "softmax").map((row) => row[5])).toEqual(["7.0", "", ""]);
});

test("the slowest family is named with the kernels that take its time", () => {
  const kernels = { softmax: [{ kernel: "Softmax", share: 0.75 }] };
  const text = render(figures([runner("PyTorch", [1, 1, 1]), runner("wasm", [9, 9, 9], { kernels })]));
  expect(text).toContain("- wasm: softmax, 9.0 times PyTorch; Softmax 75 %");
});

test("only a rung with a GPU is said to be on one", () => {
  const text = render(figures([runner("webgpu", [1, 1, 1], { gpu: true }), runner("wasm", [1, 1, 1])]));
  expect(text).toContain("- webgpu: 1.0, on a GPU");
  expect(text).toContain("- wasm: 1.0, not on a GPU");
});

test("every workload counts more operations the larger it is", () => {
  for (const { flops, sizes } of WORKLOADS) {
    const [small, medium, large] = sizes.map((size) => flops(size));
    expect(small).toBeGreaterThan(0);
    expect(medium).toBeGreaterThan(small!);
    expect(large).toBeGreaterThan(medium!);
  }
});

test("the median of an even number is the mean of the middle two", () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([5, 1, 3])).toBe(3);
  expect(median([])).toBeNaN();
});
