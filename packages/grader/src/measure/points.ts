/**
 * @file From a ratio to points and words. Score version 1: 70 for being right, up to 30 for being efficient.
 */
import type { Bilingual, Measure } from "../contract.ts";
import type { Efficiency } from "../verdict.ts";

/** Points of an accepted submission to a kata that measures; the rest is for efficiency. */
export const CORRECTNESS_POINTS = 70;
const MOST_POINTS = 30;
/** As efficient as the solution; twice as good in the logarithm is not asked for. */
const SOLUTION_POINTS = 24;

/** `24 * log(naive / candidate) / log(naive / solution)`, within 0 to 30. */
export function pointsOf(candidate: number, solution: number, naive: number): number {
  if (candidate <= 0) return MOST_POINTS;
  const points = (SOLUTION_POINTS * Math.log(naive / candidate)) / Math.log(naive / solution);
  return Math.round(10 * Math.min(MOST_POINTS, Math.max(0, points))) / 10;
}

/** What a person calls the measure, `the time of the solution`. */
const NAMES: Readonly<Record<Exclude<Measure["kind"], "value">, Bilingual>> = {
  cpuTime: { en: "time", zh: "用时" },
  allocatedBytes: { en: "allocated memory", zh: "累计分配内存" },
  largestBufferBytes: { en: "largest buffer", zh: "最大缓冲区" },
  tensorPeakBytes: { en: "peak tensor memory", zh: "张量内存峰值" },
  bytesSent: { en: "bytes sent", zh: "通信字节数" },
  virtualTime: { en: "virtual time", zh: "虚拟时间" },
};

export function nameOf({
  kind,
  value,
}: Pick<Measure, "kind"> & { readonly value?: { readonly name: Bilingual } }): Bilingual {
  return kind === "value" ? (value?.name ?? { en: "value", zh: "指标" }) : NAMES[kind];
}

/** Growth that differs by less than this from the solution's is the same. */
const SAME_GROWTH = 0.35;

/** "1.8x the solution's time; grows as T^2.0, the solution as T^1.0: look at the hints." */
export function wordsFor(
  ratio: number,
  found: Pick<Efficiency, "kind" | "name" | "over" | "interval" | "growth">,
): Bilingual {
  const { interval, growth, over } = found;
  const name = nameOf({ kind: found.kind, ...(found.name === undefined ? {} : { value: { name: found.name } }) });
  const times = ratio.toFixed(ratio < 10 ? 2 : 0);
  const isTie = interval !== undefined && interval[0] <= 1 && interval[1] >= 1;
  const same = isTie || ratio === 1;
  const en = [same ? `The ${name.en} of the solution` : `${times}x the solution's ${name.en}`];
  const zh = [same ? `${name.zh}与参考解持平` : `${name.zh}是参考解的 ${times} 倍`];
  if (growth !== undefined && growth.candidate - growth.solution > SAME_GROWTH) {
    const power = (k: number) => `${over}^${k.toFixed(1)}`;
    en.push(`it grows as ${power(growth.candidate)}, the solution's as ${power(growth.solution)}: look at the hints`);
    zh.push(`随 ${over} 的增长为 ${power(growth.candidate)}，参考解为 ${power(growth.solution)}：看看提示`);
  }
  return { en: `${en.join("; ")}.`, zh: `${zh.join("；")}。` };
}
