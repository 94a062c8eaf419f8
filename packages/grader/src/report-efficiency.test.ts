import type { Pen } from "./layout.ts";
import { renderEfficiency } from "./report-efficiency.ts";
import type { Efficiency, Verdict } from "./verdict.ts";

/** A Chinese character takes two columns. */
const width = (text: string) => [...text].reduce((sum, letter) => sum + (letter > "\u2fff" ? 2 : 1), 0);
const pen: Pen = { locale: "en", paint: (_tone, text) => text, width, columns: 80 };

const time: Efficiency = {
  kind: "cpuTime",
  over: "T",
  sizes: [
    { size: 256, candidate: 0.125, solution: 0.1, naive: 0.2 },
    { size: 1024, candidate: 0.5, solution: 0.4, naive: 3.2 },
    { size: 4096, candidate: 2, solution: 1.6, naive: 51.2 },
  ],
  ratio: 1.25,
  interval: [1.2, 1.3],
  growth: { candidate: 1, solution: 1, naive: 2 },
  samples: 40,
  points: 22.5,
  says: { en: "1.25x the solution's time.", zh: "用时是参考解的 1.25 倍。" },
};
const verdictWith = (...efficiency: Efficiency[]) => ({ score: 93, efficiency }) as unknown as Verdict;

test("sentence, ratio, interval, points, bars, growth by size, and the score with its parts", () => {
  expect(renderEfficiency(verdictWith(time), pen)).toEqual([
    "Efficiency: time",
    "  1.25x the solution's time.",
    "  ratio to the solution 1.25 (95 % interval 1.2 to 1.3), 22.5 of 30 points",
    "",
    "  at T = 4096, logarithmic scale",
    expect.stringMatching(/^ {2}yours {5}█+.*2 ms {2}\(1\.92 ms to 2\.08 ms\)$/),
    expect.stringMatching(/^ {2}solution {2}█+.*1\.6 ms$/),
    expect.stringMatching(/^ {2}naive {5}█+ {2}51\.2 ms$/),
    "",
    "            T = 256  T = 1024  T = 4096  growth",
    "  yours      125 µs    500 µs      2 ms   T^1.0",
    "  solution   100 µs    400 µs    1.6 ms   T^1.0",
    "  naive      200 µs    3.2 ms   51.2 ms   T^2.0",
    "",
    "70 for correctness + 22.5 for efficiency = score 93 / 100",
  ]);
});

test("bars are as long as their values, and the interval is shaded where it can be seen", () => {
  const sizes = [{ size: 4, candidate: 10, solution: 5, naive: 20 }];
  const [, , , , , yours, solution, naive] = renderEfficiency(verdictWith({ ...time, sizes, interval: [1, 3] }), {
    ...pen,
    columns: 1000,
  });
  expect(yours).toBe(`  yours     ${"█".repeat(20)}${"░".repeat(10)}${" ".repeat(10)}  10 ms  (5 ms to 15 ms)`);
  expect(solution).toBe(`  solution  ${"█".repeat(10)}${" ".repeat(30)}  5 ms`);
  expect(naive).toBe(`  naive     ${"█".repeat(40)}  20 ms`);
});

test.each(["en", "zh"] as const)(
  "everything fits a narrow screen: bars and small sizes go, figures stay (%s)",
  (locale) => {
    const lines = renderEfficiency(verdictWith(time), { ...pen, locale, columns: 42 });
    for (const line of lines) expect(width(line)).toBeLessThanOrEqual(42);
    const text = lines.join("\n");
    expect(text).toContain("T = 4096");
    expect(text).not.toContain("T = 256");
    expect(text).toContain("51.2 ms");
    expect(text).toContain("T^2.0");
  },
);

test("Chinese labels are padded by their width", () => {
  const lines = renderEfficiency(verdictWith(time), { ...pen, locale: "zh" });
  expect(lines).toContain("            T = 256  T = 1024  T = 4096   增长");
  expect(lines).toContain("  你的代码   125 µs    500 µs      2 ms  T^1.0");
  expect(lines.at(-1)).toBe("正确性 70 + 效率 22.5 = 得分 93 / 100");
});

test("a counted measure has no interval and no growth, and the lower of two measures counts", () => {
  const bytes: Efficiency = {
    kind: "bytesSent",
    over: "n",
    sizes: [{ size: 64, candidate: 2000, solution: 1000, naive: 4000 }],
    ratio: 2,
    points: 12,
    says: { en: "2.00x the solution's bytes sent.", zh: "" },
  };
  const lines = renderEfficiency(verdictWith(time, bytes), { ...pen, columns: 120 });
  expect(lines).toContain("  ratio to the solution 2, 12 of 30 points");
  expect(lines.at(-1)).toBe("70 for correctness + 12 for efficiency (the lower of the measures) = score 93 / 100");
  expect(lines.filter((line) => line.includes("growth"))).toHaveLength(1);
});

test("what was refused while it was measured has its reason and no picture", () => {
  const refused: Efficiency = {
    kind: "cpuTime",
    over: "T",
    sizes: [],
    points: 0,
    refused: true,
    says: { en: "At T = 64 the result was wrong.", zh: "" },
  };
  expect(renderEfficiency(verdictWith(refused), pen)).toEqual([
    "Efficiency: time",
    "  At T = 64 the result was wrong.",
    "  0 of 30 points",
    "",
    "70 for correctness + 0 for efficiency = score 93 / 100",
  ]);
});

test("a verdict that was not measured has no lines", () => {
  expect(renderEfficiency({ score: 100 } as Verdict, pen)).toEqual([]);
});
