/**
 * @file What the grader says to people, in both languages: the verdict's sentence, the next step, and why a case failed.
 *
 * Every sentence here may be shown for a hidden case: none holds a value of it.
 */
import type { Bilingual, Bounds } from "./contract.ts";
import { formatNumber } from "./format.ts";
import { forbiddenReason } from "./tf/surface.ts";
import type { Position, VerdictCode } from "./verdict.ts";

const both = (en: string, zh: string): Bilingual => ({ en, zh });

export const wrongExample = () => both("The result is not the expected one.", "结果与期望不符。");
export const wrongHidden = () =>
  both("The result of a hidden case is not the expected one.", "隐藏用例的结果与期望不符。");
export const overwritten = (name: string) =>
  both(
    `The argument \`${name}\` was overwritten; it must be left as it is.`,
    `参数 \`${name}\` 被改写了，题目要求不得修改它。`,
  );
export const missingExport = (names: readonly string[]) =>
  both(
    `The program does not export ${list(names)}. Export each with this exact name: \`export function ${names[0]}(...)\` or \`export class ...\`.`,
    `程序没有导出 ${list(names)}。请用完全一致的名字导出，例如 \`export function ${names[0]}(...)\` 或 \`export class ...\`。`,
  );
export const threw = (name: string, at: Position | undefined) =>
  both(
    `The code threw ${name}${at ? ` at ${at.line}:${at.column}` : ""}.`,
    `代码${at ? `在 ${at.line}:${at.column} ` : ""}抛出了 ${name}。`,
  );
export const arity = (name: string, got: number, want: readonly string[]) =>
  both(
    `\`${name}\` declares ${got} parameter${got === 1 ? "" : "s"}; the task passes ${want.length}: (${want.join(", ")}).`,
    `\`${name}\` 声明了 ${got} 个参数，题目会传入 ${want.length} 个：(${want.join(", ")})。`,
  );

export function forbidden(name: string): Bilingual {
  const library = /^(?:tf|Tensor)\.(.+)$/.exec(name);
  if (library !== null) return forbiddenReason(library[1]!).says;
  if (name.startsWith("import")) {
    return both(
      `\`${name}\` is not available here: a kata is solved with what its task names.`,
      `这里不能使用 \`${name}\`：只能导入题目里写明的模块。`,
    );
  }
  return both(
    `\`${name}\` is not available here: solutions run in a sandbox without files, network, processes, clocks or code made from strings.`,
    `这里不能使用 \`${name}\`：代码在沙箱中运行，没有文件、网络、进程和时钟，也不能从字符串生成代码。`,
  );
}

export function deadlock(
  waits: readonly { readonly rank: number; readonly to: "send to" | "receive from"; readonly peer: number }[],
): Bilingual {
  const en = waits.map(({ rank, to, peer }) => `rank ${rank} waits to ${to} rank ${peer}`).join("; ");
  const zh = waits
    .map(({ rank, to, peer }) => `rank ${rank} 等待${to === "send to" ? "发送给" : "接收自"} rank ${peer}`)
    .join("；");
  return both(`No rank can go on: ${en}.`, `所有 rank 都无法继续：${zh}。`);
}

export function fault(kind: "time" | "memory" | "output" | "stalled" | "unhandled" | "died"): Bilingual {
  switch (kind) {
    case "time":
      return both("The code ran longer than the time limit.", "代码运行超过了时间限制。");
    case "memory":
      return both("The code used more memory than the limit.", "代码占用的内存超过了限制。");
    case "output":
      return both("The code produced more output than the limit.", "代码的输出超过了限制。");
    case "stalled":
      return both(
        "The code waits for a promise that nothing will ever settle.",
        "代码在等待一个永远不会完成的 Promise。",
      );
    case "unhandled":
      return both(
        "A promise was rejected and nothing handles it: await it, or catch its error.",
        "有一个 Promise 被拒绝（rejected）却没有人处理：请 await 它，或者捕获它的错误。",
      );
    case "died":
      return both("The code ended the process that it ran in.", "代码导致运行它的进程退出。");
  }
}

const BOUNDS: Readonly<Record<keyof Bounds, readonly [en: string, zh: string, unit: string]>> = {
  tensorPeakBytes: ["the peak of the tensors' memory", "张量内存峰值", " B"],
  leakedTensors: ["tensors left alive after the call", "调用结束后仍未释放的张量", ""],
  largestBufferBytes: ["the largest buffer", "最大的单个缓冲区", " B"],
  allocatedBytes: ["all buffers together", "缓冲区总量", " B"],
  totalBytesSent: ["bytes sent by all ranks", "所有 rank 发送的总字节数", " B"],
  bytesSentPerRank: ["bytes sent by one rank", "单个 rank 发送的字节数", " B"],
  messagesPerRank: ["messages sent by one rank", "单个 rank 发送的消息数", ""],
  virtualTime: ["virtual time", "虚拟时间", " s"],
};

export function boundBroken(name: keyof Bounds, bound: number, value: number, isExact: boolean): Bilingual {
  const [en, zh, unit] = BOUNDS[name];
  return both(
    `The values are right, but a bound is broken: ${en} may be at most ${formatNumber(bound)}${unit}; measured ${isExact ? "" : "about "}${formatNumber(value)}${unit}.`,
    `数值正确，但超出了题目的限制：${zh}最多 ${formatNumber(bound)}${unit}，实测${isExact ? "" : "约"} ${formatNumber(value)}${unit}。`,
  );
}

const VERDICT_TEXT: Readonly<Record<VerdictCode, { readonly message: Bilingual; readonly next: Bilingual }>> = {
  accepted: {
    message: both("Accepted: every case passed.", "通过：所有用例都正确。"),
    next: both(
      "Read the walkthrough and answer the follow-up questions aloud.",
      "看看解析，再把面试追问口头回答一遍。",
    ),
  },
  "wrong-answer": {
    message: both("Wrong answer.", "答案错误。"),
    next: both(
      "Start from the first failed case; the rules and edges of the task say what it tests.",
      "从第一个没过的用例查起，题目的规则与边界说明了它在考什么。",
    ),
  },
  "runtime-error": {
    message: both("The code threw an error.", "代码运行时抛出错误。"),
    next: both(
      "Go to the line named here and check what it assumes about its arguments.",
      "到指出的那一行，检查它对参数做了哪些假设。",
    ),
  },
  "time-limit": {
    message: both("Time limit exceeded.", "超出时间限制。"),
    next: both(
      "Look for a loop that does not end, or work that grows faster than the input.",
      "检查是否有死循环，或者计算量增长得比输入更快。",
    ),
  },
  "memory-limit": {
    message: both("Memory limit exceeded.", "超出内存限制。"),
    next: both(
      "Look for arrays larger than the answer needs, or that grow on every call.",
      "检查是否有超出需要的大数组，或每次调用都在增长的数组。",
    ),
  },
  "output-limit": {
    message: both("Too much output.", "输出过多。"),
    next: both("Print less: console output may hold 64 kB per case.", "减少打印：每个用例的控制台输出上限为 64 kB。"),
  },
  "compile-error": {
    message: both("The program does not compile.", "程序无法编译。"),
    next: both(
      "Mend the place named here and submit again; nothing was run.",
      "修正指出的位置后重新提交，这次没有运行任何用例。",
    ),
  },
  "forbidden-api": {
    message: both("The program uses something that is not available.", "程序用到了不允许的接口。"),
    next: both("Take it out; the editor's completions list what there is.", "去掉它；编辑器的补全列出了可用的接口。"),
  },
  "limit-exceeded": {
    message: both("The values are right, but a bound of this kata is broken.", "数值正确，但超出了本题的资源限制。"),
    next: both(
      "Read the bound in the task's rules: it asks for another structure, not for tuning.",
      "看题目规则里的限制：它要求换一种结构，而不是微调。",
    ),
  },
  deadlock: {
    message: both("Deadlock: every rank waits for another.", "死锁：各个 rank 互相等待。"),
    next: both(
      "A send completes only when its receiver has arrived: let both directions of an exchange happen at once.",
      "发送要等接收方到达才会完成：让一次交换的两个方向同时进行。",
    ),
  },
  "internal-error": {
    message: both(
      "The grader failed; this is our fault and does not count.",
      "判题系统出错，这是我们的问题，不计入成绩。",
    ),
    next: both(
      "Submit again. If it stays so, run `pnpm kata doctor`.",
      "请重新提交；如果仍然如此，运行 `pnpm kata doctor`。",
    ),
  },
};

export function verdictText(verdict: VerdictCode): { readonly message: Bilingual; readonly next: Bilingual } {
  return VERDICT_TEXT[verdict];
}

/** @param reason in English: it comes from a driver or a library */
export const backendUnusable = (reason: string) => ({
  message: both(
    `What computes the expected values cannot be used here: ${reason}`,
    `本机无法使用所指定的期望值计算后端：${reason}`,
  ),
  next: both(
    "`pnpm kata doctor` tries every backend; KATA_BACKEND=auto takes the fastest that works.",
    "运行 `pnpm kata doctor` 逐一检查各个后端；设置 KATA_BACKEND=auto 会自动选用最快的可用后端。",
  ),
});
export const allExamples = () => ({
  message: both("Every example gives the expected result.", "每个示例都得到了期望的结果。"),
  next: both("Submit to run the hidden cases.", "提交后会运行隐藏用例。"),
});
export const tooLarge = (bytes: number, most: number) =>
  both(`The source has ${bytes} bytes; at most ${most} are graded.`, `源码有 ${bytes} 字节，最多只能判 ${most} 字节。`);
export const emptySource = () =>
  both("The source is empty: there is nothing to grade.", "源码是空的，没有可以判的内容。");
export const binarySource = () =>
  both(
    "The source holds bytes that are not text (NUL or broken UTF-8); save it as UTF-8.",
    "源码中有非文本字节（NUL 或损坏的 UTF-8），请以 UTF-8 保存。",
  );
export const compileFailed = (message: string) => both(message, `编译错误：${message}`);
export const compileTooHard = () =>
  both("The compiler did not finish within its limits of time and memory.", "编译超出了时间或内存限制。");

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}
