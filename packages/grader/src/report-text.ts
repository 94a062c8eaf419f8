/** @file The words of a verdict in both languages: names of verdicts, labels of a failure. `report.ts` lays them out. */
import type { Contestant } from "./measure/contestants.ts";
import type { PipelineOp } from "./timeline.ts";
import type { VerdictCode } from "./verdict.ts";

export type Locale = "en" | "zh";

export interface ReportText {
  readonly verdicts: Readonly<Record<VerdictCode, string>>;
  readonly caseName: (group: string, name: string, example: boolean) => string;
  readonly score: (score: number) => string;
  /** While efficiency is measured. */
  readonly correctness: (points: number) => string;
  readonly examplesPassed: (passed: number, total: number) => string;
  readonly firstFailure: string;
  readonly examples: string;
  readonly notRun: string;
  readonly labels: {
    readonly case: string;
    readonly inputs: string;
    readonly where: string;
    readonly expected: string;
    readonly got: string;
    readonly worst: string;
    readonly wrong: string;
    readonly error: string;
    readonly console: string;
  };
  readonly worst: (absolute: string, relative: string, where: string) => string;
  readonly wrong: (wrong: number, total: number) => string;
  readonly heat: (largest: string) => string;
  readonly at: (line: number, column: number) => string;
  readonly next: (step: string) => string;
  readonly backend: (rung: string, version: string, gpu: boolean, computeMs?: number) => string;
  readonly isolation: (level: number) => string;
  readonly duration: (seconds: string) => string;
  readonly more: (count: number) => string;
  readonly efficiency: {
    readonly who: Readonly<Record<Contestant, string>>;
    readonly title: (measure: string) => string;
    readonly ratio: (ratio: string, interval?: readonly [low: string, high: string]) => string;
    readonly points: (points: string) => string;
    readonly separator: string;
    readonly at: (over: string, size: number, isLogarithmic: boolean) => string;
    readonly interval: (low: string, high: string) => string;
    readonly growth: string;
    readonly score: (score: number, correctness: number, efficiency: number, several: boolean) => string;
  };
  readonly timeline: {
    readonly title: (example: string) => string;
    readonly rank: (rank: number) => string;
    readonly messages: (count: number, bytes: string, steps: number, time: string) => string;
    /** What the signs of the picture mean. */
    readonly signs: string;
    readonly pipeline: (makespan: string, bubblesPercent: string, inFlight: readonly number[]) => string;
    readonly pipelineSigns: (ops: ReadonlySet<PipelineOp>, hasOverlap: boolean) => string;
  };
}

const en: ReportText = {
  verdicts: {
    accepted: "Accepted",
    "wrong-answer": "Wrong answer",
    "runtime-error": "Runtime error",
    "time-limit": "Time limit exceeded",
    "memory-limit": "Memory limit exceeded",
    "output-limit": "Output limit exceeded",
    "compile-error": "Compile error",
    "forbidden-api": "Forbidden API",
    "limit-exceeded": "A bound of this kata is broken",
    deadlock: "Deadlock",
    "internal-error": "Internal error (ours, not yours)",
  },
  caseName: (group, name, example) => `${group} / ${name} (${example ? "example" : "hidden"})`,
  score: (score) => `score ${score} / 100`,
  correctness: (points) => `${points} points for correctness`,
  examplesPassed: (passed, total) => `examples ${passed}/${total}, not scored`,
  firstFailure: "First failure",
  examples: "Examples",
  notRun: "not run",
  labels: {
    case: "case",
    inputs: "inputs",
    where: "where",
    expected: "expected",
    got: "got",
    worst: "worst error",
    wrong: "wrong",
    error: "error",
    console: "console",
  },
  worst: (absolute, relative, where) => `${absolute} absolute, ${relative} relative, at ${where}`,
  wrong: (wrong, total) => `${wrong} of ${total} values`,
  heat: (largest) => `|got - expected|, darkest = ${largest}`,
  at: (line, column) => `line ${line}, column ${column}`,
  next: (step) => `Next: ${step}`,
  backend: (rung, version, gpu, computeMs) =>
    rung === "not applicable"
      ? "no backend used"
      : `backend ${rung} ${version}${gpu ? " (GPU)" : ""}${computeMs === undefined ? "" : `, ${computeMs} ms`}`,
  isolation: (level) => `isolation level ${level} of 5`,
  duration: (seconds) => `${seconds} s`,
  more: (count) => `... ${count} more characters`,
  efficiency: {
    who: { candidate: "yours", solution: "solution", naive: "naive" },
    title: (measure) => `Efficiency: ${measure}`,
    ratio: (ratio, interval) =>
      `ratio to the solution ${ratio}${interval ? ` (95 % interval ${interval[0]} to ${interval[1]})` : ""}`,
    points: (points) => `${points} of 30 points`,
    separator: ", ",
    at: (over, size, isLogarithmic) => `at ${over} = ${size}${isLogarithmic ? ", logarithmic scale" : ""}`,
    interval: (low, high) => `(${low} to ${high})`,
    growth: "growth",
    score: (score, correctness, efficiency, several) =>
      `${correctness} for correctness + ${efficiency} for efficiency${several ? " (the lower of the measures)" : ""} = score ${score} / 100`,
  },
  timeline: {
    title: (example) => `Timeline of the example "${example}"`,
    rank: (rank) => `rank ${rank}`,
    messages: (count, bytes, steps, time) =>
      `${counted(count, "message")}, ${bytes}, ${counted(steps, "step")}${steps === 1 ? "" : " one after the other"}; ${time} of virtual time`,
    signs: "→1 a message to rank 1, · nothing is sent",
    pipeline: (makespan, bubbles, inFlight) =>
      `makespan ${makespan}; bubbles ${bubbles} %; at most ${inFlight.join(", ")} micro-batches in flight, rank by rank`,
    pipelineSigns: (ops, hasOverlap) =>
      [
        ...(ops.has("F") ? ["F forward"] : []),
        ...(ops.has("B") ? ["B backward"] : []),
        ...(ops.has("W") ? ["W gradient of the weights"] : []),
        "· bubble",
        ...(hasOverlap ? ["# two ops at once"] : []),
      ].join(", "),
  },
};

const zh: ReportText = {
  verdicts: {
    accepted: "通过",
    "wrong-answer": "答案错误",
    "runtime-error": "运行出错",
    "time-limit": "超时",
    "memory-limit": "内存超限",
    "output-limit": "输出超限",
    "compile-error": "编译错误",
    "forbidden-api": "用了禁用的 API",
    "limit-exceeded": "超出本题规定的上限",
    deadlock: "死锁",
    "internal-error": "内部错误（是评测系统的问题，与你的代码无关）",
  },
  caseName: (group, name, example) => `${group} / ${name}（${example ? "示例" : "隐藏"}）`,
  score: (score) => `得分 ${score} / 100`,
  correctness: (points) => `正确性 ${points} 分`,
  examplesPassed: (passed, total) => `示例 ${passed}/${total}，不计分`,
  firstFailure: "第一处失败",
  examples: "示例",
  notRun: "未运行",
  labels: {
    case: "用例",
    inputs: "输入",
    where: "位置",
    expected: "期望",
    got: "实际",
    worst: "最大误差",
    wrong: "错误数量",
    error: "异常",
    console: "控制台",
  },
  worst: (absolute, relative, where) => `绝对误差 ${absolute}，相对误差 ${relative}，在 ${where}`,
  wrong: (wrong, total) => `${total} 个值里错了 ${wrong} 个`,
  heat: (largest) => `|实际 - 期望|，颜色越深误差越大，最深处为 ${largest}`,
  at: (line, column) => `第 ${line} 行第 ${column} 列`,
  next: (step) => `下一步：${step}`,
  backend: (rung, version, gpu, computeMs) =>
    rung === "not applicable"
      ? "没有用到后端"
      : `后端 ${rung} ${version}${gpu ? "（GPU）" : ""}${computeMs === undefined ? "" : `，${computeMs} 毫秒`}`,
  isolation: (level) => `隔离级别 ${level}（最高 5）`,
  duration: (seconds) => `${seconds} 秒`,
  more: (count) => `……另有 ${count} 个字符`,
  efficiency: {
    who: { candidate: "你的代码", solution: "参考解", naive: "朴素解" },
    title: (measure) => `效率：${measure}`,
    ratio: (ratio, interval) =>
      `与参考解之比 ${ratio}${interval ? `（95% 置信区间 ${interval[0]} ~ ${interval[1]}）` : ""}`,
    points: (points) => `效率分 ${points} / 30`,
    separator: "，",
    at: (over, size, isLogarithmic) => `${over} = ${size}${isLogarithmic ? "，对数刻度" : ""}`,
    interval: (low, high) => `（${low} ~ ${high}）`,
    growth: "增长",
    score: (score, correctness, efficiency, several) =>
      `正确性 ${correctness} + 效率 ${efficiency}${several ? "（各项指标取最低）" : ""} = 得分 ${score} / 100`,
  },
  timeline: {
    title: (example) => `示例 ${example} 的时间线`,
    rank: (rank) => `rank ${rank}`,
    messages: (count, bytes, steps, time) => `${count} 条消息，共 ${bytes}，先后 ${steps} 步；虚拟时间 ${time}`,
    signs: "→1 发给 rank 1 的消息，· 没有在发送",
    pipeline: (makespan, bubbles, inFlight) =>
      `总时长 ${makespan}；Bubble 占 ${bubbles}%；各 rank 在途微批次最多为 ${inFlight.join("、")} 个`,
    pipelineSigns: (ops, hasOverlap) =>
      [
        ...(ops.has("F") ? ["F 前向"] : []),
        ...(ops.has("B") ? ["B 反向"] : []),
        ...(ops.has("W") ? ["W 权重梯度"] : []),
        "· Bubble",
        ...(hasOverlap ? ["# 同时做两个操作"] : []),
      ].join("，"),
  },
};

export const REPORT_TEXT: Readonly<Record<Locale, ReportText>> = { en, zh };

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
